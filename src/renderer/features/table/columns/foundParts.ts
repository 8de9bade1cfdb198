// Which parts of a text are what was searched for: the beginnings of its words, as the search itself finds them.
import { fold, words } from '../../../../core/domain/text/folding.ts';

export interface Part {
  readonly text: string;
  readonly found: boolean;
}

const word = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;

/** The text in parts, as it is written; one part when nothing is found. */
export function foundParts(text: string, search: string): Part[] {
  const wanted = words(search);
  if (wanted.length === 0) return [{ text, found: false }];
  const parts: Part[] = [];
  let done = 0;
  const add = (to: number, found: boolean): void => {
    if (to > done) parts.push({ text: text.slice(done, to), found });
    done = Math.max(done, to);
  };
  for (const { 0: written, index } of text.matchAll(word)) {
    // What is written without spaces is found letter by letter.
    let at = index;
    for (const piece of words(written).length > 1 ? written : [written]) {
      const length = foundLength(piece, wanted);
      if (length > 0) {
        add(at, false);
        add(at + length, true);
      }
      at += piece.length;
    }
  }
  add(text.length, false);
  return parts;
}

/** How much of a word is found at its beginning, by the longest of what is wanted; 0 when none begins it. */
function foundLength(written: string, wanted: readonly string[]): number {
  const folded = fold(written);
  const longest = wanted
    .filter((one) => folded.startsWith(one))
    .reduce((most, one) => Math.max(most, one.length), 0);
  if (longest === 0) return 0;
  let end = 0;
  for (const letter of written) {
    if (fold(written.slice(0, end)).length >= longest) break;
    end += letter.length;
  }
  // A mark belongs to the letter before it.
  return end + (/^\p{M}+/u.exec(written.slice(end))?.[0].length ?? 0);
}
