// The residuals of a frame: numbers around zero, coded by a model that adapts to their size.
import { nextFrequency, nextUniform, type RangeDecoder, takeSpan } from './rangeDecoder.ts';

/** The recent size of one channel's residuals. */
export interface SizeModel {
  /** Sixteen times a running mean of half the residuals' codes. */
  sum: number;
  /** The number of bits that belongs to `sum`. */
  bits: number;
}

export function newSizeModel(): SizeModel {
  return { sum: 2 ** 14, bits: 10 };
}

/** The next residual of a channel; adapts the model. */
export type ResidualDecoder = (decoder: RangeDecoder, model: SizeModel) => number;

/** How files of that version code residuals (3990 is 3.99). */
export function residualDecoderOf(version: number): ResidualDecoder {
  return version >= 3990 ? byPivot : byBits;
}

/** Since 3.99: a quotient and a remainder, the divisor being the mean itself. */
function byPivot(decoder: RangeDecoder, model: SizeModel): number {
  const pivot = Math.max(1, model.sum >>> 5);
  let quotient = nextQuotient(decoder, starts3990);
  if (quotient === escapeQuotient)
    quotient = nextUniform(decoder, 65_536) * 65_536 + nextUniform(decoder, 65_536);
  return adapted(model, Math.imul(quotient, pivot) + nextBelow(decoder, pivot));
}

/** Before 3.99: a quotient and some bits. */
function byBits(decoder: RangeDecoder, model: SizeModel): number {
  let quotient = nextQuotient(decoder, starts3950);
  let bits = Math.max(0, model.bits - 1);
  if (quotient === escapeQuotient) {
    quotient = 0;
    bits = nextUniform(decoder, 32);
  }
  let rest = nextUniform(decoder, 2 ** Math.min(bits, 16));
  if (bits > 16) rest += nextUniform(decoder, 2 ** (bits - 16)) * 65_536;
  return adapted(model, rest + quotient * 2 ** bits);
}

/** A number below `limit`, which may exceed the range decoder's limit: then its low bits are coded separately. */
function nextBelow(decoder: RangeDecoder, limit: number): number {
  let high = limit;
  let lowBits = 0;
  while (high > 65_535) {
    high >>>= 1;
    lowBits += 1;
  }
  if (lowBits === 0) return nextUniform(decoder, limit);
  const top = nextUniform(decoder, high + 1);
  return top * 2 ** lowBits + nextUniform(decoder, 2 ** lowBits);
}

/** Adapts the model to a residual's code (an unsigned 32-bit number) and returns the residual: 0, 1, -1, 2, -2, ... */
function adapted(model: SizeModel, unbounded: number): number {
  const code = unbounded >>> 0;
  model.sum = (model.sum + Math.floor((code + 1) / 2) - ((model.sum + 16) >>> 5)) >>> 0;
  if (model.bits > 0 && model.sum < 2 ** (model.bits + 4)) model.bits -= 1;
  else if (model.sum >= 2 ** (model.bits + 5) && model.bits < 24) model.bits += 1;
  return (code & 1) === 1 ? ((code >>> 1) + 1) | 0 : -(code >>> 1) | 0;
}

/** The quotient that announces a number too large for it, which follows in another coding. */
const escapeQuotient = 63;

/**
 * Start of each of the common quotients among 65536; those above the last have a frequency of one each, up to
 * `escapeQuotient`, which is the very last.
 */
const starts3950 = Uint16Array.of(
  ...[0, 14824, 28224, 39348, 47855, 53994, 58171, 60926, 62682, 63786, 64463],
  ...[64878, 65126, 65276, 65365, 65419, 65450, 65469, 65480, 65487, 65491, 65493],
);
const starts3990 = Uint16Array.of(
  ...[0, 19578, 36160, 48417, 56323, 60899, 63265, 64435, 64971, 65232, 65351],
  ...[65416, 65447, 65466, 65476, 65482, 65485, 65488, 65490, 65491, 65492, 65493],
);

function nextQuotient(decoder: RangeDecoder, starts: Uint16Array): number {
  const frequency = nextFrequency(decoder, 65_536);
  let quotient = 0;
  let end = starts[1] ?? 0;
  let start = 0;
  while (end <= frequency && quotient < starts.length - 2) {
    quotient += 1;
    start = end;
    end = starts[quotient + 1] ?? 0;
  }
  if (end > frequency) {
    takeSpan(decoder, start, end - start);
    return quotient;
  }
  takeSpan(decoder, frequency, 1);
  return frequency - 65_535 + escapeQuotient;
}
