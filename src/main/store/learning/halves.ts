// Feature values in 16 bits: a sign, six bits of exponent, nine of mantissa, little-endian. Between 2^-31 and 2^32 a value is kept within a
// thousandth of itself, which no learner tells from it (ADR 73); float16 would end at 65,504, and variances of spectra reach millions.
import { floatsFromBlob } from './blobs.ts';

/** float32 has eight bits of exponent, biased by 127, and 23 of mantissa. */
const mantissaBits = 9;
const bias = 31;
const dropped = 23 - mantissaBits;
const infinite = 63 << mantissaBits;
const largest = infinite - 1;
const notANumber = infinite | 1;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** Two bytes a value. */
export function halvesToBlob(values: Float32Array): Buffer {
  const blob = Buffer.alloc(2 * values.length);
  for (let i = 0; i < values.length; i++) blob.writeUInt16LE(halfOf(values[i] ?? 0), 2 * i);
  return blob;
}

export function floatsFromHalves(blob: Uint8Array): Float32Array {
  known ??= allHalves();
  const table = known;
  const out = new Float32Array(blob.length >> 1);
  for (let i = 0; i < out.length; i++)
    out[i] = table[(blob[2 * i] ?? 0) | ((blob[2 * i + 1] ?? 0) << 8)] ?? 0;
  return out;
}

/** What was kept in 32 bits, in 16: for a migration. */
export function halvesFromFloats(blob: Uint8Array): Buffer {
  return halvesToBlob(floatsFromBlob(blob));
}

/** Rounded to the nearest, ties to even. */
function halfOf(value: number): number {
  float[0] = value;
  const whole = bits[0] ?? 0;
  const sign = (whole >>> 31) << 15;
  const magnitude = whole & 0x7fffffff;
  if (magnitude >= 0x7f800000) return sign | (magnitude === 0x7f800000 ? infinite : notANumber);
  const exponent = (magnitude >>> 23) - 127 + bias;
  // A learner can do nothing with infinity, which it was not.
  if (exponent >= 63) return sign | largest;
  if (exponent > 0) {
    const rest = (exponent << 23) | (magnitude & 0x7fffff);
    // Rounding up may carry into the exponent, which is then the next one, as it should be.
    return sign | Math.min(largest, roundedShift(rest, dropped));
  }
  const shift = dropped + 1 - exponent;
  return shift > 24 ? sign : sign | roundedShift(0x800000 | (magnitude & 0x7fffff), shift);
}

function roundedShift(value: number, by: number): number {
  const kept = value >>> by;
  const rest = value & ((1 << by) - 1);
  const half = 1 << (by - 1);
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept;
}

let known: Float32Array | null = null;

function allHalves(): Float32Array {
  return Float32Array.from({ length: 65_536 }, (_, half) => {
    const sign = half >= 32_768 ? -1 : 1;
    const exponent = (half >> mantissaBits) & 63;
    const mantissa = half & ((1 << mantissaBits) - 1);
    if (exponent === 63) return mantissa === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    if (exponent === 0) return sign * mantissa * 2 ** (1 - bias - mantissaBits);
    return sign * (1 + mantissa / 2 ** mantissaBits) * 2 ** (exponent - bias);
  });
}
