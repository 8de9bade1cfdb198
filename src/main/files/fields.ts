// Numbers and texts read one after another from a part of a file, of which none can be longer than the part.
import { damaged } from './byteSource.ts';
import { asBuffer } from './ioErrors.ts';

/**
 * A place in some bytes that moves on with every read. What is behind the end is not read but refused, so a count that
 * the file states is worth nothing until `list` or `take` has compared it with what is there.
 * Everything throws AppError `undecodable`.
 */
export class Fields {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #littleEndian: boolean;
  #at = 0;

  constructor(bytes: Uint8Array, order: 'big-endian' | 'little-endian' = 'big-endian') {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#littleEndian = order === 'little-endian';
  }

  /** Where the next read begins. */
  get at(): number {
    return this.#at;
  }

  /** Bytes up to the end. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2), this.#littleEndian);
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4), this.#littleEndian);
  }

  /** 64 bits; none of a real file's numbers needs more than 53. */
  u64(): number {
    const value = Number(this.#view.getBigUint64(this.#advance(8), this.#littleEndian));
    if (!Number.isSafeInteger(value)) throw damaged('It names a place that no file has.');
    return value;
  }

  /** In Latin-1. */
  text(length: number): string {
    return asBuffer(this.take(length)).toString('latin1');
  }

  skip(length: number): this {
    this.#advance(length);
    return this;
  }

  /** A view of the next bytes. */
  take(length: number): Uint8Array {
    const start = this.#advance(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** `count` entries of `width` bytes each, whether or not `read` uses them all. */
  list<Entry>(count: number, width: number, read: (fields: Fields) => Entry): Entry[] {
    const order = this.#littleEndian ? 'little-endian' : 'big-endian';
    if (!Number.isSafeInteger(count)) throw damaged('A count in it is no number.');
    const entries = new Fields(this.take(count * width), order);
    return Array.from({ length: count }, (_, i) => {
      entries.#at = i * width;
      return read(entries);
    });
  }

  #advance(length: number): number {
    if (!Number.isSafeInteger(length) || length < 0 || length > this.left) {
      throw damaged('A length or a count in it is larger than what is there.');
    }
    const start = this.#at;
    this.#at += length;
    return start;
  }
}
