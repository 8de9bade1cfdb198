// Text folded for searching and sorting: case, accents and spacing make no difference; and what is typed as a query.

/** Letters that are no base with a mark on it, as people without them on the keyboard type them. */
const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');
/** Scripts that write no spaces between words: each letter is a word of its own, so that any part is found. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** `fold` of a text that may be absent. */
export function foldOrNull(text: string | null): string | null {
  if (text === null) return null;
  const folded = searchText(text);
  return folded === '' ? null : folded;
}

/** The parts as one folded text. Folding it again changes nothing. */
export function searchText(...parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null)
    .join(' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plain[letter] ?? letter)
    .replace(unspaced, ' $& ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * What a person typed as an FTS5 query: each word must begin a word of the text ('moo bjo' finds 'Moonlight' by
 * 'Björk'); what is written together ('ac/dc', '雪国') must stand together. Null when nothing is asked for. Whatever
 * is typed is only ever words, never FTS5's own syntax.
 */
export function searchQuery(typed: string): string | null {
  const terms = typed
    .normalize('NFKD')
    .split(/\s+/u)
    .map((word) => searchText(word).match(/[\p{L}\p{N}\p{Co}]+/gu))
    .filter((tokens) => tokens !== null)
    .map((tokens) => `"${tokens.join(' ')}"*`);
  return terms.length === 0 ? null : terms.join(' AND ');
}
