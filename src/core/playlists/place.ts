// Where a file is, as playlists write it: as text that no player takes for anything but a path, and as a URI reference (RFC 3986).
import { displayPath } from '../domain/text/paths.ts';

export interface Place {
  /** With forward slashes; what is not UTF-8 is replaced in it. */
  readonly location: string;
  /** Whether `location` is exactly the file's name. */
  readonly isText: boolean;
  /** Percent-encoded byte by byte, so that it holds any name. */
  readonly uri: string;
}

/** `path` in bytes with forward slashes, from the playlist's folder unless it is absolute. */
export function placeOf(path: Uint8Array, isAbsolute: boolean): Place {
  const text = displayPath(path);
  return {
    location: isAbsolute || isPlain(text) ? text : `./${text}`,
    isText: isUtf8(path),
    uri: isAbsolute ? fileUri(path) : encode(path),
  };
}

/**
 * False where players read a relative path as something else: they cut spaces, skip '#' and ';', take 'a:b' for a URL and '~' or '\' for
 * another place, and a spreadsheet takes '=', '+', '-' and '@' for a formula.
 */
function isPlain(text: string): boolean {
  return /^[\p{L}\p{N}._]/u.test(text) && !/^[^/]*:/u.test(text);
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function isUtf8(path: Uint8Array): boolean {
  if (isAscii(path)) return true;
  try {
    strictUtf8.decode(path);
    return true;
  } catch {
    return false;
  }
}

function isAscii(path: Uint8Array): boolean {
  for (let at = 0; at < path.length; at++) if ((path[at] ?? 0) > 0x7f) return false;
  return true;
}

/** '/x', 'C:/x' and '//server/share/x' as RFC 8089 has them. */
function fileUri(path: Uint8Array): string {
  if (path[0] !== 0x2f) return `file:///${String.fromCharCode(path[0] ?? 0)}:${encode(path.subarray(2))}`;
  return path[1] === 0x2f ? `file:${encode(path)}` : `file://${encode(path)}`;
}

/** Of each byte: unreserved characters and the slash between segments as they are, everything else encoded. */
const encoded: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z0-9\-._~/]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

function encode(path: Uint8Array): string {
  let uri = '';
  for (let at = 0; at < path.length; at++) uri += encoded[path[at] ?? 0] ?? '';
  return uri;
}
