// One change to the user's own words at a time, each giving a new overlay; what stood against it is taken out.
import { genreNameSchema } from '../../domain/genre.ts';
import { genreKey } from '../name.ts';
import { fold } from '../normalise.ts';
import type { GenreOverlay } from './overlay.ts';

/** What can be kept as a word of the user: one short line. Some tags are neither. */
export function canBeWord(written: string): boolean {
  return genreNameSchema.safeParse(written).success;
}

/**
 * A written string shall be read as this genre. One that is itself the name of a genre is merged into it: a name
 * cannot at once be another spelling. `genreNames` are the names that the vocabulary has.
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

/** The string shall not count as a genre. */
export function ignoreWord(overlay: GenreOverlay, written: string): GenreOverlay {
  const cleared = forgetWord(overlay, written);
  return { ...cleared, ignores: [...cleared.ignores, written.trim()] };
}

/** Takes back everything that was said of a string: what it means, that it is merged, that it is ignored. */
export function forgetWord(overlay: GenreOverlay, written: string): GenreOverlay {
  const other = isOther(written);
  return {
    ...overlay,
    aliases: overlay.aliases.filter((alias) => other(alias.written)),
    merges: overlay.merges.filter(({ from }) => other(from)),
    ignores: overlay.ignores.filter(other),
  };
}

/** Matching keys of the strings that the user said anything about. */
export function ownWordKeys({ aliases, merges, ignores }: GenreOverlay): ReadonlySet<string> {
  const said = [...aliases.map((alias) => alias.written), ...merges.map(({ from }) => from), ...ignores];
  return new Set(said.map(genreKey));
}

/** One genre taken up by another. */
export function mergeGenre(overlay: GenreOverlay, from: string, into: string): GenreOverlay {
  const other = isOther(from);
  return { ...overlay, merges: [...overlay.merges.filter((merge) => other(merge.from)), { from, into }] };
}

/**
 * Another name for a genre: one of the new name in the same place takes up the old one, whose name and spellings still
 * lead to it and whose children follow. Naming it back leaves nothing behind but its place.
 */
export function renameGenre(
  overlay: GenreOverlay,
  from: string,
  to: string,
  parents: readonly string[],
): GenreOverlay {
  return mergeGenre(placeGenre(forgetWord(overlay, to), to, parents), from, to.trim().toLowerCase());
}

/** Makes a genre, or puts one elsewhere; no parents put it at the top. */
export function placeGenre(overlay: GenreOverlay, written: string, parents: readonly string[]): GenreOverlay {
  const name = written.trim().toLowerCase();
  const other = isOther(name);
  // In its old place, so that what stands under it still finds it.
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
 * Takes back a genre of the user's own, or the new place of a shipped one. What stands under an own genre, or is
 * another spelling of it, must go before: the overlay would speak of a genre that does not exist.
 */
export function forgetPlace(overlay: GenreOverlay, name: string): GenreOverlay {
  const other = isOther(name);
  return { ...overlay, genres: overlay.genres.filter((genre) => other(genre.name)) };
}

function isOther(written: string): (text: string) => boolean {
  const key = genreKey(written);
  return (text) => genreKey(text) !== key;
}
