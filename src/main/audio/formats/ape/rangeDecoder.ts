// The range decoder of Monkey's Audio: turns bytes into numbers of known frequencies (Martin, 1979).
import { undecodable } from '../../decoders.ts';

export interface RangeDecoder {
  readonly bytes: Uint8Array;
  /** The next byte to take. */
  at: number;
  /** The byte taken last: its lowest bit is still unused, because the encoder keeps one bit back for the carry. */
  lastByte: number;
  /** Distance of the coded value from the bottom of the interval; below `range` in an intact stream. */
  low: number;
  /** The interval's width; at most 2^31. */
  range: number;
  /** The width of one unit of the latest frequencies. */
  step: number;
}

/** The interval is widened when it is no wider than this. */
const narrowest = 2 ** 23;
/** The decoder is ahead of the encoder by at most so many bytes; past the end they read as zeros. */
const lookAhead = 8;

/** Starts at byte `at`, which holds nothing (the encoder's first carry), with 7 bits of the one behind it. */
export function startRangeDecoder(bytes: Uint8Array, at: number): RangeDecoder {
  const lastByte = bytes[at + 1] ?? 0;
  return { bytes, at: at + 2, lastByte, low: lastByte >>> 1, range: 2 ** 7, step: 0 };
}

/**
 * The position of the next number in `total` frequencies (at most 2^16). `takeSpan` must follow with the number's
 * span among them. Throws AppError `undecodable` when no encoder can have written the bytes.
 */
export function nextFrequency(decoder: RangeDecoder, total: number): number {
  while (decoder.range <= narrowest) {
    if (decoder.at >= decoder.bytes.length + lookAhead) {
      throw undecodable("The Monkey's Audio data ends too early.");
    }
    const byte = decoder.bytes[decoder.at] ?? 0;
    decoder.at += 1;
    decoder.low = decoder.low * 256 + ((decoder.lastByte & 1) * 128 + (byte >>> 1));
    decoder.range *= 256;
    decoder.lastByte = byte;
  }
  decoder.step = Math.floor(decoder.range / total);
  const frequency = Math.floor(decoder.low / decoder.step);
  if (frequency >= total) throw undecodable("The Monkey's Audio data is damaged.");
  return frequency;
}

/** Narrows the interval to the span [start, start + width) of the latest frequencies. */
export function takeSpan(decoder: RangeDecoder, start: number, width: number): void {
  decoder.low -= decoder.step * start;
  decoder.range = decoder.step * width;
}

/** A number below `total` (at most 2^16), all values equally likely. */
export function nextUniform(decoder: RangeDecoder, total: number): number {
  const value = nextFrequency(decoder, total);
  takeSpan(decoder, value, 1);
  return value;
}
