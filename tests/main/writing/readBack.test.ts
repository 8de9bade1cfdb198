// What two readers find in a file that was written anew.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mustReadTheSame } from '../../../src/main/writing/readBack.ts';
import { id3v2, mp3Frames, textFrame, userTextFrame } from '../../helpers/id3.ts';
import { written } from '../../helpers/tagPlans.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const style = userTextFrame('STYLE', 'Northern Soul');
const file = Buffer.concat([id3v2(3, textFrame('TCON', 'Jazz'), style), mp3Frames()]);

function put(folder: string, name: string, bytes: Buffer): Buffer {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return Buffer.from(path);
}

test('a style beside the genre, which is read as another, stays and is no reason', async () => {
  const folder = tempDir();
  const before = put(folder, 'before.mp3', file);
  for (const genre of [['Soul'], ['Soul', 'Northern Soul'], []]) {
    const { bytes, plan } = await written(file, { genre });
    await mustReadTheSame(before, put(folder, 'after.mp3', bytes), plan);
  }
});

test('a genre that is neither wanted nor was there is one', async () => {
  const folder = tempDir();
  const before = put(folder, 'before.mp3', file);
  const { bytes, plan } = await written(file, { genre: ['Soul'] });
  const wrong = Buffer.from(bytes.toString('latin1').replace('Northern', 'Southern'), 'latin1');
  await expect(mustReadTheSame(before, put(folder, 'after.mp3', wrong), plan)).rejects.toThrow('notReadBack');
});
