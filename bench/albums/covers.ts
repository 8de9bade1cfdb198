// Covers for the benchmark of albums: how fast they are made small, and a cache that has them.
import { PhotonImage } from '@silvia-odwyer/photon-node';
import { seededRandom } from '../../scripts/demo/random.ts';
import { versionOf } from '../../src/main/media/file.ts';
import { smallPictures } from '../../src/main/pictures/small.ts';
import { openCoverCache } from '../../src/main/store/coverCache.ts';

const sizes = [256, 128, 64] as const;
const pictures = 12;
const side = 600;

/** Of soft shapes with some grain, as photographs have. */
function picture(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const pixels = new Uint8Array(side * side * 4);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    for (let c = 0; c < 3; c++)
      pixels[i * 4 + c] = 128 + 90 * Math.sin((x * (seed + c) + y * (3 + c)) / 140) + 20 * (random() - 0.5);
    pixels[i * 4 + 3] = 255;
  }
  const image = new PhotonImage(pixels, side, side);
  const jpeg = Uint8Array.from(image.get_bytes_jpeg(90));
  image.free();
  return jpeg;
}

/** By processor time. */
export async function madePerSecond(): Promise<number> {
  const all = Array.from({ length: pictures }, (_, i) => picture(i + 1));
  await smallPictures(all[0] ?? new Uint8Array(), sizes);
  const { user, system } = process.cpuUsage();
  for (const one of all) await smallPictures(one, sizes);
  const spent = process.cpuUsage();
  const seconds = (spent.user + spent.system - user - system) / 1e6;
  return (all.length * sizes.length) / seconds;
}

/** A cover for each of these files, as if it had been found in it; gives how many there are. */
export async function keepCovers(
  library: string,
  files: readonly { readonly path: Buffer; readonly size: number; readonly mtimeMs: number }[],
): Promise<number> {
  const made = [];
  for (let i = 0; i < pictures; i++) made.push((await smallPictures(picture(i + 1), sizes)) ?? []);
  const cache = openCoverCache(library);
  // One of its own for each, so that no two addresses are one picture.
  for (const [i, { path, ...stats }] of files.entries())
    cache.keep(path, { version: `${versionOf(stats)} 0`, hash: `cover-${i}` }, made[i % pictures] ?? []);
  cache.close();
  return files.length;
}
