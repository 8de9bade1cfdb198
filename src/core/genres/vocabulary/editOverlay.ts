// Edits of the user's overlay, one at a time; each returns a new overlay without the entries it contradicts.
import { genreNameSchema } from '../../domain/genre.ts';
import { genreKey } from '../name.ts';
import { fold } from '../normalise.ts';
import type { GenreOverlay } from './overlay.ts';

/** A text that can become a word of the user: one short line. Some tags are neither. */
export function canBeWord(written: string): boolean {
  return genreNameSchema.safeParse(written).success;
}

/**
 * Maps a written string to a genre. A string that is itself a genre's name is merged into the other: a name
 * cannot be another spelling at once. `genreNames` are the vocabulary's names.
 */
export function readAs(
  overlay: GenreOverlay,
  genreNames: Iterable<string>,
  written: string,
  genre: string,
): GenreOverlay {
  const cleared = forgetWord(overlay, written);
  if (genreKey(written) === genreKey(genre)) return cleared;
  const spelled = fold(written);
  for (const name of genreNames) if (fold(name) === spelled) return mergeGenre(cleared, name, genre);
  return { ...cleared, aliases: [...cleared.aliases, { written: written.trim(), genre }] };
}

/** Makes a string count as no genre. */
export function ignoreWord(overlay: GenreOverlay, written: string): GenreOverlay {
  const cleared = forgetWord(overlay, written);
  return { ...cleared, ignores: [...cleared.ignores, written.trim()] };
}

/** Removes every entry about a string: alias, merge, ignore. */
export function forgetWord(overlay: GenreOverlay, written: string): GenreOverlay {
  const other = isOther(written);
  return {
    ...overlay,
    aliases: overlay.aliases.filter((alias) => other(alias.written)),
    merges: overlay.merges.filter(({ from }) => other(from)),
    ignores: overlay.ignores.filter(other),
  };
}

/** Matching keys of the strings that have an entry. */
export function ownWordKeys({ aliases, merges, ignores }: GenreOverlay): ReadonlySet<string> {
  const edited = [...aliases.map((alias) => alias.written), ...merges.map(({ from }) => from), ...ignores];
  return new Set(edited.map(genreKey));
}

/** One genre merged into another. */
export function mergeGenre(overlay: GenreOverlay, from: string, into: string): GenreOverlay {
  const other = isOther(from);
  return { ...overlay, merges: [...overlay.merges.filter((merge) => other(merge.from)), { from, into }] };
}

/**
 * Renames a genre: a genre of the new name in the same place takes over the old one, whose name and spellings still
 * lead to it and whose children follow. Renaming it back leaves only its place behind.
 */
export function renameGenre(
  overlay: GenreOverlay,
  from: string,
  to: string,
  parents: readonly string[],
): GenreOverlay {
  return mergeGenre(placeGenre(forgetWord(overlay, to), to, parents), from, to.trim().toLowerCase());
}

/** Creates a genre, or moves one; without parents it stands at the top. */
export function placeGenre(overlay: GenreOverlay, written: string, parents: readonly string[]): GenreOverlay {
  const name = written.trim().toLowerCase();
  const other = isOther(name);
  // At its old index, so that genres below it still find it.
  const place = { name, parents: [...parents] };
  const known = overlay.genres.some((genre) => !other(genre.name));
  return {
    ...overlay,
    genres: known
      ? overlay.genres.map((genre) => (other(genre.name) ? genre : place))
      : [...overlay.genres, place],
  };
}

/**
 * Removes a genre of the user's own, or the new place of a shipped one. Its children and other spellings must be
 * removed first: the overlay would name a genre that does not exist.
 */
export function forgetPlace(overlay: GenreOverlay, name: string): GenreOverlay {
  const other = isOther(name);
  return { ...overlay, genres: overlay.genres.filter((genre) => other(genre.name)) };
}

function isOther(written: string): (text: string) => boolean {
  const key = genreKey(written);
  return (text) => genreKey(text) !== key;
}
