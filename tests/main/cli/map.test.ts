// `stackwax map`: laid out once, drawn as often as wanted, over no file of somebody else's; a kill leaves the map that was there.
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { startApp } from '../../helpers/app.ts';
import { cli, cliJson, startCli } from '../../helpers/cli.ts';
import { openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('draws the library, tells its figures, and writes over its own maps alone', async () => {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical', 'metal'], 20);
  const store = openTestStore(libraryDir);
  store.write((write) => write.labels.set([tracks[0]!.id], write.genres.ensure('rock & <roll>')));
  store.close();
  const out = join(tempDir(), 'map.svg');
  const map = (...more: string[]) => ['map', '--library', libraryDir, '--out', out, ...more];
  const first = await cliJson(map('--kind', 'umap'));
  expect(first).toMatchObject({
    file: out,
    by: 'genre',
    kind: 'umap',
    tracks: 40,
    placed: 0,
    waiting: 0,
    outdated: null,
  });
  const svg = readFileSync(out, 'utf8');
  expect([...svg.matchAll(/h0/gu)]).toHaveLength(40);
  expect(svg).toContain('Rock &amp; &lt;Roll&gt;');
  // Again: the same layout, another picture.
  const again = await cliJson(map('--by', 'year'));
  expect(again).toMatchObject({ by: 'year', laidOutAt: (first as { laidOutAt: number }).laidOutAt });
  expect(readFileSync(out, 'utf8')).toContain('No year');
}, 120_000);

test('a file that is no map, and a link, are left alone unless it is asked for', async () => {
  const libraryDir = tempDir();
  const folder = tempDir();
  const out = join(folder, 'map.svg');
  const map = (...more: string[]) => ['map', '--library', libraryDir, '--kind', 'pca', '--out', ...more];
  writeFileSync(out, 'my own drawing');
  const refused = await cli(map(out));
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('This is no map that Stackwax drew');
  expect(readFileSync(out, 'utf8')).toBe('my own drawing');
  expect(await cli(map(out, '--force'))).toMatchObject({ code: 0 });
  expect(readFileSync(out, 'utf8')).toContain('<svg');
  const link = join(folder, 'link.svg');
  symlinkSync(out, link);
  expect(await cli(map(link))).toMatchObject({ code: 1 });
}, 120_000);

test('an empty library has an empty map', async () => {
  const out = join(tempDir(), 'map.svg');
  expect(await cliJson(['map', '--library', tempDir(), '--out', out])).toMatchObject({
    tracks: 0,
    trustworthiness: null,
  });
  expect(existsSync(out)).toBe(true);
});

test('whenever it is killed, the map is the one before or the new one, whole', async () => {
  const libraryDir = tempDir();
  await analysedLibrary(libraryDir, ['classical', 'metal', 'jazz'], 100);
  const args = ['map', '--library', libraryDir, '--kind', 'umap'];
  const { laidOutAt } = (await cliJson(args)) as { laidOutAt: number };
  const mapNow = async () => {
    const { app, client } = await startApp(libraryDir);
    const map = await client.map.get({ kind: 'umap' });
    await app.close();
    return map;
  };
  const before = await mapNow();
  expect(before?.ids).toHaveLength(300);
  for (const after of [1200, 3000]) {
    const { child, done } = startCli([...args, '--json', '--again', '--seed', '2']);
    await setTimeout(after);
    child.kill('SIGKILL');
    await done;
    const now = await mapNow();
    expect(now?.ids).toEqual(before?.ids);
    if (now?.laidOutAt === laidOutAt) expect(now).toEqual(before);
    else expect(now?.xs).not.toEqual(before?.xs);
  }
}, 120_000);
