// Texts of tags as they may be stored and shown.

/** Longer than any real title or genre; longer texts are junk or lyrics in the wrong field. */
const maxTextLength = 1000;

/** Readable text: no control characters, no NUL padding, valid Unicode; null when nothing is left. */
export function cleanText(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be removed
    .replace(/[\u0000-\u001f\u007f\ufeff]+/g, ' ')
    .trim();
  if (text === '') return null;
  return text.length <= maxTextLength ? text : `${text.slice(0, maxTextLength).toWellFormed()}…`;
}
