// Bytes of a file whose beginning has been read.
import type { ByteSource } from '../../files/byteSource.ts';
import { asBuffer } from '../../files/ioErrors.ts';

/** From one place up to another; nothing is read again that stands in `head`. */
export function bytesIn(file: ByteSource, head: Buffer): (from: number, to: number) => Promise<Buffer> {
  return async (from, to) =>
    to <= head.length ? head.subarray(from, to) : asBuffer(await file.read(from, to - from));
}
