// Lists that are printed page by page are the documents that they would be as a whole.
import { expect, test } from 'vitest';
import { fillLibrary } from '../../../bench/library/generated.ts';
import { openStore } from '../../../src/main/store/store.ts';
import { cli } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const slow = 60_000;
/** Of `list`, three pages; the last is not full. */
const size = 250;

function library(tracks: number): string {
  const libraryDir = tempDir();
  const { transaction, close } = openStore(libraryDir, () => 0);
  if (tracks > 0) fillLibrary(transaction, tracks);
  close();
  return libraryDir;
}

test(
  'tracks and albums as JSON, CSV and lines',
  async () => {
    const dir = library(size);
    const printed = async (...args: string[]): Promise<string> => {
      const { code, stdout, stderr } = await cli([...args, '--library', dir]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return stdout;
    };
    const json = await printed('list', '--json');
    const tracks: readonly { genre: string | null; path: string; album: string; artist: string }[] =
      JSON.parse(json);
    expect(json).toBe(`${JSON.stringify(tracks, null, 2)}\n`);
    expect(new Set(tracks.map(({ path }) => path)).size).toBe(size);
    const paths = tracks.map(({ path }) => path);
    const last = '\u{10ffff}';
    const sorted = tracks.toSorted(
      (a, b) => order(a.genre ?? last, b.genre ?? last) || order(a.path, b.path),
    );
    expect(paths).toEqual(sorted.map(({ path }) => path));

    const csv = (await printed('list', '--csv')).split('\r\n').slice(1, -1);
    expect(csv.map((line, n) => line.startsWith(paths[n] ?? '?'))).not.toContain(false);

    const counts = Map.groupBy(tracks, ({ genre }) => genre);
    const headings = (await printed('list')).split('\n').filter((line) => /^\S/u.test(line));
    expect(headings.map((line) => Number(/\((\d+)\)$/u.exec(line)?.[1]))).toEqual(
      [...counts.values()].map(({ length }) => length),
    );

    const albums = await printed('albums', '--json');
    expect(albums).toBe(`${JSON.stringify(JSON.parse(albums), null, 2)}\n`);
    expect(JSON.parse(albums)).toHaveLength(
      new Set(tracks.map(({ album, artist }) => `${album} by ${artist}`)).size,
    );
  },
  slow,
);

test(
  'a list of nothing',
  async () => {
    const dir = library(0);
    const runs = await Promise.all([
      cli(['list', '--json', '--library', dir]),
      cli(['list', '--library', dir]),
    ]);
    expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual([
      [0, '[]\n'],
      [0, 'No tracks.\n'],
    ]);
  },
  slow,
);

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
