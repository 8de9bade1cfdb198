// First stage of cleaning: typed text to plain lower-case words with single spaces.

/** Letters that Unicode does not decompose, and what people type for them. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
  ['ŋ', 'ng'],
  ['ς', 'σ'],
]);

/**
 * Lower case without accents, compatibility forms unfolded ('ﬁ' → 'fi', full width → ASCII), control and
 * invisible characters (zero width, bidi marks, lone surrogates) gone, every kind of white space one space.
 */
export function fold(text: string): string {
  // Most tags are plain ASCII, which the rest would not change.
  if (!/[^\x20-\x7e]/u.test(text)) return text.toLowerCase().replace(/ {2,}/gu, ' ').trim();
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      // A second pass, because lower-casing can produce new marks ('İ') and compatibility forms.
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(/\p{C}/gu, '')
      .replace(/[ßæœøłđðþıŋς]/gu, (letter) => plainLetters.get(letter) ?? letter)
      .normalize('NFC')
      .trim()
  );
}

/** Characters that stand for an apostrophe in tags. */
const apostrophes = "'’‘‛`´′ʼ＇";

const shortAnd = new RegExp(`[${apostrophes}\\s]n[${apostrophes}\\s]+(?=\\S)`, 'gu');
const anyApostrophe = new RegExp(`[${apostrophes}]`, 'gu');

/**
 * The words of a tag: folded, punctuation taken as space, '&' and a free-standing 'n' between words read as 'and',
 * apostrophes dropped ("80's" → '80s'). Empty when the text has neither letter nor digit. Idempotent.
 */
export function words(text: string): string[] {
  const spaced = fold(text)
    .replace(shortAnd, ' n ')
    .replace(anyApostrophe, '')
    .replace(/&/gu, ' and ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  if (spaced === '') return [];
  return spaced
    .split(' ')
    .map((word, at, all) => (word === 'n' && at > 0 && at < all.length - 1 ? 'and' : word));
}
