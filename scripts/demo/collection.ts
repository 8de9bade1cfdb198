// The demo's music: sixty pieces by ten fictional artists, for people without music at hand.
import { sampleRate } from './instruments.ts';
import { renderPiece } from './piece.ts';
import { seededRandom } from './random.ts';
import { type Style, styles } from './styles.ts';
import { wavFile } from './wav.ts';

export interface DemoPiece {
  /** Relative, with forward slashes: 'Artist/Album/01 Title.wav'. */
  readonly path: string;
  /** Renders the whole file. */
  readonly file: () => Uint8Array;
}

const piecesInStyle = 6;
/** The others have no genre in their tags, so that the analysis has something to decide. */
const taggedInStyle = 3;

const artists: Readonly<Record<string, string>> = {
  blues: 'The Tin Roof Three',
  classical: 'Quartet at Nine',
  country: 'Dusty Fencepost',
  disco: 'Mirror Avenue',
  'hip hop': 'Corner Tape Club',
  jazz: 'Blue Lamp Trio',
  metal: 'Iron Orchard',
  pop: 'Paper Balloons',
  reggae: 'Slow Harbour',
  rock: 'The Loose Cables',
};

const titles = ['Opening', 'Second Street', 'Late Train', 'Rain Again', 'Old Friends', 'Goodnight'];

/** In the order in which they are composed: one of each band, then the next, so that every genre is there soon. */
export const demoPieces: readonly DemoPiece[] = titles
  .slice(0, piecesInStyle)
  .flatMap((title, index) => styles.map((style, styleIndex) => demoPiece(style, styleIndex, title, index)));

export const bands = styles.length;

function demoPiece(style: Style, styleIndex: number, title: string, index: number): DemoPiece {
  const artist = artists[style.genre] ?? 'Unknown';
  const album = `${artist} Play ${style.genre === 'hip hop' ? 'Tapes' : 'Tunes'}`;
  const number = index + 1;
  const seed = styleIndex * 1000 + number;
  const seconds = 12 + Math.floor(seededRandom(-seed)() * 8);
  return {
    path: `${artist}/${album}/${String(number).padStart(2, '0')} ${title}.wav`,
    file: () =>
      wavFile(renderPiece(style, seed, seconds), sampleRate, {
        INAM: title,
        IART: artist,
        IPRD: album,
        ITRK: String(number),
        ICRD: '2026',
        ...(index < taggedInStyle ? { IGNR: style.genre } : {}),
      }),
  };
}
