// A file as if it were written otherwise: stretches of it, and bytes of our own between them, as one source.
import { ByteSource } from './byteSource.ts';

/** Bytes of our own, or a stretch of a source up to, but not including, `end`. */
export type Piece =
  | Uint8Array
  | { readonly source: ByteSource; readonly start: number; readonly end: number };

/** The pieces one after another. */
export function splice(pieces: readonly Piece[]): ByteSource {
  const sizes = pieces.map(pieceBytes);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return new ByteSource(total, async (position, length) => {
    const bytes = new Uint8Array(length);
    let filled = 0;
    let at = 0;
    for (const [n, piece] of pieces.entries()) {
      const size = sizes[n] ?? 0;
      const from = position + filled - at;
      if (from < size && filled < length) {
        const part = await readPiece(piece, from, Math.min(size - from, length - filled));
        bytes.set(part, filled);
        filled += part.length;
        // The file was cut short since it was opened.
        if (filled < length && from + part.length < size) break;
      }
      at += size;
    }
    return bytes.subarray(0, filled);
  });
}

/** The stretch from `start` up to, but not including, `end`. */
export function stretchOf(source: ByteSource, start: number, end: number): ByteSource {
  return splice([{ source, start, end: Math.min(end, source.size) }]);
}

export function pieceBytes(piece: Piece): number {
  return piece instanceof Uint8Array ? piece.length : Math.max(0, piece.end - piece.start);
}

async function readPiece(piece: Piece, from: number, length: number): Promise<Uint8Array> {
  if (piece instanceof Uint8Array) return piece.subarray(from, from + length);
  return await piece.source.read(piece.start + from, length);
}
