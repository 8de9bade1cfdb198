// `stackwax duplicates`: finds, lists, prefers, takes apart; a look that is killed goes on where it was.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sampleRate } from '../../../scripts/demo/instruments.ts';
import { renderPiece } from '../../../scripts/demo/piece.ts';
import { styles } from '../../../scripts/demo/styles.ts';
import { wavFile } from '../../../scripts/demo/wav.ts';
import { cli, cliJson, startCli } from '../../helpers/cli.ts';
import { tempDir } from '../../helpers/tempDir.ts';

function put(path: string, seed: number, gain: number): void {
  const style = styles[seed % styles.length];
  if (style === undefined) throw new Error('no style');
  writeFileSync(
    path,
    wavFile(
      renderPiece(style, seed, 12).map((sample) => gain * sample),
      sampleRate,
      {},
    ),
  );
}

test('finds what was killed before, lists it, and remembers what is said', { timeout: 180_000 }, async () => {
  const [music, library] = [tempDir(), tempDir()];
  const at = (name: string) => join(music, name);
  for (const seed of [1, 2, 3]) {
    put(at(`${seed}.wav`), seed, 1);
    put(at(`${seed} again.wav`), seed, 0.8);
  }
  await cliJson(['scan', music, '--library', library]);
  const killed = startCli(['duplicates', '--library', library]);
  await setTimeout(1500);
  killed.child.kill('SIGKILL');
  await killed.done;

  const look = () => cliJson(['duplicates', '--library', library]);
  const found = await look();
  expect(found).toMatchObject({ report: { groups: 3, tracks: 6, failed: 0 } });
  expect(await look()).toMatchObject({ report: { printed: 0, groups: 3 } });
  await cliJson(['duplicates', '--prefer', at('2.wav'), '--library', library]);
  await cliJson(['duplicates', '--not-the-same', at('3.wav'), '--library', library]);
  const { code, stdout } = await cli(['duplicates', '--library', library]);
  expect(code).toBe(0);
  expect(stdout).toContain('2 recordings in 4 tracks. Nothing was deleted.');
  expect(stdout).toMatch(/\* WAV .*2\.wav {2}\(preferred\)/u);
  expect(stdout).not.toContain('3.wav');
  const unknown = await cli(['duplicates', '--prefer', at('9.wav'), '--library', library]);
  expect(unknown).toMatchObject({ code: 1, stdout: '' });
  expect(unknown.stderr).toContain('Not in the library');
});
