// Texts of ID3v2 as music-metadata decodes them; null for whatever it might decode in another way.

const textEncodings = { latin1: 0, utf16: 1, utf8: 3 } as const;

/** A text without an end, in the encoding of this number. */
export function decoded(bytes: Buffer, encoding: number | undefined): string | null {
  if (bytes.length === 0) return '';
  if (encoding === textEncodings.utf16) return utf16(bytes);
  // It takes this mark for one of UTF-16 wherever it stands.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return null;
  if (encoding === textEncodings.latin1) return bytes.toString('latin1');
  return encoding === textEncodings.utf8 ? utf8(bytes) : null;
}

/** Null for what is not valid, or begins with a mark. */
export function utf8(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return null;
  const text = bytes.toString('utf8');
  // Whoever wrote the sign that replaces what cannot be decoded is read at length.
  return text.includes('\ufffd') ? null : text;
}

function utf16(bytes: Buffer): string | null {
  if (bytes.length % 2 !== 0 || bytes[0] !== 0xff || bytes[1] !== 0xfe) return null;
  const text = bytes.toString('utf16le', 2);
  return text.isWellFormed() && !/^[\ufeff\ufffe]/u.test(text) ? text : null;
}

/** Up to the zero that ends it, and what is behind it. */
export function endedText(
  bytes: Buffer,
  encoding: number | undefined,
): { readonly text: string; readonly rest: Buffer } | null {
  const width = encoding === textEncodings.utf16 ? 2 : 1;
  let end = 0;
  while (end + width <= bytes.length && !(bytes[end] === 0 && (width === 1 || bytes[end + 1] === 0)))
    end += width;
  if (end + width > bytes.length) end = bytes.length;
  const text = decoded(bytes.subarray(0, end), encoding);
  return text === null ? null : { text, rest: bytes.subarray(end + width) };
}

export function withoutEnd(text: string): string {
  return text.replace(/\0+$/u, '');
}
