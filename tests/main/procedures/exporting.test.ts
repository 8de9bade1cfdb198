// Playlists of a person, and what is exported: written anew over its own files, never over what somebody else wrote.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ExportReport } from '../../../src/core/domain/job.ts';
import { playlistFormats } from '../../../src/core/domain/playlist.ts';
import { ended, type RunningApp, resultOf, startApp } from '../../helpers/app.ts';
import { fifo, hasFifos } from '../../helpers/fifo.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';
import { idsByPath, threeTracks } from '../../helpers/threeTracks.ts';

const shared = temporaryFolder().path;
/** Scanned once, and copied for each test: they leave the music alone. */
const scanned = { library: join(shared, 'library'), music: join(shared, 'music') };

/** The three tracks, and a folder to write to. */
async function opened() {
  if (!existsSync(scanned.library)) {
    const { app } = await threeTracks(scanned.library, scanned.music);
    await app.close();
  }
  const libraryDir = tempDir();
  cpSync(scanned.library, libraryDir, { recursive: true });
  const running = await startApp(libraryDir);
  return { ...running, folder: tempDir(), ids: await idsByPath(running.client) };
}

async function exported(
  { client }: RunningApp,
  options: Parameters<typeof client.playlists.export>[0],
): Promise<ExportReport> {
  const result = await resultOf(client, client.playlists.export(options));
  if (result.kind !== 'export') throw new Error('not an export');
  return result.report;
}

describe('playlists', () => {
  test('made by hand: added once, moved, taken out, taken back, put aside', async () => {
    const { client, ids } = await opened();
    const [a, b, c] = [ids[0] ?? 0, ids[1] ?? 0, ids[2] ?? 0];
    const { id } = await client.playlists.create({ name: '  Best ', trackIds: [a, b] });
    const order = () => client.playlists.tracks({ id });
    expect(await client.playlists.addTracks({ id, trackIds: [c, a], before: b })).toMatchObject({
      name: 'Best',
      tracks: 3,
    });
    expect(await order()).toEqual([a, c, b]);
    await client.playlists.move({ id, trackIds: [b], before: a });
    expect(await order()).toEqual([b, a, c]);
    await client.playlists.removeTracks({ id, trackIds: [a] });
    // What changes nothing is no step.
    await client.playlists.rename({ id, name: 'Best' });
    expect(await client.changes.undo({ of: 'playlist', id })).toEqual({ of: 'playlist', id, name: 'Best' });
    expect(await order()).toEqual([b, a, c]);
    await client.playlists.delete({ id });
    expect(await client.playlists.list({})).toEqual([]);
    expect(await client.playlists.list({ deleted: true })).toMatchObject([{ id, deleted: true, tracks: 3 }]);
    await client.playlists.restore({ id });
    expect(await client.playlists.list({})).toMatchObject([{ id, name: 'Best' }]);
    await expect(client.playlists.rename({ id, name: 'a\nb' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  test('smart: live, limited, and not to be changed by hand', async () => {
    const { client, ids } = await opened();
    const rule = { filter: { search: 'one' }, sort: [], limit: null };
    const { id } = await client.playlists.create({ name: 'Ones', rule });
    expect(await client.playlists.tracks({ id })).toEqual([ids[0]]);
    await client.playlists.setRule({
      id,
      rule: { filter: { sources: ['label'] }, sort: [{ key: 'path', direction: 'descending' }], limit: 2 },
    });
    expect(await client.playlists.tracks({ id })).toEqual([]);
    await client.labels.set({ trackIds: ids, genre: 'Polka' });
    expect(await client.playlists.tracks({ id })).toEqual([ids[2], ids[1]]);
    await expect(client.playlists.addTracks({ id, trackIds: ids })).rejects.toMatchObject({
      data: { kind: 'invalid' },
    });
  });
});

describe('an export', () => {
  test.each(playlistFormats)(
    'as %s: written anew over its own file, never over one of somebody else',
    async (format) => {
      const running = await opened();
      const { client, ids, folder } = running;
      await client.labels.set({ trackIds: ids.slice(0, 2), genre: 'Polka' });
      const out = join(folder, 'lists');
      const first = await exported(running, { folder: out, format });
      const file = join(out, `Polka.${format}`);
      expect(first.playlists).toMatchObject([{ name: 'Polka', genre: 'polka', file, tracks: 2 }]);
      await client.labels.set({ trackIds: ids.slice(1, 2), genre: null });
      await exported(running, { folder: out, format });
      expect(readdirSync(out)).toEqual([`Polka.${format}`]);
      const own = readFileSync(file);
      expect(own.includes('one.wav') && !own.includes('two')).toBe(true);

      writeFileSync(file, 'my own list\n');
      await exported(running, { folder: out, format });
      expect(readFileSync(file, 'utf8')).toBe('my own list\n');
      expect(readdirSync(out).sort()).toEqual([`Polka (2).${format}`, `Polka.${format}`]);
    },
  );

  test('a CSV that was edited since is left alone', async () => {
    const running = await opened();
    await running.client.labels.set({ trackIds: running.ids, genre: 'Polka' });
    const out = join(running.folder, 'lists');
    const { playlists } = await exported(running, { folder: out, format: 'csv' });
    const file = playlists[0]?.file ?? '';
    writeFileSync(file, `${readFileSync(file, 'utf8')}a note of mine\r\n`);
    await exported(running, { folder: out, format: 'csv' });
    expect(readFileSync(file, 'utf8')).toContain('a note of mine');
    expect(readdirSync(out)).toHaveLength(2);
  });

  test.skipIf(!hasFifos)('does not wait at a pipe of the same name', async () => {
    const running = await opened();
    await running.client.labels.set({ trackIds: running.ids, genre: 'Polka' });
    const out = join(running.folder, 'lists');
    mkdirSync(out);
    fifo(join(out, 'Polka.m3u8'));
    const { playlists } = await exported(running, { folder: out, format: 'm3u8' });
    expect(playlists).toMatchObject([{ file: join(out, 'Polka (2).m3u8') }]);
  });

  test('does not follow a link out of the folder', async () => {
    const running = await opened();
    await running.client.labels.set({ trackIds: running.ids, genre: 'Polka' });
    const out = join(running.folder, 'lists');
    mkdirSync(out);
    writeFileSync(join(running.folder, 'secret'), '#Written by Stackwax\n');
    symlinkSync(join(running.folder, 'secret'), join(out, 'Polka.m3u8'));
    await exported(running, { folder: out });
    expect(readFileSync(join(running.folder, 'secret'), 'utf8')).toBe('#Written by Stackwax\n');
  });

  test('leads to the files: relative and absolute paths, URIs', async () => {
    const running = await opened();
    await running.client.labels.set({ trackIds: running.ids, genre: 'Polka' });
    const out = join(running.folder, 'lists');
    const entries = async (format: 'm3u8' | 'jspf', absolute: boolean) => {
      const { playlists } = await exported(running, {
        folder: join(out, String(absolute)),
        format,
        absolute,
      });
      return readFileSync(playlists[0]?.file ?? '', 'utf8');
    };
    for (const absolute of [false, true]) {
      const lines = (await entries('m3u8', absolute))
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      expect(lines).toHaveLength(3);
      for (const line of lines) expect(existsSync(resolve(out, String(absolute), line))).toBe(true);
      const uris = (await entries('jspf', absolute)).match(/(?<="location":\[")[^"]+/g) ?? [];
      expect(uris).toHaveLength(3);
      const base = pathToFileURL(join(out, String(absolute), 'x'));
      for (const uri of uris) expect(existsSync(fileURLToPath(new URL(uri, base)))).toBe(true);
    }
  });

  test('M3U reports what Latin-1 lacks, and the preview counts as the export does', async () => {
    const running = await opened();
    const { client, ids, folder } = running;
    await client.labels.set({ trackIds: ids, genre: 'Polka' });
    expect(await client.playlists.preview({ format: 'm3u' })).toMatchObject({
      files: [{ name: 'Polka', tracks: 2 }],
      tracks: 2,
      leftOut: 1,
    });
    expect(await client.playlists.preview({ format: 'xspf' })).toMatchObject({ tracks: 3, leftOut: 0 });
    const report = await exported(running, { folder: join(folder, 'lists'), format: 'm3u' });
    expect(report.playlists).toMatchObject([{ tracks: 2 }]);
    expect(report.skipped).toMatchObject([{ kind: 'unwritable', path: join(scanned.music, 'b', '雪.wav') }]);
  });

  test('of playlists, of a selection, narrowed, and all in one file', async () => {
    const running = await opened();
    const { client, ids, folder } = running;
    const [a, b, c] = [ids[0] ?? 0, ids[1] ?? 0, ids[2] ?? 0];
    await client.labels.set({ trackIds: [a], genre: 'Polka' });
    const { id } = await client.playlists.create({ name: 'Mine', trackIds: [c, a] });
    const names = async (options: Parameters<typeof client.playlists.preview>[0]) =>
      (await client.playlists.preview(options)).files.map(({ name, tracks }) => [name, tracks]);
    expect(await names({ playlists: [id] })).toEqual([['Mine', 2]]);
    expect(await names({ playlists: [id], genres: ['POLKA'] })).toEqual([
      ['Polka', 1],
      ['Mine', 2],
    ]);
    expect(await names({ tracks: { name: 'Chosen', ids: [b, a, b] } })).toEqual([['Chosen', 2]]);
    expect(await names({ playlists: [id], sources: ['label'] })).toEqual([['Mine', 1]]);
    expect(await names({ playlists: [id], genres: ['polka'], oneFile: 'All' })).toEqual([['All', 2]]);
    const report = await exported(running, { folder: join(folder, 'x'), playlists: [id], oneFile: '../up' });
    expect(report.playlists[0]?.file.startsWith(`${join(folder, 'x')}/`)).toBe(true);
    const missing = await ended(
      client,
      client.playlists.export({ folder: join(folder, 'x'), genres: ['no such'] }),
    );
    expect(missing.status).toMatchObject({ state: 'failed', error: { kind: 'not-found' } });
  });
});
