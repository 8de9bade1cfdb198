// Genre names: the key under which spellings match, and the form that is displayed.
import { fold, words } from './normalise.ts';

/**
 * The matching key of a genre's name: equal for 'Hip-Hop', 'hip hop', 'HIPHOP' and 'hip  hop', for 'Rock & Roll'
 * and "rock 'n' roll", for 'Raï' and 'rai'. Empty only for text without a visible character.
 */
export function genreKey(text: string): string {
  const joined = words(text).join('');
  if (joined !== '') return joined;
  // A name of punctuation only ('!!!') is still a name, and so is one of marks that folding drops.
  return fold(text).replaceAll(' ', '') || text.replace(/[\s\p{C}]+/gu, '').toLowerCase();
}

/** Always upper case. */
const initials = new Set([
  'r&b',
  'd&b',
  'aor',
  'ac',
  'aac',
  'bdm',
  'dj',
  'dnb',
  'dsbm',
  'eai',
  'ebm',
  'edm',
  'idm',
  'mpb',
  'ndh',
  'ndw',
  'nrg',
  'nwobhm',
  'ost',
  'rnb',
  'tv',
  'uk',
  'us',
  'usa',
]);

/** Lower case unless they open the name. */
const small = new Set([
  'a',
  'à',
  'and',
  'at',
  'da',
  'de',
  'do',
  'for',
  'in',
  'la',
  'n',
  'of',
  'on',
  'or',
  'the',
  'to',
  'y',
]);

/** The display form of a stored lower-case name: 'drum and bass' → 'Drum and Bass', 'r&b' → 'R&B', 'j-pop' → 'J-Pop'. */
export function displayGenre(name: string): string {
  let first = true;
  return name.replace(/[\p{L}\p{N}\p{M}&'’]+/gu, (word) => {
    const opens = first;
    first = false;
    if (initials.has(word.toLowerCase())) return word.toUpperCase();
    const bare = word.replace(/['’]/gu, '');
    if (!opens && small.has(bare.toLowerCase())) return word;
    return capitalise(word);
  });
}

function capitalise(word: string): string {
  const [initial] = word;
  if (initial === undefined) return word;
  const upper = initial.toUpperCase();
  // 'ß', ligatures and long s become other letters when capitalised; such a name is shown as stored.
  return (upper.toLowerCase() === initial.toLowerCase() ? upper : initial) + word.slice(initial.length);
}
