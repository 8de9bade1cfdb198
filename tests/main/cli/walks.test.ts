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
    of('path', file(0), file(9), '--steps', '3', '--gap', '0', '--tempo', '6', '--keep', 'Way', '--out', out),
  );
  expect(titles(document)).toEqual(['Track 0', 'Track 3', 'Track 6', 'Track 9']);
  expect(walk.parse(document)).toMatchObject({ playlist: 'Way', file: out });
  expect(readFileSync(out, 'utf8')).toContain('Artist 3 - Track 6');
  const printed = await cli(of('path', file(0), file(2), '--steps', '1', '--key'));
  expect(printed.stdout).toContain('1 step cannot keep the limits');
  expect((await cli(of('radio', '--playlist', 'Way', '--length', '2'))).stdout.split('\n')).toHaveLength(3);
});

test('blend: liker to the one than to the other', async () => {
  const of = library();
  const found = titles(await cliJson(of('blend', '--more', file(1), '--less', file(11), '--limit', '2')));
  expect(found.sort()).toEqual(['Track 0', 'Track 2']);
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
