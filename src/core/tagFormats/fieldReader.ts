// Numbers and texts one after another from some bytes, never beyond their end.
import { fromLatin1 } from './bytes.ts';
import { damaged } from './refused.ts';

export type ByteOrder = 'big-endian' | 'little-endian';

/** Everything throws `Refused`: what lies behind the end is not read. */
export class FieldReader {
  readonly #bytes: Uint8Array;
  readonly #order: ByteOrder;
  #at = 0;

  constructor(bytes: Uint8Array, order: ByteOrder) {
    this.#bytes = bytes;
    this.#order = order;
  }

  /** Where the next read begins. */
  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  /** A view of the next bytes. */
  take(length: number): Uint8Array {
    if (!Number.isSafeInteger(length) || length < 0 || length > this.left)
      throw damaged('A length in it is larger than what is there');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  rest(): Uint8Array {
    return this.take(this.left);
  }

  u8(): number {
    return this.#number(1);
  }

  u16(): number {
    return this.#number(2);
  }

  u24(): number {
    return this.#number(3);
  }

  u32(): number {
    return this.#number(4);
  }

  u64(): number {
    const value = this.#number(8);
    if (!Number.isSafeInteger(value)) throw damaged('It names a place that no file has');
    return value;
  }

  /** In Latin-1. */
  text(length: number): string {
    return fromLatin1(this.take(length));
  }

  #number(width: number): number {
    const bytes = this.take(width);
    let value = 0;
    for (let i = 0; i < width; i++)
      value = value * 256 + (bytes[this.#order === 'big-endian' ? i : width - 1 - i] ?? 0);
    return value;
  }
}
