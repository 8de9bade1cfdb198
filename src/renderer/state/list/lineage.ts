// The user's genres as a tree: each stands under the nearest genre above it that is the user's, too.
import type { Genre } from '../../../core/domain/genre.ts';

export interface GenreTree {
  readonly byName: ReadonlyMap<string, Genre>;
  readonly tops: readonly string[];
  readonly children: ReadonlyMap<string, readonly string[]>;
}

/** In the order of the list. Genres that are each other's parents, as two spellings of one may be, stay apart. */
export function genreTree(genres: readonly Genre[]): GenreTree {
  const byName = new Map(genres.map((genre) => [genre.name, genre]));
  const parents = new Map<string, string>();
  for (const { name, parent } of genres) {
    let above = parent !== null && byName.has(parent) ? parent : undefined;
    while (above !== undefined && above !== name) above = parents.get(above);
    if (above === undefined && parent !== null && byName.has(parent)) parents.set(name, parent);
  }
  const children = new Map<string, string[]>();
  const tops: string[] = [];
  for (const { name } of genres) {
    const parent = parents.get(name);
    if (parent === undefined) tops.push(name);
    else children.set(parent, [...(children.get(parent) ?? []), name]);
  }
  return { byName, tops, children };
}

/** The genre and everything below it, from the top. */
export function withBelow(tree: GenreTree, name: string): string[] {
  return [name, ...(tree.children.get(name) ?? []).flatMap((child) => withBelow(tree, child))];
}

/** Genres above it, from the nearest to the top. */
export function above(tree: GenreTree, name: string): string[] {
  for (const [parent, children] of tree.children)
    if (children.includes(name)) return [parent, ...above(tree, parent)];
  return [];
}

/** Ids of the genre and everything below it; the genre's alone while it is not known. */
export function lineageIds(genres: readonly Genre[], id: number): number[] {
  const genre = genres.find((one) => one.id === id);
  if (genre === undefined) return [id];
  const tree = genreTree(genres);
  return withBelow(tree, genre.name).flatMap((name) => tree.byName.get(name)?.id ?? []);
}

/** What has tracks, is shown, or has such a genre below it, and so has a place in the tree. */
export function usedGenres(genres: readonly Genre[], shownId: number | null): Genre[] {
  const tree = genreTree(genres);
  const used = genres.filter(({ id, tracks }) => tracks > 0 || id === shownId).map(({ name }) => name);
  const seen = new Set(used.flatMap((name) => [name, ...above(tree, name)]));
  return genres.filter(({ name }) => seen.has(name));
}

/** Tracks of the genre with those below it. */
export function tracksWithBelow(tree: GenreTree, name: string): number {
  return withBelow(tree, name).reduce((sum, one) => sum + (tree.byName.get(one)?.tracks ?? 0), 0);
}
