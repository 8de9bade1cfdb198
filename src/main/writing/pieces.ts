// A new file as pieces of the old one and bytes of our own; and what makes the old file out of the new one again.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Piece } from '../../core/tagFormats/plan.ts';

/** What undo keeps of one file, packed and unpacked. */
const mostKept = 4 * 1024 * 1024;
const mostUnpacked = 64 * 1024 * 1024;

/** What is to be kept would be more than there is room for. */
export class TooMuchToKeep extends Error {}

export function lengthOf(piece: Piece): number {
  return 'bytes' in piece ? piece.bytes.length : piece.to - piece.from;
}

export function sizeOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
}

/** Stretches of the old file that stand in the new one, by where they were; `at` is where they are now. */
interface Kept {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/**
 * The pieces that make the old file, of `size` bytes, out of the new one: what the new one has of it is a stretch, and
 * everything else bytes, which `read` gets from the old file. Throws TooMuchToKeep.
 */
export async function inverseOf(
  pieces: readonly Piece[],
  size: number,
  read: (from: number, to: number) => Promise<Uint8Array>,
): Promise<Piece[]> {
  const inverse: Piece[] = [];
  let at = 0;
  let bytes = 0;
  const keep = async (to: number): Promise<void> => {
    bytes += to - at;
    if (bytes > mostUnpacked) throw new TooMuchToKeep();
    if (to > at) inverse.push({ bytes: await read(at, to) });
  };
  for (const kept of keptBy(pieces)) {
    // Two stretches may overlap: what is there already is not taken twice.
    const from = Math.max(kept.from, at);
    if (from >= kept.to) continue;
    await keep(from);
    inverse.push({ from: kept.at + (from - kept.from), to: kept.at + (kept.to - kept.from) });
    at = kept.to;
  }
  await keep(size);
  return inverse;
}

function keptBy(pieces: readonly Piece[]): Kept[] {
  const kept: Kept[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (!('bytes' in piece)) kept.push({ ...piece, at });
    at += lengthOf(piece);
  }
  return kept.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** As kept in the library: the list of pieces as JSON behind its length, then all bytes; packed. Throws TooMuchToKeep. */
export function packPieces(pieces: readonly Piece[]): Uint8Array {
  const list = pieces.map((piece) => ('bytes' in piece ? piece.bytes.length : [piece.from, piece.to]));
  const head = Buffer.from(JSON.stringify(list));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const bytes = pieces.flatMap((piece) => ('bytes' in piece ? [piece.bytes] : []));
  const packed = deflateRawSync(Buffer.concat([length, head, ...bytes]));
  if (packed.length > mostKept) throw new TooMuchToKeep();
  return packed;
}

/** Throws on what `packPieces` has not made. */
export function unpackPieces(packed: Uint8Array): Piece[] {
  const all = inflateRawSync(packed, { maxOutputLength: 2 * mostUnpacked });
  const headEnd = 4 + all.readUInt32LE(0);
  const list: unknown = JSON.parse(all.toString('utf8', 4, headEnd));
  if (!Array.isArray(list)) throw new Error('no list of pieces');
  let at = headEnd;
  return list.map((entry: unknown): Piece => {
    if (typeof entry === 'number') {
      at += entry;
      return { bytes: all.subarray(at - entry, at) };
    }
    const [from, to]: unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof from !== 'number' || typeof to !== 'number') throw new Error('a piece of no kind');
    return { from, to };
  });
}
