// The chunks of RIFF and IFF files: WAVE, its 64-bit forms RF64 and BW64 (EBU Tech 3306, ITU-R BS.2088), and AIFF.
import type { ByteSource } from './byteSource.ts';
import { Fields } from './fields.ts';

export interface Chunk {
  readonly id: string;
  /** Of its content in the file. */
  readonly start: number;
  /** As stated, which may be more than there is. */
  readonly size: number;
}

/** Real files have some ten. */
const mostChunks = 10_000;
const mostSizes = 1000;
/** Stands for a size that is somewhere else, or was not known yet. */
export const noSize = 0xffff_ffff;

/** What may follow a chunk of odd size; of other names only the pad byte itself tells whether it is there. */
const usual =
  /^(fmt |data|fact|LIST|INFO|JUNK|PAD |FLLR|bext|iXML|axml|chna|cue |smpl|inst|id3 |ID3 |PEAK|disp|CSET|COMM|SSND|MARK|INST|COMT|NAME|AUTH|ANNO|\(c\) |FVER|APPL|MIDI|AESD)$/u;

/**
 * The chunks inside the one at `start`, in their order. One of odd size is padded (by the specification); files without
 * the pad byte are read too: no chunk's name begins with a byte that is no character.
 */
export async function* chunksOf(source: ByteSource, start: number): AsyncGenerator<Chunk> {
  const form = await headerAt(source, start);
  if (form === null) return;
  const order = form.id === 'FORM' ? 'big-endian' : 'little-endian';
  let sizes: ReadonlyMap<string, number> = new Map();
  let at = start + 12;
  for (let count = 0; count < mostChunks; count++) {
    const header = await headerAt(source, at, order);
    if (header === null) return;
    const { id } = header;
    const size = header.size === noSize ? (sizes.get(id) ?? noSize) : header.size;
    if (id === 'ds64') sizes = await longSizes(source, at + 8, size);
    else yield { id, start: at + 8, size };
    const end = at + 8 + size;
    at = size % 2 === 1 && (await isPadded(source, end)) ? end + 1 : end;
  }
}

async function headerAt(
  source: ByteSource,
  at: number,
  order: 'big-endian' | 'little-endian' = 'big-endian',
): Promise<{ id: string; size: number } | null> {
  const bytes = await source.read(at, 8);
  if (bytes.length < 8) return null;
  const fields = new Fields(bytes, order);
  return { id: fields.text(4), size: fields.u32() };
}

/** Sizes of 64 bits, by the chunk's name: of the whole, of the data, of its samples, then a table of others. */
async function longSizes(source: ByteSource, start: number, size: number): Promise<Map<string, number>> {
  const fields = new Fields(await source.read(start, Math.min(size, 28 + 12 * mostSizes)), 'little-endian');
  const sizes = new Map<string, number>();
  if (fields.left < 24) return sizes;
  fields.skip(8);
  sizes.set('data', fields.u64());
  fields.skip(8);
  const stated = fields.left < 4 ? 0 : fields.u32();
  const count = Math.min(stated, Math.floor(fields.left / 12));
  for (const [id, length] of fields.list(count, 12, (entry) => [entry.text(4), entry.u64()] as const))
    sizes.set(id, length);
  return sizes;
}

/** Of a size that does not fit stands `noSize`. */
export function chunkHeader(id: string, size: number, order: 'big-endian' | 'little-endian'): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.write(id, 'latin1');
  const stated = Math.min(size, noSize);
  if (order === 'big-endian') bytes.writeUInt32BE(stated, 4);
  else bytes.writeUInt32LE(stated, 4);
  return bytes;
}

/** Whether the byte at `end` is one of padding rather than the first of the next chunk's name. */
async function isPadded(source: ByteSource, end: number): Promise<boolean> {
  const next = new Fields(await source.read(end, 5));
  if (next.left < 5) return true;
  const text = next.text(5);
  return !/^[\x20-\x7e]/u.test(text) || usual.test(text.slice(1));
}
