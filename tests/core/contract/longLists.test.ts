// Lists so long that they travel packed: the same by every face.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { places } from '../../../scripts/start/project.ts';
import { type App, createApp } from '../../../src/main/app.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

import { type Connection, type Face, inProcess, overMessageChannel, overWebSocket } from './faces.ts';

const tracks = 1500;

describe.each([
  ['in-process', inProcess],
  ['WebSocket', overWebSocket],
  ['MessageChannel', overMessageChannel],
])('%s', (_, open) => {
  const { path: libraryDir } = temporaryFolder();
  let app: App;
  let face: Face;
  let connection: Connection;
  let inOrder: number[];

  beforeAll(async () => {
    const store = openTestStore(libraryDir);
    inOrder = store.write((to) =>
      Array.from({ length: tracks }, (_, i) => addTrack(to, `${i}.mp3`, { title: `${(i * 7) % tracks}` })),
    );
    store.close();
    app = await createApp({ ...places, libraryDir: libraryDir, workers: 1 });
    face = await open(app);
    connection = await face.connect();
  });
  afterAll(async () => {
    await connection.close();
    await face.close();
    await app.close();
  });

  test('a list of ids arrives in its order', async () => {
    const ids = await connection.client.tracks.query({ sort: [{ key: 'added', direction: 'ascending' }] });
    expect(Array.isArray(ids)).toBe(true);
    expect(ids.toSorted((a, b) => a - b)).toEqual(inOrder);
    const titles = await connection.client.tracks.query({ sort: [{ key: 'title', direction: 'ascending' }] });
    const rows = await connection.client.tracks.rows({ ids: titles.slice(0, 3) });
    expect(rows.map(({ title }) => title)).toEqual(['0', '1', '10']);
  });

  test('a list of ids among other things', async () => {
    const { ids, groups, rows } = await connection.client.tracks.list({ by: 'folder', rows: 2 });
    expect(ids).toHaveLength(tracks);
    expect(groups).toMatchObject([{ title: '/music', tracks }]);
    expect(rows).toEqual(await connection.client.tracks.rows({ ids: ids.slice(0, 2) }));
    expect(rows).toHaveLength(2);
  });

  test('a list of ids that is handed in', async () => {
    const { tracks: labelled } = await connection.client.labels.set({ trackIds: inOrder, genre: 'jazz' });
    expect(labelled).toBe(tracks);
  });

  test('what is no list of ids is refused, long as it is', async () => {
    const trackIds = Array.from({ length: tracks }, () => 0);
    await expect(connection.client.labels.set({ trackIds, genre: 'jazz' })).rejects.toThrow();
  });
});
