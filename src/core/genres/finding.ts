// Which genres somebody means by a few letters: the library's own first, then all others of the vocabulary, by any spelling.
import type { Probabilities } from '../domain/track.ts';
import { genreKey } from './name.ts';

/** A genre with its other spellings, as the vocabulary has it. */
export interface SpelledGenre {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface FoundGenre {
  /** As stored. */
  readonly genre: string;
  /** Whether it is among the library's. */
  readonly isOwn: boolean;
  /** The other spelling that fits what was typed, where the name itself does not. */
  readonly spelling: string | null;
}

export interface FindOptions {
  /** Puts the library's own in order while nothing is typed, and equals after that. */
  readonly likely?: Probabilities;
  readonly atMost?: number;
  /** Which are looked through. */
  readonly among?: 'own' | 'all';
}

export interface GenreFinder {
  /**
   * Best first. A genre that is called or spelled exactly as typed comes before all others; then the library's own, then
   * those of the vocabulary, each by how well they fit: beginning so, with a word that begins so, holding it, spelled so.
   * While nothing is typed these are the library's own.
   */
  find(typed: string, options?: FindOptions): FoundGenre[];
  /** The genre that is called or spelled exactly so; null when there is none. */
  exactly(typed: string): string | null;
}

interface Keyed {
  readonly genre: string;
  readonly key: string;
  /** Where words begin in the key. */
  readonly words: readonly string[];
  readonly spellings: readonly { readonly text: string; readonly key: string }[];
}

export type KeyedVocabulary = ReadonlyMap<string, Keyed>;

/** Made once of a vocabulary, for as many finders as there are lists of genres; by key. */
export function keyedVocabulary(vocabulary: Iterable<SpelledGenre>): KeyedVocabulary {
  return new Map(Array.from(vocabulary, (genre) => keyed(genre)).map((one) => [one.key, one]));
}

function keyed({ name, aliases }: SpelledGenre): Keyed {
  return {
    genre: name,
    key: genreKey(name),
    words: name.split(/[^\p{L}\p{N}]+/u).map((_, i, all) => genreKey(all.slice(i).join(' '))),
    spellings: aliases.map((text) => ({ text, key: genreKey(text) })),
  };
}

export function genreFinder(vocabulary: KeyedVocabulary, own: readonly string[]): GenreFinder {
  const ownKeyed = own.map((name): Keyed => {
    const known = vocabulary.get(genreKey(name));
    return known === undefined ? keyed({ name, aliases: [] }) : { ...known, genre: name };
  });
  const ownKeys = new Set(ownKeyed.map(({ key }) => key));
  const others = [...vocabulary.values()].filter(({ key }) => !ownKeys.has(key));

  return {
    find(typed, { likely = {}, atMost = Number.POSITIVE_INFINITY, among = 'all' } = {}) {
      const key = typed.trim() === '' ? '' : genreKey(typed);
      const looked = (genres: readonly Keyed[], isOwn: boolean) =>
        genres.flatMap((one) => {
          const fit = fitOf(one, key);
          return fit === null ? [] : [{ genre: one.genre, isOwn, ...fit }];
        });
      const found = [
        ...looked(ownKeyed, true),
        ...(key === '' || among === 'own' ? [] : looked(others, false)),
      ];
      found.sort(
        (a, b) =>
          Number(b.rank === 0) - Number(a.rank === 0) ||
          Number(b.isOwn) - Number(a.isOwn) ||
          a.rank - b.rank ||
          (likely[b.genre] ?? 0) - (likely[a.genre] ?? 0) ||
          (a.isOwn ? 0 : a.genre.length - b.genre.length) ||
          a.genre.localeCompare(b.genre),
      );
      return found.slice(0, atMost).map(({ genre, isOwn, spelling }) => ({ genre, isOwn, spelling }));
    },
    exactly(typed) {
      const key = typed.trim() === '' ? '' : genreKey(typed);
      if (key === '') return null;
      const named = ownKeyed.find((one) => one.key === key) ?? vocabulary.get(key);
      const spelled = (one: Keyed): boolean => one.spellings.some((spelling) => spelling.key === key);
      return (named ?? ownKeyed.find(spelled) ?? others.find(spelled))?.genre ?? null;
    },
  };
}

/** Null where nothing fits. */
function fitOf(
  { key, words, spellings }: Keyed,
  typed: string,
): { rank: number; spelling: string | null } | null {
  if (typed === '') return { rank: 1, spelling: null };
  if (key === typed) return { rank: 0, spelling: null };
  const exact = spellings.find((spelling) => spelling.key === typed);
  if (exact !== undefined) return { rank: 0, spelling: exact.text };
  if (key.startsWith(typed)) return { rank: 1, spelling: null };
  if (words.some((word) => word.startsWith(typed))) return { rank: 2, spelling: null };
  if (key.includes(typed)) return { rank: 3, spelling: null };
  const begins = spellings.find((spelling) => spelling.key.startsWith(typed));
  if (begins !== undefined) return { rank: 4, spelling: begins.text };
  const holds = spellings.find((spelling) => spelling.key.includes(typed));
  return holds === undefined ? null : { rank: 5, spelling: holds.text };
}
