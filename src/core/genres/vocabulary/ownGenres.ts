// The user's own genres, by which the library is sorted, and the nearest of them to any genre.
import type { CleanedTag } from '../clean.ts';
import { genresOf } from '../declared.ts';
import { genreKey } from '../name.ts';
import { findGenre, lineage, type Vocabulary } from './vocabulary.ts';

/** The user's genre that a stored or written name belongs to, in the user's spelling, or null. */
export type GenreMapper = (genre: string) => string | null;

/** Nearest by steps up the graph; between equals the first parent wins. */
export function createGenreMapper(vocabulary: Vocabulary, own: Iterable<string>): GenreMapper {
  /** From the stored name (or, for names that the vocabulary lacks, the key) to the user's spelling. */
  const targets = new Map<string, string>();
  for (const name of own) {
    const target = findGenre(vocabulary, name) ?? genreKey(name);
    if (target !== '' && !targets.has(target)) targets.set(target, name);
  }
  const found = new Map<string, string | null>();
  return (genre) => {
    const known = found.get(genre);
    if (known !== undefined) return known;
    const name = findGenre(vocabulary, genre) ?? genreKey(genre);
    const nearest = lineage(vocabulary, name).find((at) => targets.has(at));
    const result = nearest === undefined ? null : (targets.get(nearest) ?? null);
    found.set(genre, result);
    return result;
  };
}

/** What a file declares: all its genres, the first the primary one, and the first of the user's genres that one of them maps to. */
export interface DeclaredGenre {
  readonly genres: readonly string[];
  readonly declared: string | null;
}

export function declaredGenre(tags: readonly CleanedTag[], toOwn: GenreMapper): DeclaredGenre {
  const genres = genresOf(tags);
  for (const genre of genres) {
    const declared = toOwn(genre);
    if (declared !== null) return { genres, declared };
  }
  return { genres, declared: null };
}
