// Times of beats as SQLite BLOBs: each as its difference from the one before in quarters of a millisecond, an integer of as many bytes as it
// needs (LEB128, its sign in the lowest bit). A beat is known to a few milliseconds; two bytes hold one up to two seconds after another.
import { floatsFromBlob } from './blobs.ts';

const unitsASecond = 4000;
/** More than any track has: what is above is no time. */
const mostUnits = 2 ** 40;

/** Seconds, as a rule ascending; what is no time is left out. */
export function beatsToBlob(seconds: Iterable<number>): Buffer {
  const bytes: number[] = [];
  let before = 0;
  for (const time of seconds) {
    const units = Math.round(time * unitsASecond);
    if (!(Math.abs(units) < mostUnits)) continue;
    const step = units - before;
    before = units;
    let rest = step < 0 ? -2 * step - 1 : 2 * step;
    while (rest >= 128) {
      bytes.push(128 + (rest % 128));
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Buffer.from(bytes);
}

/** Of a damaged blob, those that can be read. */
export function beatsFromBlob(blob: Uint8Array): number[] {
  const seconds: number[] = [];
  let units = 0;
  let zigzag = 0;
  let scale = 1;
  for (const byte of blob) {
    zigzag += (byte & 127) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    units += zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    if (!(Math.abs(units) < mostUnits)) break;
    seconds.push(units / unitsASecond);
    zigzag = 0;
    scale = 1;
  }
  return seconds;
}

/** What was kept as float32: for a migration. */
export function beatsFromFloats(blob: Uint8Array): Buffer {
  return beatsToBlob(floatsFromBlob(blob));
}
