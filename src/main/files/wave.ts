// WAVE in all its forms, as the plain one that every reader takes: a format, and the samples behind it.
import type { ByteSource } from './byteSource.ts';
import { type Chunk, chunkHeader, chunksOf, noSize } from './chunks.ts';
import { Fields } from './fields.ts';
import { hasText } from './magic.ts';
import { type Piece, pieceBytes, splice, stretchOf } from './splice.ts';

export interface WaveLayout {
  /** Content of the format chunk. */
  readonly format: Uint8Array;
  readonly dataStart: number;
  /** Inside the file, whatever the chunk claims. */
  readonly dataEnd: number;
}

/** Nobody's format is longer. */
const mostFormatBytes = 4096;

export function isWave(head: Uint8Array, at = 0): boolean {
  return ['RIFF', 'RF64', 'BW64'].some((id) => hasText(head, at, id)) && hasText(head, at + 8, 'WAVE');
}

/** Null where no format stands before the samples, or there are no samples. */
export async function waveLayout(source: ByteSource, start: number): Promise<WaveLayout | null> {
  let format: Uint8Array | null = null;
  for await (const chunk of chunksOf(source, start)) {
    if (chunk.id === 'fmt ') format = await source.read(chunk.start, Math.min(chunk.size, mostFormatBytes));
    if (chunk.id !== 'data') continue;
    if (format === null || format.length < 16) return null;
    return { format, dataStart: chunk.start, dataEnd: endOf(source, chunk) };
  }
  return null;
}

/** Interrupted recorders, and pipes, leave a placeholder: then the samples extend to the end of the file. */
function endOf(source: ByteSource, { start, size }: Chunk): number {
  return size === 0 || size === noSize ? source.size : Math.min(source.size, start + size);
}

/** The sound alone, its length open: no other chunk, no size of 64 bits, no padding. Null where there is none. */
export async function plainWave(source: ByteSource, start: number): Promise<ByteSource | null> {
  const layout = await waveLayout(source, start);
  if (layout === null) return null;
  const { format, dataStart, dataEnd } = layout;
  return splice([
    emptyWave,
    chunkBytes('fmt ', format),
    header('data', noSize),
    { source, start: dataStart, end: dataEnd },
  ]);
}

/**
 * The same file without its samples and with its chunks padded, for a parser of tags that knows neither sizes of 64 bits nor
 * files without padding. How many samples there are, it finds in the `fact` chunk. Null for ordinary files.
 */
export async function plainTags(source: ByteSource): Promise<ByteSource | null> {
  const head = await source.read(0, 12);
  if (!isWave(head)) return null;
  const layout = await waveLayout(source, 0);
  const { isPadded, pieces } = await padded(source, 0, ['data', 'fact']);
  if (layout === null || (isPadded && hasText(head, 0, 'RIFF'))) return null;
  const samples = samplesOf(layout);
  if (samples !== null) {
    const fact = Buffer.alloc(4);
    fact.writeUInt32LE(Math.min(samples, noSize));
    pieces.push(chunkBytes('fact', fact));
  }
  return splice([emptyWave, ...pieces, header('data', 0)]);
}

/** Whether chunks of odd size before the samples are padded. */
export async function isPaddedWave(source: ByteSource, start: number): Promise<boolean> {
  let expected: number | null = null;
  for await (const chunk of chunksOf(source, start)) {
    if (expected !== null && chunk.start - 8 !== expected) return false;
    if (chunk.id === 'data') return true;
    expected = chunk.start + chunk.size + (chunk.size % 2);
  }
  return true;
}

/** The chunks inside the one at `start`, and those in lists of tags, each with its padding. */
async function padded(
  source: ByteSource,
  start: number,
  without: readonly string[] = [],
): Promise<{ isPadded: boolean; pieces: Piece[] }> {
  const pieces: Piece[] = [];
  let isPadded = true;
  let expected = start + 12;
  for await (const { id, start: from, size } of chunksOf(source, start)) {
    isPadded &&= from - 8 === expected;
    expected = from + size + (size % 2);
    if (without.includes(id)) continue;
    const end = Math.min(from + size, source.size);
    const isList = id === 'LIST' && hasText(await source.read(from, 4), 0, 'INFO');
    const list = isList ? await padded(stretchOf(source, from - 8, end), 0) : null;
    const content = list === null ? [{ source, start: from, end }] : [infoName, ...list.pieces];
    const length = content.reduce((sum, piece) => sum + pieceBytes(piece), 0);
    isPadded &&= list === null || (list.isPadded && length === size);
    pieces.push(header(id, length), ...content, new Uint8Array(length % 2));
  }
  return { isPadded, pieces };
}

const infoName = new Uint8Array(Buffer.from('INFO', 'latin1'));
const emptyWave = new Uint8Array(Buffer.from('RIFF\xff\xff\xff\xffWAVE', 'latin1'));

/** Null where the samples are compressed. */
function samplesOf({ format, dataStart, dataEnd }: WaveLayout): number | null {
  const fields = new Fields(format, 'little-endian');
  const codec = fields.u16();
  const blockBytes = fields.skip(10).u16();
  const isPlain = [1, 3, 6, 7, 0xfffe].includes(codec) && blockBytes > 0;
  return isPlain ? Math.floor((dataEnd - dataStart) / blockBytes) : null;
}

const header = (id: string, size: number): Uint8Array => chunkHeader(id, size, 'little-endian');

function chunkBytes(id: string, content: Uint8Array): Uint8Array {
  return Buffer.concat([header(id, content.length), content, new Uint8Array(content.length % 2)]);
}
