// Extended M3U in Latin-1, for players without Unicode: what cannot be written is reported, never written wrongly.
import { type M3uEntry, renderM3u8 } from './m3u8.ts';

/** True when every character has a byte in ISO 8859-1. */
export function isLatin1(text: string): boolean {
  for (const char of text) if ((char.codePointAt(0) ?? 0) > 0xff) return false;
  return true;
}

/**
 * The bytes of the file. Titles and artists get '?' for what Latin-1 lacks; entries whose locations it cannot hold
 * must be filtered out before (`isLatin1`), because a player would look for another file.
 */
export function renderM3u(name: string, entries: readonly M3uEntry[]): Uint8Array {
  const text = renderM3u8(name, entries);
  return Uint8Array.from([...text.normalize('NFC')], (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code > 0xff ? 0x3f : code;
  });
}
