// How the user's genres are related in the vocabulary: which stands above which.
import { genreKey } from '../name.ts';
import { findGenre, lineage, type Vocabulary } from './vocabulary.ts';

export interface Family {
  /** The nearest of the user's genres above this one; null when there is none. */
  parentOf(genre: string): string | null;
  /**
   * Every pair of ancestor and descendant, or of two names of one genre; each pair once. Top genres are families of
   * their own, wherever they come from: metal is not rock, though it stands below it in the graph.
   */
  readonly related: readonly (readonly [string, string])[];
}

export function familyOf(vocabulary: Vocabulary, own: readonly string[]): Family {
  const storedName = (genre: string): string => findGenre(vocabulary, genre) ?? genreKey(genre);
  const namesOf = Map.groupBy(own, storedName);
  const parents = new Map<string, string | null>();
  const related: [string, string][] = [];
  for (const [stored, names] of namesOf) {
    const ownAmong = (genres: readonly string[]): string[] =>
      genres.flatMap((genre) => (genre === stored ? [] : (namesOf.get(genre) ?? [])));
    const [parent = null] = ownAmong(lineage(vocabulary, stored));
    const ancestors = ownAmong(withinFamilies(vocabulary, stored));
    for (const [at, name] of names.entries()) {
      parents.set(name, parent);
      for (const relative of [...names.slice(at + 1), ...ancestors]) related.push([name, relative]);
    }
  }
  return { parentOf: (genre) => parents.get(genre) ?? null, related };
}

/** One way to write a genre of the user's, or one that it stands under. */
export interface GenreSpelling {
  readonly genre: string;
  readonly spelling: string;
  readonly isAbove: boolean;
}

/** For searches: each of the user's genres by every name of its own first, then by those of all that stand above it. */
export function spellingsOf(vocabulary: Vocabulary, own: readonly string[]): GenreSpelling[] {
  return own.flatMap((genre) => {
    const stored = findGenre(vocabulary, genre);
    const line = stored === null ? [] : lineage(vocabulary, stored);
    const known = line.flatMap((name) =>
      [name, ...(vocabulary.genres.get(name)?.aliases ?? [])].map((spelling) => ({
        genre,
        spelling,
        isAbove: name !== stored,
      })),
    );
    return [{ genre, spelling: genre, isAbove: false }, ...known];
  });
}

/** The genre and its ancestors, up to the first top genre on each path. */
export function withinFamilies({ genres }: Vocabulary, name: string): string[] {
  const line = new Set([name]);
  // The set grows during the walk.
  for (const at of line) {
    const genre = genres.get(at);
    if (genre?.top !== true) for (const parent of genre?.parents ?? []) line.add(parent);
  }
  return [...line];
}
