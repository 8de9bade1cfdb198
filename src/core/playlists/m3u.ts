// Extended M3U in Latin-1, for players without Unicode: what cannot be written is reported, never written wrongly.
import { type M3uEntry, renderM3u8 } from './m3u8.ts';

/** True when every character has a byte in ISO 8859-1. */
export function isLatin1(text: string): boolean {
  for (const char of text) if ((char.codePointAt(0) ?? 0) > 0xff) return false;
  return true;
}

/** Why Latin-1 cannot hold a path: composed, it would be the path of another file. */
export function latin1Refuses(location: string): string | null {
  if (isLatin1(location)) return null;
  return isLatin1(location.normalize('NFC'))
    ? 'its accents stand apart from their letters, which M3U in Latin-1 cannot write; M3U8 can'
    : 'it has characters that M3U in Latin-1 lacks; M3U8 has them';
}

/**
 * The bytes of the file. Titles and artists are composed and get '?' for what Latin-1 lacks; entries whose locations it
 * cannot hold must be filtered out before (`latin1Refuses`), because a player would look for another file.
 */
export function* renderM3u(name: string, entries: readonly M3uEntry[]): Generator<Uint8Array> {
  for (const text of renderM3u8(composed(name), composedEntries(entries)))
    yield Uint8Array.from([...text], (char) => {
      const code = char.codePointAt(0) ?? 0;
      return code > 0xff ? 0x3f : code;
    });
}

function* composedEntries(entries: readonly M3uEntry[]): Generator<M3uEntry> {
  for (const entry of entries)
    yield {
      ...entry,
      title: composed(entry.title),
      artist: entry.artist === null ? null : composed(entry.artist),
    };
}

export function composed(text: string): string {
  return text.normalize('NFC');
}
