// Why a track is near another, in words, for the page and the terminal: 'same tempo and brightness, less percussive'.
import type { Reason } from './likeness.ts';

const nouns = {
  tempo: 'tempo',
  key: 'key',
  loudness: 'loudness',
  brightness: 'brightness',
  percussiveness: 'percussion',
} as const;

const adjectives = {
  tempo: { more: 'faster', less: 'slower' },
  key: { more: 'another key', less: 'another key' },
  loudness: { more: 'louder', less: 'quieter' },
  brightness: { more: 'brighter', less: 'darker' },
  percussiveness: { more: 'more percussive', less: 'less percussive' },
} as const;

/** Of the second track beside the first; nothing where nothing stands out. */
export function reasonText({ alike, differs }: Reason): string {
  const names = alike.map((trait) => nouns[trait]);
  const last = names.at(-1);
  const all = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : (last ?? '');
  const same = all === '' ? [] : [`same ${all}`];
  return [...same, ...differs.map(({ trait, by }) => adjectives[trait][by])].join(', ');
}
