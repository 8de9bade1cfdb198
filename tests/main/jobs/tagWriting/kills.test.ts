// Killed at any moment: every file is the old one or the new one, as the journal says, no draft is left, and all of it can be taken back.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { killWhileWriting } from '../../../helpers/tagKills.ts';
import { hashesIn, openTagWriter, putLibrary, writingProcess } from '../../../helpers/tagWriter.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

test('eight kills', { timeout: 120_000 }, async () => {
  const libraryDir = tempDir();
  const music = join(tempDir(), 'music');
  putLibrary(libraryDir, music, 24);
  const original = hashesIn(music);
  const random = createRandom(1);
  const writing = writingProcess();
  for (let kill = 0; kill < 8; kill += 1) {
    const { faults } = await killWhileWriting({ libraryDir, music, original }, random, writing);
    expect(faults).toEqual([]);
  }
  const writer = openTagWriter(libraryDir, writing);
  expect(hashesIn(music)).not.toEqual(original);
  expect(await writer.revertAll()).toBe(0);
  expect(hashesIn(music)).toEqual(original);
  writer.close();
  await writing.close();
});
