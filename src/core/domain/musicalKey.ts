// Musical keys: what programs write for them, and how they are called: 'A minor', and '8A' as disc jockeys say.

/** From C upwards, a semitone each. */
export const tonics = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;
const called: readonly string[] = tonics;
const naturals: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** What ID3v2 calls 'o': music that is in no key. */
export const offKey = 'off key';
/** A text that is no key and no longer than this is kept as it is. */
const longestText = 30;

/**
 * A key as programs write it: 'Am', 'A minor', 'Gbmin', 'F#', 'Db maj', 'a' (minor), '8A' and '08A' (Camelot), '1m' and '1d' (Open
 * Key), 'o' (off key). Of several ('8A/9A') the first counts. What nobody understands stays as it is; null for nothing.
 */
export function readKey(written: string): string | null {
  const text = written.trim();
  if (text === '') return null;
  if (/^o$|^off[ -]?key$/iu.test(text)) return offKey;
  const [first = ''] = text.split(/[/,;|]/u, 1);
  return named(first.trim()) ?? byWheel(first.trim()) ?? (text.length <= longestText ? text : null);
}

function named(text: string): string | null {
  const match = /^([A-Ga-g])\s*(#|♯|b|♭|\s*sharp|\s*flat)?\s*(m|min|minor|moll|-|M|maj|major|dur)?\.?$/u.exec(
    text.replace(/(?<=.)(MIN(?:OR)?|MAJ(?:OR)?|Min(?:or)?|Maj(?:or)?|Sharp|Flat)/gu, (word) =>
      word.toLowerCase(),
    ),
  );
  const [, letter, sign, mode] = match ?? [];
  const natural = letter === undefined ? undefined : naturals[letter.toUpperCase()];
  if (letter === undefined || natural === undefined) return null;
  const step = sign === undefined ? 0 : /#|♯|sharp/u.test(sign) ? 1 : -1;
  const isMinor = mode === undefined ? letter !== letter.toUpperCase() : /^(m|min|minor|moll|-)$/u.test(mode);
  return keyName(natural + step, isMinor);
}

/** The Camelot wheel ('8A' is A minor, '8B' C major), and Open Key, whose '1m' and '1d' are these two. */
function byWheel(text: string): string | null {
  const [, digits, letter = ''] = /^(0?[1-9]|1[0-2])\s*([ABabmd])$/u.exec(text) ?? [];
  if (digits === undefined) return null;
  const isOpen = /[md]/u.test(letter);
  const fifths = Number(digits) - (isOpen ? 1 : 8);
  const major = fifths * 7;
  return /[Aam]/u.test(letter) ? keyName(major - 3, true) : keyName(major, false);
}

function keyName(pitch: number, isMinor: boolean): string {
  return `${tonics[((pitch % 12) + 12) % 12]} ${isMinor ? 'minor' : 'major'}`;
}

/** The tonic in half tones above C, and the mode, of a key by its name; null for what is no key. */
export function keyParts(key: string): { readonly pitch: number; readonly isMinor: boolean } | null {
  const [, tonic, mode] = /^([A-G]#?) (major|minor)$/u.exec(key) ?? [];
  const pitch = called.indexOf(tonic ?? '');
  return pitch < 0 ? null : { pitch, isMinor: mode === 'minor' };
}

/** 'A minor' is '8A'; null for what is no key. */
export function camelot(key: string): string | null {
  const parts = keyParts(key);
  if (parts === null) return null;
  const { pitch, isMinor } = parts;
  const fifths = ((pitch + (isMinor ? 3 : 0)) * 7) % 12;
  return `${((fifths + 7) % 12) + 1}${isMinor ? 'A' : 'B'}`;
}
