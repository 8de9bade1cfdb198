// Text as it is searched and sorted: folded, so that case, accents and spacing make no difference, and cut into words.

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

/** Only here is decided what a word is. */
export function words(text: string): string[] {
  return (
    fold(text)
      .replace(unspaced, ' $& ')
      .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? []
  );
}
