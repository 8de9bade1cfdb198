// A made data set of any size: some files of frames, and as many names for them as are wanted (hard links, so that 10 GB need 40 MB of disk).
import { link, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keep } from '../../lab/datasets/frameCache.ts';
import type { Manifest } from '../../lab/datasets/manifest.ts';
import { matrix } from '../../src/core/domain/matrix.ts';
import { createRandom, type Random } from '../../src/core/learning/maths/random.ts';

/** Frames of half a minute, and more or fewer of them by a third, as clips of a collection have. */
const usualSteps = 1292;
const contents = 64;
const classes = 4;
const artists = 200;

/** Clips are of one of four classes, each of which has some louder bands. */
export async function largeCache(cacheFolder: string, bytes: number): Promise<Manifest> {
  const random = createRandom(1);
  const known: { readonly folder: string; readonly steps: number; readonly label: number }[] = [];
  for (let n = 0; n < contents; n++) {
    const steps = Math.round(usualSteps * (2 / 3 + (2 / 3) * random.next()));
    const folder = join('content', `${n}`);
    const label = n % classes;
    await keep(join(cacheFolder, folder), 30, {
      frame: { mel: madeMel(steps, label, random), chroma: matrix(steps, 12) },
      beat: { mel: matrix(1, 128), chroma: matrix(1, 12) },
    });
    known.push({ folder, steps, label });
  }
  const items: Manifest['items'] = [];
  for (let n = 0, made = 0; made < bytes; n++) {
    const { folder, steps, label } = known[random.integer(contents)] ?? { folder: '', steps: 0, label: 0 };
    const frames = join('clips', `${n % 256}`, `${n}`);
    await mkdir(join(cacheFolder, frames), { recursive: true });
    await link(join(cacheFolder, folder, 'mel-frame.npy'), join(cacheFolder, frames, 'mel-frame.npy'));
    items.push({
      file: `${n}.mp3`,
      class: `class ${label}`,
      artist: `artist ${random.integer(artists)}`,
      durationSeconds: 30,
      frames,
      steps: { frame: steps, beat: 1 },
    });
    made += steps * 128 * 4;
  }
  return { cacheFolder, items };
}

function madeMel(steps: number, label: number, random: Random) {
  const mel = matrix(steps, 128);
  for (let i = 0; i < mel.data.length; i++)
    mel.data[i] = -30 + 10 * random.normal() + ((i % 128) % classes === label ? 2 : 0);
  return mel;
}
