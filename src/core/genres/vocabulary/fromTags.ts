// Which genres of the vocabulary a library should sort by, because enough of its tracks name them in their tags.
import type { GenreFromTags } from '../../domain/genre.ts';
import { genreKey } from '../name.ts';
import { createGenreMapper } from './ownGenres.ts';
import { lineage, type Vocabulary } from './vocabulary.ts';

/** Tracks whose tags name the same genres, in the same order. */
export interface NamedGenres {
  /** Stored names, the primary one first; none where the tags name no genre. */
  readonly genres: readonly string[];
  readonly tracks: number;
}

/** Three, or one in two hundred of a large library: so at most two hundred genres can come of it. */
export function fewestTracks(tracks: number): number {
  return Math.max(3, Math.ceil(tracks / 200));
}

/**
 * The genres to add to the library's `own`, those with the most tracks first. A track counts once, for the genre by which
 * it would be sorted if all were the library's: the first that its tags name. A genre with enough such tracks is one of
 * them. Tracks that then still lead to none of the library's genres are joined further up the tree, at the lowest genre
 * below which there are enough of them. `never` are genres that a person does not want.
 */
export function genresFromTags(
  vocabulary: Vocabulary,
  own: readonly string[],
  named: readonly NamedGenres[],
  never: ReadonlySet<string> = new Set(),
): GenreFromTags[] {
  const fewest = fewestTracks(named.reduce((sum, { tracks }) => sum + tracks, 0));
  const telling = named.filter(({ genres }) => genres.length > 0);
  const taken = new Set(own.map(genreKey));
  const isOpen = (genre: string): boolean =>
    vocabulary.genres.has(genre) &&
    !vocabulary.ignored.has(genreKey(genre)) &&
    !taken.has(genreKey(genre)) &&
    !never.has(genreKey(genre));

  const primary = counts(telling, ({ genres }) => genres.slice(0, 1));
  const chosen = [...primary].flatMap(([genre, tracks]) =>
    tracks >= fewest && isOpen(genre) ? [genre] : [],
  );
  for (;;) {
    const toOwn = createGenreMapper(vocabulary, [...own, ...chosen]);
    const homeless = telling.filter(({ genres }) => genres.every((genre) => toOwn(genre) === null));
    const next = lowestWithEnough(vocabulary, homeless, fewest, (genre) => isOpen(genre));
    if (next === null) break;
    chosen.push(next);
  }

  const toOwn = createGenreMapper(vocabulary, [...own, ...chosen]);
  const sorted = counts(telling, ({ genres }) => {
    const to = genres.map(toOwn).find((genre) => genre !== null);
    return to === undefined ? [] : [to];
  });
  return chosen
    .map((genre) => ({ genre, tracks: sorted.get(genre) ?? 0 }))
    .sort((a, b) => b.tracks - a.tracks || (a.genre < b.genre ? -1 : 1));
}

/** Of the genres with enough of these tracks at or below them, one that has no such genre below: with the most tracks, then by name. */
function lowestWithEnough(
  vocabulary: Vocabulary,
  homeless: readonly NamedGenres[],
  fewest: number,
  isOpen: (genre: string) => boolean,
): string | null {
  const below = counts(homeless, ({ genres }) => [
    ...new Set(genres.flatMap((genre) => lineage(vocabulary, genre))),
  ]);
  const enough = new Map([...below].filter(([genre, tracks]) => tracks >= fewest && isOpen(genre)));
  const higher = new Set([...enough.keys()].flatMap((genre) => lineage(vocabulary, genre).slice(1)));
  const lowest = [...enough].filter(([genre]) => !higher.has(genre));
  lowest.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
  return lowest[0]?.[0] ?? null;
}

function counts(
  named: readonly NamedGenres[],
  genresOf: (one: NamedGenres) => readonly string[],
): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of named)
    for (const genre of genresOf(one)) found.set(genre, (found.get(genre) ?? 0) + one.tracks);
  return found;
}
