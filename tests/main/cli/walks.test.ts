// The commands path, blend and radio, as processes of their own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { cli, cliJson } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { walkedLibrary } from '../../helpers/walkedLibrary.ts';

const walk = z.object({
  tracks: z.array(z.object({ path: z.string(), title: z.string() })),
  playlist: z.string().nullable(),
  file: z.string().nullable(),
});
const titles = (document: unknown): string[] => walk.parse(document).tracks.map(({ title }) => title);
const file = (n: number): string => `/music/Track ${n}.mp3`;

function library(): (...args: string[]) => string[] {
  const libraryDir = tempDir();
  walkedLibrary(libraryDir, 12);
  return (...args) => [...args, '--library', libraryDir];
}

test('path: the tracks between, within limits, kept as a playlist and as a file', async () => {
  const of = library();
  const out = join(tempDir(), 'Way.m3u8');
  const document = await cliJson(
    of('path', file(3), file(8), '--steps', '3', '--gap', '0', '--tempo', '6', '--keep', 'Way', '--out', out),
  );
  const places = titles(document).map((title) => Number(title.slice('Track '.length)));
  expect([places.length, places[0], places.at(-1)]).toEqual([4, 3, 8]);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(walk.parse(document)).toMatchObject({ playlist: 'Way', file: out });
  expect(readFileSync(out, 'utf8')).toContain('Artist 4 - Track 8');
  const printed = await cli(of('path', file(0), file(2), '--steps', '1', '--key'));
  expect(printed.stdout).toContain('1 step cannot keep the limits');
  expect((await cli(of('radio', '--playlist', 'Way', '--length', '2'))).stdout.split('\n')).toHaveLength(3);
});

test('blend: liker to the one than to the other', async () => {
  const of = library();
  const found = titles(await cliJson(of('blend', '--more', file(5), '--less', file(11), '--limit', '2')));
  expect(found.sort()).toEqual(['Track 4', 'Track 6']);
});

test('radio: begins with its track, the same by the same seed', async () => {
  const of = library();
  const ask = () => cliJson(of('radio', file(5), '--length', '6', '--seed', '7'));
  const [first, second] = [titles(await ask()), titles(await ask())];
  expect(first[0]).toBe('Track 5');
  expect(second).toEqual(first);
  const whole = await cli(of('radio', file(5), '--length', '40'));
  expect(whole.stdout).toContain('Nothing else is left to play.');
});

test('what is wrong is said: exit 1 for what is not there, 2 for wrong usage', async () => {
  const of = library();
  expect(await cli(of('path', file(0), '/music/no.mp3'))).toMatchObject({ code: 1 });
  expect(await cli(of('radio', '--genre', 'nothing'))).toMatchObject({ code: 1 });
  expect(await cli(of('radio'))).toMatchObject({ code: 2 });
  expect(await cli(of('path', file(0), file(1), '--out', 'x.txt'))).toMatchObject({ code: 2 });
});
