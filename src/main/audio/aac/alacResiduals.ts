// What ALAC's predictor missed by: numbers in an adaptive Golomb code, with runs of zeros where the sound is silent.
import { damaged } from '../../files/byteSource.ts';
import { type Bits, readBits, wordAt } from './bits.ts';

export interface GolombCode {
  /** The mean that a frame begins with, in 1/512. */
  readonly start: number;
  /** How fast the mean follows, in 1/512. */
  readonly pace: number;
  /** Most bits behind the prefix. */
  readonly limit: number;
}

/** So many ones announce a number that is written out. */
const escapeOnes = 9;
const largestMean = 0xffff;
const runWidth = 16;

/**
 * Fills `out` with `count` numbers; one that is written out has `width` bits, 31 at most. A prefix of ones counts multiples
 * of 2^k - 1, a remainder of k bits follows; remainders 0 take one bit less.
 */
export function readResiduals(
  bits: Bits,
  out: Int32Array,
  count: number,
  { start, pace, limit }: GolombCode,
  width: number,
): void {
  const { view, end } = bits;
  let { at } = bits;
  let mean = start;
  // Behind a run of zeros none follows, so that all numbers move down by one.
  let behindRun = 0;
  for (let i = 0; i < count; ) {
    const k = Math.min(31 - Math.clz32((mean >> 9) + 3), limit);
    const word = wordAt(view, at);
    const ones = Math.clz32(~word);
    let value = ones;
    if (ones >= escapeOnes) {
      value = (wordAt(view, at + escapeOnes) >>> (32 - width)) | 0;
      at += escapeOnes + width;
    } else if (k === 1) at += ones + 1;
    else {
      const rest = ((word << (ones + 1)) >>> (32 - k)) | 0;
      at += rest < 2 ? ones + k : ones + k + 1;
      value = Math.imul(ones, (1 << k) - 1) + (rest < 2 ? 0 : rest - 1);
    }
    if (at > end) throw damaged('A frame ends in the middle.');
    const folded = (value + behindRun) | 0;
    // Even numbers are positive, odd ones negative.
    out[i++] = (folded >>> 1) ^ -(folded & 1);
    mean =
      value > largestMean
        ? largestMean
        : (Math.imul(pace, folded) + mean - (Math.imul(pace, mean) >>> 9)) & 0x7fff_ffff;
    behindRun = 0;
    if (mean < 128 && i < count) {
      bits.at = at;
      const run = readRun(bits, mean, limit);
      at = bits.at;
      if (run > count - i) throw damaged('A silence in it is longer than its frame.');
      out.fill(0, i, i + run);
      i += run;
      mean = 0;
      behindRun = run < 0xffff ? 1 : 0;
    }
  }
  bits.at = at;
}

function readRun(bits: Bits, mean: number, limit: number): number {
  const k = Math.clz32(mean) - 24 + ((mean + 16) >>> 6);
  const word = wordAt(bits.view, bits.at);
  const ones = Math.clz32(~word);
  if (ones >= escapeOnes) {
    move(bits, escapeOnes);
    return readBits(bits, runWidth);
  }
  const rest = (word << (ones + 1)) >>> (32 - k);
  move(bits, ones + (rest < 2 ? k : k + 1));
  return ones * (((1 << k) - 1) & ((1 << limit) - 1)) + (rest < 2 ? 0 : rest - 1);
}

function move(bits: Bits, count: number): void {
  bits.at += count;
  if (bits.at > bits.end) throw damaged('A frame ends in the middle.');
}
