// A view of the file in which an ID3v2.2 or 2.3 tag is as before it was unsynchronised (id3.org, id3v2.3.0, chapter 5).
import type { ByteSource } from '../files/byteSource.ts';
import { hasText, id3v2Tags } from '../files/magic.ts';
import { patched } from './patched.ts';

const headerBytes = 10;
const flagAt = 5;
/** No real tag of that age is larger. */
const mostBytes = 16 * 1024 * 1024;

/** Without the zeros that keep decoders from taking a tag for sound; texts in UTF-16 begin with such bytes. The parser leaves them in. */
export async function resynchronised(file: ByteSource): Promise<ByteSource> {
  const header = await file.read(0, headerBytes);
  const [, , , major = 0, , flags = 0] = header;
  if (!hasText(header, 0, 'ID3') || (major !== 2 && major !== 3) || (flags & 0x80) === 0) return file;
  const end = (await id3v2Tags(file))[0]?.end ?? 0;
  if (end > file.size || end > mostBytes) return file;
  const written = await file.read(0, end);
  const tag = new Uint8Array(end);
  tag.set(written.subarray(0, headerBytes));
  tag[flagAt] = flags & 0x7f;
  let to = headerBytes;
  for (let from = headerBytes; from < end; from++) {
    tag[to] = written[from] ?? 0;
    to += 1;
    if (written[from] === 0xff && written[from + 1] === 0) from += 1;
  }
  // What has become shorter ends with padding.
  return patched(file, [{ start: 0, end, bytes: tag }]);
}
