// The genres that an ear's classes are: by their names in the vocabulary, and by a list of those that are called otherwise.
import { AppError } from '../domain/errors.ts';
import { fold } from './normalise.ts';
import { findGenre, liesUnder, type Vocabulary } from './vocabulary/vocabulary.ts';

/** From a class's folded name to its genre's; null for a class that is no genre. */
export type ClassNames = ReadonlyMap<string, string | null>;

/** A genre with the places of the classes that are it. */
export interface HeardClasses {
  readonly genre: string;
  readonly classes: readonly number[];
}

/** Reads resources/ear-genres.txt. Throws `invalid` naming the line when the text does not follow the format at its top. */
export function parseEarGenres(text: string): ClassNames {
  const names = new Map<string, string | null>();
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [name = '', genre = '', ...rest] = line.split('=').map((part) => part.trim());
    if (name === '' || genre === '' || rest.length > 0)
      throw new AppError('invalid', `Line ${index + 1} of the genres of ears is not 'class = genre'.`);
    names.set(fold(name), genre === '-' ? null : genre);
  }
  return names;
}

/**
 * The genres that `classes` name, in the spelling of `own` where it has them. A genre of `own` that no class names is heard
 * by the classes of all genres below it: 'latin' by 'Salsa music'.
 */
export function genresHeard(
  classes: readonly string[],
  names: ClassNames,
  vocabulary: Vocabulary,
  own: readonly string[],
): HeardClasses[] {
  const named = new Map<string, number[]>();
  classes.forEach((text, at) => {
    const genre = genreOfClass(text, names, vocabulary);
    if (genre !== null) named.set(genre, [...(named.get(genre) ?? []), at]);
  });
  const heard = new Map([...named].map(([genre, at]) => [genre, { genre, classes: at }]));
  for (const genre of own) {
    const stored = findGenre(vocabulary, genre);
    if (stored === null) continue;
    const below = [...named].filter(([name]) => liesUnder(vocabulary, name, stored)).flatMap(([, at]) => at);
    const at = named.get(stored) ?? below;
    if (at.length > 0) heard.set(stored, { genre, classes: at });
  }
  return [...heard.values()];
}

function genreOfClass(text: string, names: ClassNames, vocabulary: Vocabulary): string | null {
  // Discogs's styles stand behind their genre: 'Electronic---House'.
  const name = text.split('---').at(-1) ?? text;
  const listed = names.get(fold(name));
  if (listed !== undefined) return listed === null ? null : findGenre(vocabulary, listed);
  return findGenre(vocabulary, name) ?? findGenre(vocabulary, name.replace(/ music$/iu, ''));
}
