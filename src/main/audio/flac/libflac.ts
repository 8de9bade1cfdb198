// libFLAC in WebAssembly (codecs/flac): frames of FLAC, without what is before the first one.
import { wasmFile } from '@stackwax/flac';
import { openPieceDecoder, type PieceDecoder } from '../pieceDecoder.ts';
import { wasmCodec } from '../wasmCodec.ts';

const module = wasmCodec(wasmFile, 'FLAC');

/**
 * Bytes may begin before a frame. A frame is heard once the next one has begun behind it, or the end has come: the first one whose
 * checksum is wrong ends the sound. Throws AppError `undecodable`.
 */
export function openLibFlac(): PieceDecoder {
  return openPieceDecoder(module());
}
