// What a person made is kept: labels of folders taken out, jobs of earlier sessions, what is tried again.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { ended, resultOf, startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { threeTracks } from '../../helpers/threeTracks.ts';

async function opened(libraryDir = tempDir()) {
  const folder = tempDir();
  return { ...(await threeTracks(libraryDir, folder)), folder };
}

describe('a folder that is taken out', () => {
  test('hides its tracks everywhere; added again, all is as it was', async () => {
    const { client, ids, folder } = await opened();
    await client.labels.set({ trackIds: ids, genre: 'Polka' });
    const { id } = await client.playlists.create({ name: 'Mine', trackIds: ids });
    const roots = await client.library.roots();
    const root = roots.find(({ path }) => path === join(folder, 'a'));
    await client.library.removeRoot({ id: root?.id ?? 0 });
    expect(await client.library.roots()).toMatchObject([{ path: join(folder, 'b') }]);
    expect(await client.tracks.query({})).toEqual([ids[2]]);
    expect(await client.tracks.query({ filter: { presence: 'missing' } })).toEqual([]);
    expect(await client.tracks.counts()).toMatchObject({ present: 1, missing: 0 });
    expect(await client.library.summary()).toMatchObject({ present: 1, missing: 0 });
    expect(await client.playlists.tracks({ id })).toEqual([ids[2]]);
    await resultOf(client, client.library.scan({}));
    expect(await client.tracks.query({})).toEqual([ids[2]]);

    await resultOf(client, client.library.scan({ folders: [join(folder, 'a')] }));
    expect((await client.tracks.query({})).toSorted()).toEqual(ids.toSorted());
    expect((await client.tracks.rows({ ids })).map(({ genre, genreSource }) => [genre, genreSource])).toEqual(
      ids.map(() => ['polka', 'label']),
    );
    expect(await client.playlists.tracks({ id })).toEqual(ids);
    await expect(client.library.removeRoot({ id: 99 })).rejects.toMatchObject({
      data: { kind: 'not-found' },
    });
  });

  test('keeps what lies in another folder of the library, too', async () => {
    const { client, ids, folder } = await opened();
    await resultOf(client, client.library.scan({ folders: [folder] }));
    const inner = (await client.library.roots()).find(({ path }) => path === join(folder, 'a'));
    await client.library.removeRoot({ id: inner?.id ?? 0 });
    expect((await client.tracks.query({})).toSorted()).toEqual(ids.toSorted());
  });
});

describe('jobs', () => {
  test('that ended are listed after a restart, and new ones are numbered on', async () => {
    const libraryDir = tempDir();
    const { app, client } = await opened(libraryDir);
    const before = await client.jobs.list();
    await app.close();
    const again = await startApp(libraryDir);
    expect(await again.client.jobs.list()).toEqual(before);
    const { jobId } = await again.client.library.scan({});
    expect(jobId).toBeGreaterThan(before[0]?.id ?? 0);
    await ended(again.client, Promise.resolve({ jobId }));
  });

  test('try again: a file that was mended meanwhile is listened to, others stay as they are', async () => {
    const { client, ids, folder } = await opened();
    const style = styles[0];
    if (style === undefined) throw new Error('no style');
    writeFileSync(
      join(folder, 'a', 'one.wav'),
      wavFile(renderPiece(style, 1, 4), sampleRate, { INAM: 'Mended' }),
    );
    const result = await resultOf(client, client.tracks.retry({ ids: ids.slice(0, 2) }));
    expect(result).toMatchObject({ kind: 'scan', report: { analysed: 1 } });
    const rows = await client.tracks.rows({ ids });
    expect(rows.map(({ state }) => state)).toEqual(['analysed', 'failed', 'failed']);
    expect(rows[0]?.title).toBe('Mended');
    expect((await client.tracks.similar({ id: ids[0] ?? 0 })).tracks).toEqual([]);
  });

  test('a cover is served by its version, and found anew when the folder changes', async () => {
    const { app, ids, folder } = await opened();
    const id = ids[0] ?? 0;
    await expect(app.cover(id)).rejects.toMatchObject({ kind: 'not-found' });
    writeFileSync(join(folder, 'a', 'cover.gif'), 'GIF89a.');
    const cover = await app.cover(id);
    expect([cover.contentType, cover.size]).toEqual(['image/gif', 7]);
    expect((await app.cover(id)).version).toBe(cover.version);
    await expect(app.cover(999)).rejects.toMatchObject({ kind: 'not-found' });
  });
});
