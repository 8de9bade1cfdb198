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

/** For sorting: what looks alike in another case or with other accents is equal. Folding again changes nothing. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plain[letter] ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Null for what is absent, or nothing but space and marks. */
export function foldOrNull(text: string | null): string | null {
  return text === null ? null : fold(text) || null;
}

/** The folded words of the parts, one space between: what is searched. Only here is decided what a word is. */
export function searchText(...parts: readonly (string | null)[]): string {
  return words(parts.filter((part) => part !== null).join(' ')).join(' ');
}

/**
 * What a person typed as an FTS5 query: each word must begin a word of the text ('moo bjo' finds 'Moonlight' by
 * 'Björk'); what is written together ('ac/dc', '雪国') must stand together. Null when nothing is asked for. Whatever
 * is typed is only ever words, never FTS5's own syntax.
 */
export function searchQuery(typed: string): string | null {
  const terms = typed
    .split(/\s+/u)
    .map(words)
    .filter((together) => together.length > 0)
    .map((together) => `"${together.join(' ')}"*`);
  return terms.length === 0 ? null : terms.join(' AND ');
}

function words(text: string): string[] {
  return (
    fold(text)
      .replace(unspaced, ' $& ')
      .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
  );
}
