// Whether a text has what is asked of it: by the beginnings of words, by whole words, or as all there is.
import { fold, words } from '../../../core/domain/text/folding.ts';
import type { TextValue } from '../../../core/query/query.ts';

/** Of a folded text. */
export type TextTest = (folded: string) => boolean;

const plainWord = /^[a-z0-9]+$/u;

export function textTest({ kind, text }: TextValue): TextTest {
  const wanted = fold(text);
  const parts = words(text);
  const [first] = parts;
  // Marks alone are compared as they are: there is a band called '!!!'.
  if (kind === 'exactly' || first === undefined) return (folded) => folded === wanted;
  const together = ` ${parts.join(' ')}${kind === 'whole' ? ' ' : ''}`;
  const whole: TextTest = (folded) => `${spaced(folded)} `.includes(together);
  const isQuick = parts.length === 1 && kind === 'begins' && plainWord.test(first);
  if (!isQuick) return (folded) => folded.includes(first) && whole(folded);
  // Cutting a hundred thousand titles into words takes longer than a person waits.
  return (folded) => {
    for (let at = folded.indexOf(first); at >= 0; at = folded.indexOf(first, at + 1)) {
      if (at === 0) return true;
      const before = folded.charCodeAt(at - 1);
      if (before >= 128) return whole(folded);
      if (!isLetterOrDigit(before)) return true;
    }
    return false;
  };
}

/** With a space before each word. */
export function spaced(text: string): string {
  const found = words(text);
  return found.length === 0 ? '' : ` ${found.join(' ')}`;
}

/** Of folded ASCII. */
function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}
