// AIFF and AIFF-C as the plain file that a decoder takes: the description first, the samples behind it, padded or not.
import { ByteSource } from './byteSource.ts';
import { chunkHeader, chunksOf } from './chunks.ts';
import { Fields } from './fields.ts';
import { hasText } from './magic.ts';
import { splice } from './splice.ts';

/** Nobody's are longer. The name of a compression is part of the description. */
const mostBytes = 4096;

/**
 * The same sound in one `FORM` of its description, its loudspeakers where they are named, and its samples, whatever order and
 * padding the file has. Null where the first or the last is missing. Samples of 8 bits are signed in AIFF and unsigned to the
 * decoder, which gets them so.
 */
export async function plainAiff(source: ByteSource, start: number): Promise<ByteSource | null> {
  const kind = await source.read(start + 8, 4);
  const before = new Map<string, Uint8Array>();
  let sound: { start: number; end: number } | null = null;
  for await (const { id, start: from, size } of chunksOf(source, start)) {
    const end = Math.min(source.size, from + size);
    if (id === 'COMM' || id === 'CHAN') before.set(id, await source.read(from, Math.min(size, mostBytes)));
    if (id === 'SSND' && end - from > 8) sound = { start: from, end };
  }
  const description = before.get('COMM');
  if (description === undefined || description.length < 18 || sound === null) return null;
  const head = [...before].flatMap(([id, content]) => [
    header(id, content.length),
    content,
    new Uint8Array(content.length % 2),
  ]);
  const soundBytes = sound.end - sound.start;
  const total = head.reduce((sum, { length }) => sum + length, 4 + 8 + soundBytes);
  const view = splice([
    header('FORM', total),
    kind,
    ...head,
    header('SSND', soundBytes),
    { source, ...sound },
  ]);
  return isSignedBytes(kind, description) ? withUnsignedBytes(view, view.size - soundBytes + 8) : view;
}

/** The bits of a sample stand in the description's third number; of AIFF-C the codec is its seventh. */
function isSignedBytes(kind: Uint8Array, description: Uint8Array): boolean {
  const bits = new Fields(description).skip(6).u16();
  const codec = hasText(kind, 0, 'AIFC') && description.length >= 22 ? description.subarray(18, 22) : null;
  return bits <= 8 && (codec === null || ['NONE', 'twos', 'sowt'].some((name) => hasText(codec, 0, name)));
}

function withUnsignedBytes(file: ByteSource, from: number): ByteSource {
  return new ByteSource(file.size, async (position, length) => {
    const bytes = await file.read(position, length);
    for (let n = Math.max(0, from - position); n < bytes.length; n++) bytes[n] = (bytes[n] ?? 0) ^ 0x80;
    return bytes;
  });
}

const header = (id: string, size: number): Uint8Array => chunkHeader(id, size, 'big-endian');
