// libmpg123 in WebAssembly (codecs/mp3): MPEG audio, layers 1 to 3.
import { wasmFile } from '@stackwax/mp3';
import { openPieceDecoder, type PieceDecoder } from '../pieceDecoder.ts';
import { wasmCodec } from '../wasmCodec.ts';

const module = wasmCodec(wasmFile, 'MP3');

/** `gapless`: what the encoder put around the music is dropped, where the first frame tells of it. Throws AppError `undecodable`. */
export function openMpg123({ gapless }: { readonly gapless: boolean }): Omit<PieceDecoder, 'finish'> {
  return openPieceDecoder(module(), gapless ? 1 : 0);
}
