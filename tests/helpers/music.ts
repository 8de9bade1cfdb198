// Small pieces of real music for tests that scan.
import { sampleRate } from '../../scripts/demo/instruments.ts';
import { renderPiece } from '../../scripts/demo/piece.ts';
import { styles } from '../../scripts/demo/styles.ts';
import { type InfoTags, wavFile } from '../../scripts/demo/wav.ts';

/** Four seconds, another piece for another seed. */
export function pieceOfMusic(seed: number, tags: InfoTags = {}): Uint8Array {
  const [style] = styles;
  if (style === undefined) throw new Error('no style');
  return wavFile(renderPiece(style, seed, 4), sampleRate, tags);
}
