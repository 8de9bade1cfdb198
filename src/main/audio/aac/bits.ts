// Bits of a frame, the highest of each byte first; what is behind the end is refused.
import { damaged } from '../../files/byteSource.ts';

export interface Bits {
  /** With room behind the end, so that reading ahead stays inside. */
  readonly bytes: Uint8Array;
  /** The bit where the next read begins. */
  at: number;
  /** The number of bits that there are. */
  readonly end: number;
}

const ahead = 8;

export function bitsOf(frame: Uint8Array): Bits {
  const bytes = new Uint8Array(frame.length + ahead);
  bytes.set(frame);
  return { bytes, at: 0, end: frame.length * 8 };
}

/** The 32 bits from bit `at` on, as they lie in a word; zeros behind the end. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const byte = at >>> 3;
  const shift = at & 7;
  const word =
    ((bytes[byte] ?? 0) << 24) |
    ((bytes[byte + 1] ?? 0) << 16) |
    ((bytes[byte + 2] ?? 0) << 8) |
    (bytes[byte + 3] ?? 0);
  return shift === 0 ? word : (word << shift) | ((bytes[byte + 4] ?? 0) >>> (8 - shift));
}

/** An unsigned number of up to 32 bits. */
export function readBits(bits: Bits, count: number): number {
  if (count === 0) return 0;
  const value = wordAt(bits.bytes, bits.at) >>> (32 - count);
  skipBits(bits, count);
  return value;
}

export function skipBits(bits: Bits, count: number): void {
  if (bits.at + count > bits.end) throw damaged('A frame ends in the middle.');
  bits.at += count;
}

/** A number of `width` bits (1 to 32) with its sign. */
export function signed(value: number, width: number): number {
  return (value << (32 - width)) >> (32 - width);
}
