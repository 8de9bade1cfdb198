// Bits of a frame, the highest of each byte first; what is behind the end is refused.
import { damaged } from '../../files/byteSource.ts';

export interface Bits {
  /** With room behind the end, so that reading ahead stays inside. */
  readonly view: DataView;
  /** The bit where the next read begins. */
  at: number;
  /** The number of bits that there are. */
  readonly end: number;
}

const ahead = 16;

export function bitsOf(frame: Uint8Array): Bits {
  const bytes = new Uint8Array(frame.length + ahead);
  bytes.set(frame);
  return { view: new DataView(bytes.buffer), at: 0, end: frame.length * 8 };
}

/** The 32 bits from bit `at` on, which is not behind the end by more than 32, as they lie in a word. */
export function wordAt(view: DataView, at: number): number {
  const byte = at >> 3;
  const shift = at & 7;
  return (view.getInt32(byte) << shift) | ((view.getUint8(byte + 4) >> (8 - shift)) & 0xff);
}

/** An unsigned number of up to 32 bits. */
export function readBits(bits: Bits, count: number): number {
  if (count === 0) return 0;
  const value = wordAt(bits.view, bits.at) >>> (32 - count);
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
