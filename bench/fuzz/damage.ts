// Damages a music file as disks, broken downloads and malice do; the same seed and number, the same damage.
import { createRandom, type Random } from '../../src/core/learning/maths/random.ts';

export interface Sample {
  /** Its last part ends with the extension that the damaged copy gets. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DamagedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The file is extended to this size by zeros that take no place on the disk. */
  readonly size: number;
  /** What was done to which sample. */
  readonly damage: string;
}

/** What the copy is made of and the damage done to it, in place or as another array. */
type Damage = (bytes: Buffer, random: Random, samples: readonly Sample[]) => Buffer;

/** Tables and headers are mostly at one of the ends. */
const endBytes = 4096;
const kinds: Readonly<Record<string, Damage>> = {
  'flipped bits': (bytes, random) => {
    for (let n = 1 + random.integer(64); n > 0; n--) {
      const at = somewhere(bytes, random);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(8));
    }
    return bytes;
  },
  'random bytes': (bytes, random) => {
    const start = somewhere(bytes, random);
    const end = Math.min(bytes.length, start + 1 + random.integer(512));
    for (let at = start; at < end; at++) bytes[at] = random.integer(256);
    return bytes;
  },
  'zeroed block': (bytes, random) => {
    const start = somewhere(bytes, random);
    return bytes.fill(0, start, start + 1 + random.integer(bytes.length - start));
  },
  'cut short': (bytes, random) => bytes.subarray(0, random.integer(bytes.length)),
  'numbers replaced': (bytes, random) => {
    for (let n = 1 + random.integer(4); n > 0; n--) replaceNumber(bytes, somewhere(bytes, random), random);
    return bytes;
  },
  'lengths replaced': (bytes, random) => {
    const names = namesIn(bytes);
    if (names.length === 0) return bytes;
    for (let n = 1 + random.integer(3); n > 0; n--) {
      // Before or behind its name stands the length of a box, a chunk or a frame; a little later its counts.
      const at = (names[random.integer(names.length)] ?? 0) + (random.integer(8) - 1) * 4;
      replaceNumber(bytes, Math.max(0, at), random);
    }
    return bytes;
  },
  'spliced with another': (bytes, random, samples) => {
    const other = samples[random.integer(samples.length)]?.bytes ?? bytes;
    return Buffer.concat([
      bytes.subarray(0, random.integer(bytes.length)),
      other.subarray(random.integer(other.length)),
    ]);
  },
  'part repeated': (bytes, random) => {
    const start = somewhere(bytes, random);
    const part = bytes.subarray(start, start + 1 + random.integer(endBytes));
    return Buffer.concat([
      bytes.subarray(0, start),
      ...new Array<Buffer>(1 + random.integer(8)).fill(part),
      bytes.subarray(start),
    ]);
  },
  'part removed': (bytes, random) => {
    const start = somewhere(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + 1 + random.integer(endBytes))]);
  },
};

/** Input number `index` of a seed. Some are extended by nothing, by `mostSparseBytes` at most. */
export function damagedFile(
  samples: readonly Sample[],
  seed: number,
  index: number,
  mostSparseBytes = 256 * 1024 * 1024,
): DamagedFile {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ index);
  const sample = samples[random.integer(samples.length)];
  if (sample === undefined) throw new Error('there is no sample to damage');
  const names = Object.keys(kinds);
  const done: string[] = [];
  let bytes = Buffer.from(sample.bytes);
  for (let rounds = random.integer(3) === 0 ? 2 : 1; rounds > 0 && bytes.length > 0; rounds--) {
    const name = names[random.integer(names.length)] ?? '';
    bytes = Buffer.from(kinds[name]?.(bytes, random, samples) ?? bytes);
    done.push(name);
  }
  const isSparse = random.integer(25) === 0;
  const size = isSparse ? bytes.length + random.integer(mostSparseBytes) : bytes.length;
  if (isSparse) done.push('extended sparsely');
  const extension = /\.[^.]+$/u.exec(sample.name)?.[0] ?? '';
  return { name: `${index}${extension}`, bytes, size, damage: `${sample.name}: ${done.join(', ')}` };
}

/** Twice out of three near the beginning or the end. */
function somewhere(bytes: Buffer, random: Random): number {
  const near = Math.min(endBytes, bytes.length);
  const place = random.integer(3);
  if (place === 0) return random.integer(near);
  if (place === 1) return bytes.length - 1 - random.integer(near);
  return random.integer(bytes.length);
}

function replaceNumber(bytes: Buffer, at: number, random: Random): void {
  const values = [0, 1, 0x7f, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, bytes.length, 80_000_000];
  const value =
    random.integer(3) === 0 ? random.integer(2 ** 32) : (values[random.integer(values.length)] ?? 0);
  const width = [1, 2, 4, 4, 4, 8][random.integer(6)] ?? 4;
  if (at + width > bytes.length) return;
  if (width === 8) bytes.writeBigUInt64BE(BigInt(value) * BigInt(random.integer(2 ** 32)), at);
  else if (random.integer(2) === 0) bytes.writeUIntBE(value % 256 ** width, at, width);
  else bytes.writeUIntLE(value % 256 ** width, at, width);
}

/** Where four characters stand that look like the name of a box, a chunk or a frame. */
function namesIn(bytes: Buffer): number[] {
  const text = bytes.toString('latin1');
  return Array.from(text.matchAll(/[A-Za-z][A-Za-z0-9]{2}[A-Za-z0-9 ]/gu), ({ index }) => index).filter(
    (at) => at < 64 * 1024 || at > bytes.length - 64 * 1024,
  );
}
