// `stackwax ear`: one document on stdout, sentences on stderr, exit codes; alone and while another process has the library open.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startApp } from '../../helpers/app.ts';
import { cli, cliJson } from '../../helpers/cli.ts';
import { writeEar } from '../../helpers/earFiles.ts';
import { noise } from '../../helpers/signals.ts';
import { tempDir } from '../../helpers/tempDir.ts';
import { waveBytes } from '../../helpers/wave.ts';

const rate = 22_050;

test('an ear is checked, added, listed, put out of use and removed, in text and as documents', {
  timeout: 240_000,
}, async () => {
  const [library, music, files] = [tempDir(), tempDir(), tempDir()];
  for (const n of [1, 2]) writeFileSync(join(music, `${n}.wav`), waveBytes([noise(5 * rate, n)], rate));
  const one = writeEar(files, 'one', { scores: { Music: -3, Speech: 3 } });
  const at = ['--library', library];
  await cliJson(['scan', music, ...at]);

  const unknown = await cli(['ear', 'add', one.file, ...at, '--json']);
  expect(unknown.code).toBe(1);
  expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { kind: 'invalid', path: one.file } });
  expect(unknown.stderr).toContain('--manifest');
  const checked = await cliJson(['ear', 'add', one.file, '--manifest', one.manifest, '--check', ...at]);
  expect(checked).toMatchObject({ by: 'manifest', ear: { name: 'one' }, trial: { tracks: 2 } });
  expect(await cliJson(['ear', 'list', ...at])).toMatchObject({ ears: [] });

  const added = await cli(['ear', 'add', one.file, '--manifest', one.manifest, ...at]);
  expect(added.code).toBe(0);
  expect(added.stdout).toContain('one, MIT; names 2 kinds of sound; not tried with real weights');
  expect(added.stdout).toContain('2 tracks listened to');
  const listed = await cli(['ear', 'list', ...at]);
  expect(listed.stdout).toMatch(
    new RegExp(`^\\* ${one.sha256.slice(0, 12)}  one, MIT, .*: 2 of 2 tracks heard`, 'u'),
  );

  // What it hears as speech is proposed, until a person answers.
  const doubtful = async () =>
    z.array(z.object({ path: z.string() })).parse(await cliJson(['list', '--maybe-not-music', ...at]));
  expect((await doubtful()).map(({ path }) => path)).toEqual([join(music, '1.wav'), join(music, '2.wav')]);
  await cliJson(['label', '--music', join(music, '1.wav'), ...at]);
  await cliJson(['label', '--not-music', join(music, '2.wav'), ...at]);
  expect(await doubtful()).toEqual([]);
  expect((await cli(['list', '--maybe-not-music', ...at])).stdout).toBe('No tracks.\n');

  // A scan goes on without an ear whose copy is damaged, and says so.
  const copy = join(library, 'ears', `${one.sha256}.onnx`);
  const whole = readFileSync(copy);
  writeFileSync(copy, 'damaged');
  const scanned = await cli(['scan', ...at]);
  expect([scanned.code, scanned.stderr]).toEqual([
    0,
    expect.stringContaining('one is not listened with, its copy is damaged: add it again.'),
  ]);
  writeFileSync(copy, whole);

  // Through a process that has it open, by name, by the start of the SHA-256, and by the file.
  const { client } = await startApp(library);
  expect(await cliJson(['ear', 'use', 'ONE', '--off', ...at])).toMatchObject({ inUse: false, report: null });
  expect((await client.ears.list()).ears).toMatchObject([{ inUse: false }]);
  expect(await cliJson(['ear', 'use', one.sha256.slice(0, 8), ...at])).toMatchObject({
    inUse: true,
    report: null,
  });
  const nobody = await cli(['ear', 'remove', 'nobody', ...at]);
  expect([nobody.code, nobody.stdout]).toEqual([1, '']);
  expect(nobody.stderr).toContain('It has: one');
  expect(await cliJson(['ear', 'remove', one.file, ...at])).toEqual({ removed: one.sha256 });
  expect((await client.ears.list()).ears).toEqual([]);
  expect((await cli(['ear', 'add'])).code).toBe(2);
  expect((await cli(['ear', 'nonsense'])).code).toBe(2);
});
