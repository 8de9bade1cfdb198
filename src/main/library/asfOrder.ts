// The header of ASF with its lists of attributes in the order in which they count: of one name, the first values stand in the extension's.
import type { ByteSource } from '../files/byteSource.ts';
import { Fields } from '../files/fields.ts';
import { splice } from '../files/splice.ts';

const headerBytes = 30;
const objectBytes = 24;
/** The header extension object, 5FBF03B5-A92E-11CF-8EE3-00C00C205365, in which the library of further values stands. */
const extension = 'b503bf5f2ea9cf118ee300c00c205365';
const mostObjects = 1000;

/**
 * Writers put the first value of an attribute into the extended content description, and further ones into the metadata library
 * inside the header extension, which may come first. mutagen shows the description's before the library's.
 */
export async function asfInOrder(file: ByteSource): Promise<ByteSource> {
  const header = await file.read(0, headerBytes);
  if (header.length < headerBytes) return file;
  const end = new Fields(header, 'little-endian').skip(16).u64();
  const objects: { start: number; end: number; isExtension: boolean }[] = [];
  for (let at = headerBytes; at + objectBytes <= end && objects.length < mostObjects; ) {
    const object = await file.read(at, objectBytes);
    if (object.length < objectBytes) return file;
    const fields = new Fields(object, 'little-endian').skip(16);
    const size = fields.u64();
    if (size < objectBytes || at + size > end) return file;
    const isExtension = Buffer.from(object.subarray(0, 16)).toString('hex') === extension;
    objects.push({ start: at, end: at + size, isExtension });
    at += size;
  }
  const last = objects.at(-1)?.end ?? headerBytes;
  return splice([
    { source: file, start: 0, end: headerBytes },
    ...[
      ...objects.filter(({ isExtension }) => !isExtension),
      ...objects.filter(({ isExtension }) => isExtension),
    ].map(({ start, end }) => ({ source: file, start, end })),
    { source: file, start: last, end: file.size },
  ]);
}
