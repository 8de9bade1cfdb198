// Reading a file's bytes within bounds, and the same file with some stretches replaced.
import type { Piece, Range, TagPlan, TagSource } from './plan.ts';
import { damaged, Refused } from './refused.ts';

/** Nobody's tags are larger, covers included. */
const mostAtOnce = 128 * 1024 * 1024;

/** All bytes of the range. Throws `Refused` where they are not all there. */
export async function bytesOf(source: TagSource, from: number, to: number): Promise<Uint8Array> {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from)
    throw damaged('It names a place that no file has');
  if (to > source.size) throw new Refused('truncated', 'It ends before what it announces does');
  if (to - from > mostAtOnce) throw new Refused('tooLarge', 'A part of it claims to be larger than any is');
  if (to === from) return new Uint8Array(0);
  const bytes = await source.read(from, to);
  if (bytes.length !== to - from) throw new Refused('truncated', 'It became shorter while it was read');
  return bytes;
}

/** As many of the bytes as are there. */
export async function someOf(source: TagSource, from: number, to: number): Promise<Uint8Array> {
  return await bytesOf(source, Math.min(from, source.size), Math.min(to, source.size));
}

/** These bytes in the place of a stretch; an empty stretch is an insertion. */
export interface Edit extends Range {
  readonly bytes: Uint8Array;
}

/** In the order of their places, none over another. */
function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** The file after the edits. */
export function piecesOf(size: number, edits: readonly Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to, bytes } of inOrder(edits)) {
    if (from < at || to > size) throw damaged('Parts of it lie over one another');
    if (from > at) pieces.push({ from: at, to: from });
    if (bytes.length > 0) pieces.push({ bytes });
    at = to;
  }
  if (at < size) pieces.push({ from: at, to: size });
  return pieces;
}

/** Where each range of sound is afterwards. */
export function soundAfter(sound: readonly Range[], edits: readonly Edit[]): TagPlan['sound'] {
  const ordered = inOrder(edits);
  const ranges: { before: Range; after: Range }[] = [];
  let moved = 0;
  let next = 0;
  for (const before of sound.toSorted((a, b) => a.from - b.from)) {
    for (let edit = ordered[next]; edit !== undefined && edit.from < before.to; edit = ordered[next]) {
      // An insertion just before the sound belongs before it; anything inside would change it.
      if (edit.to > before.from) throw damaged('Tags lie inside the sound');
      moved += edit.bytes.length - (edit.to - edit.from);
      next += 1;
    }
    ranges.push({ before, after: { from: before.from + moved, to: before.to + moved } });
  }
  return ranges;
}

function lengthOf(piece: Piece): number {
  return 'bytes' in piece ? piece.bytes.length : piece.to - piece.from;
}

/** The pieces as a file, read where it is asked for. */
export function assembled(source: TagSource, pieces: readonly Piece[]): TagSource {
  const starts: number[] = [];
  let size = 0;
  for (const piece of pieces) {
    starts.push(size);
    size += lengthOf(piece);
  }
  return {
    size,
    async read(from, to) {
      const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      for (let n = pieceAt(starts, from); n < pieces.length; n++) {
        const piece = pieces[n];
        const start = starts[n] ?? 0;
        if (piece === undefined || start >= from + bytes.length) break;
        const begin = Math.max(from, start) - start;
        const end = Math.min(from + bytes.length, start + lengthOf(piece)) - start;
        if (end <= begin) continue;
        const part =
          'bytes' in piece
            ? piece.bytes.subarray(begin, end)
            : await source.read(piece.from + begin, piece.from + end);
        bytes.set(part, start + begin - from);
      }
      return bytes;
    },
  };
}

/** The last piece that starts at or before `at`. */
function pieceAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}
