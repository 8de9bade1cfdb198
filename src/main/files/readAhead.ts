// A source that is read forward in large blocks, whatever the steps are.
import { ByteSource } from './byteSource.ts';

export function readAhead(source: ByteSource, blockBytes: number): ByteSource {
  let block = new Uint8Array(0);
  let start = 0;
  return new ByteSource(source.size, async (position, length) => {
    if (position < start || position + length > start + block.length) {
      block = new Uint8Array(await source.read(position, Math.max(length, blockBytes)));
      start = position;
    }
    return block.slice(position - start, position - start + length);
  });
}
