// Where a file is, as playlists write it: as text that no player takes for anything but a path, and as a URI reference (RFC 3986).
import { displayPath } from '../domain/text/paths.ts';

export interface Place {
  /** With forward slashes; what is not UTF-8 is replaced in it. */
  readonly location: string;
  /** Whether `location` is exactly the file's name. */
  readonly isText: boolean;
  /** What the place was made of: the same as text, or the bytes that are none. */
  readonly path: string | Uint8Array;
  /** From the root of a disk, and not from the playlist's folder. */
  readonly isAbsolute: boolean;
}

/** `path` with forward slashes, in bytes unless it is known to be text; from the playlist's folder unless it is absolute. */
export function placeOf(path: string | Uint8Array, isAbsolute: boolean): Place {
  const text = typeof path === 'string' ? path : displayPath(path);
  const isText = typeof path === 'string' || isTextOf(text, path);
  const location = isAbsolute || isPlain(text) ? text : `./${text}`;
  return { location, isText, path: isText ? text : path, isAbsolute };
}

/** Percent-encoded byte by byte, so that it holds any name. */
export function uriOf({ path, isAbsolute }: Place): string {
  const encoded = typeof path === 'string' ? encodeText(path) : encodeBytes(path);
  return isAbsolute ? fileUri(encoded) : encoded;
}

/**
 * False where players read a relative path as something else: they cut spaces, skip '#' and ';', take 'a:b' for a URL and '~' or '\' for
 * another place, and a spreadsheet takes '=', '+', '-' and '@' for a formula.
 */
function isPlain(text: string): boolean {
  return /^[\p{L}\p{N}._]/u.test(text) && !/^[^/]*:/u.test(text);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** What had to be replaced shows, but a name may have that character itself. */
function isTextOf(text: string, path: Uint8Array): boolean {
  if (!text.includes('\ufffd')) return true;
  try {
    strictUtf8.decode(path);
    return true;
  } catch {
    return false;
  }
}

/** '/x', 'C:/x' and '//server/share/x' as RFC 8089 has them. */
function fileUri(encoded: string): string {
  if (!encoded.startsWith('/')) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded.startsWith('//') ? `file:${encoded}` : `file://${encoded}`;
}

/** Unreserved characters and the slash between segments as they are, everything else encoded. */
function encodeText(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replace(/[!'()*]/g, (character) => percent(character.charCodeAt(0)));
}

/** The same of bytes that are no text. */
function encodeBytes(path: Uint8Array): string {
  let uri = '';
  for (const byte of path) {
    const character = String.fromCharCode(byte);
    uri += /[A-Za-z0-9\-._~/]/.test(character) ? character : percent(byte);
  }
  return uri;
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
