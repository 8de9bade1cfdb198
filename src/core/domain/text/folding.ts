// Text folded for searching and sorting, so that case, accents and spacing make no difference, and cut into words.

/** Letters that Unicode does not decompose, with what people type who lack them on their keyboard. */
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
/** Scripts without spaces between words: each letter counts as a word, so that search finds any part. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** The sort key: equal for texts that differ only in case, accents or white space. Idempotent. */
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

/** The words of a text. Index and query both use this, so that they agree on what a word is. */
export function words(text: string): string[] {
  return (
    fold(text)
      .replace(unspaced, ' $& ')
      .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
  );
}
