// The command line follows labels: moves between folders of the library, and what is asked about and answered.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { openMatchSchema } from '../../../src/core/domain/match.ts';
import { cli, cliJson } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

function put(path: string, note: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const samples = Float32Array.from({ length: 2205 }, (_, i) => Math.sin((i * note) / 50) / 2);
  writeFileSync(path, wavFile(samples, sampleRate, {}));
}

const listed = z.array(z.object({ path: z.string(), genre: z.string().nullable() }));

test('labels follow a renamed folder; what is ambiguous is listed and answered', {
  timeout: 120_000,
}, async () => {
  const [music, library] = [tempDir(), tempDir()];
  const run = (...args: string[]) => cliJson([...args, '--library', library]);
  const genres = async () =>
    Object.fromEntries(
      listed.parse(await run('list')).map(({ path, genre }) => [path.slice(music.length + 1), genre]),
    );
  put(join(music, 'Inbox/Album/x.wav'), 1);
  put(join(music, 'Inbox/Best Of/x.wav'), 1);
  await run('scan', music);
  await run('label', join(music, 'Inbox/Album/x.wav'), 'jazz');
  await run('label', join(music, 'Inbox/Best Of/x.wav'), 'metal');
  renameSync(join(music, 'Inbox'), join(music, 'Sorted'));
  expect(await run('scan')).toMatchObject({ added: 0, updated: 2, missing: 0 });
  expect(await genres()).toEqual({ 'Sorted/Album/x.wav': 'jazz', 'Sorted/Best Of/x.wav': 'metal' });

  renameSync(join(music, 'Sorted/Album/x.wav'), join(music, 'one.wav'));
  renameSync(join(music, 'Sorted/Best Of/x.wav'), join(music, 'two.wav'));
  await run('scan');
  const open = z.array(openMatchSchema).parse(await run('matches', 'list'));
  expect(open.map(({ track }) => track.label)).toEqual(['jazz', 'metal']);
  const [jazz] = open;
  const one = jazz?.candidates.find(({ path }) => path.endsWith('one.wav'));
  const text = await cli(['matches', 'list', '--library', library]);
  expect(text.stdout).toContain('Sorted/Album/x.wav  (Jazz) is missing and could be:');
  expect(await run('matches', 'answer', `${jazz?.track.id}`, `${one?.id}`)).toEqual({
    trackId: jazz?.track.id,
    candidateId: one?.id,
  });
  // The other one can only be the file that is left.
  await run('scan');
  expect(await genres()).toEqual({ 'one.wav': 'jazz', 'two.wav': 'metal' });
  expect(await run('matches', 'list')).toEqual([]);

  const late = await cli(['matches', 'answer', '1', 'none', '--library', library]);
  expect(late.code).toBe(1);
  expect(late.stderr).toContain('Nothing is asked about track 1');
  expect((await cli(['matches', 'answer', 'x', 'none'])).code).toBe(2);
});
