// The metadata blocks of FLAC in Ogg (xiph.org/flac/ogg_mapping.html) as those of a FLAC file: the parser of Ogg reads only the first.
import { type ByteSource, memorySource } from '../files/byteSource.ts';
import { Fields } from '../files/fields.ts';
import { hasText } from '../files/magic.ts';

const headerBytes = 27;
/** '\x7fFLAC', two bytes of version, two of how many packets are headers. */
const mappingBytes = 9;
const mostBytes = 32 * 1024 * 1024;

/** Pages of headers end at no sample; the first that does is of sound. */
export async function oggFlacHeaders(file: ByteSource): Promise<ByteSource> {
  const bodies: Uint8Array[] = [];
  let total = 0;
  for (let at = 0; total < mostBytes; ) {
    const header = await file.read(at, headerBytes + 255);
    if (header.length < headerBytes || !hasText(header, 0, 'OggS')) break;
    const fields = new Fields(header, 'little-endian').skip(6);
    const isSound = fields.u32() !== 0 || fields.u32() !== 0;
    if (isSound) break;
    const segments = fields.skip(12).u8();
    const table = header.subarray(headerBytes, headerBytes + segments);
    const length = table.reduce((sum, segment) => sum + segment, 0);
    bodies.push(await file.read(at + headerBytes + segments, length));
    total += length;
    at += headerBytes + segments + length;
  }
  return memorySource(Buffer.concat(bodies).subarray(mappingBytes));
}
