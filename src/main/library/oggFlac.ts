// The metadata blocks of FLAC in Ogg (xiph.org/flac/ogg_mapping.html) as those of a FLAC file: the parser of Ogg reads only the first.
import { type ByteSource, memorySource } from '../files/byteSource.ts';
import { pageAt } from '../files/oggPages.ts';

/** '\x7fFLAC', two bytes of version, two of how many packets are headers. */
const mappingBytes = 9;
const mostBytes = 32 * 1024 * 1024;

/** Pages of headers end at no sample; the first that does is of sound. */
export async function oggFlacHeaders(file: ByteSource): Promise<ByteSource> {
  const bodies: Uint8Array[] = [];
  let total = 0;
  let page = await pageAt(file, 0);
  while (page !== null && page.granule === 0 && total < mostBytes) {
    const end = page.at + page.length;
    bodies.push(await file.read(page.bodyAt, end - page.bodyAt));
    total += end - page.bodyAt;
    page = await pageAt(file, end);
  }
  return memorySource(Buffer.concat(bodies).subarray(mappingBytes));
}
