// The vocabulary as a tree, and what is searched for in it; a genre with two parents stands under both.
import type { Client } from '../../../../core/contract/contract.ts';
import { genreKey } from '../../../../core/genres/name.ts';
import type { Branches } from '../../../primitives/tree/treeLines.ts';

export type VocabularyGenre = Awaited<ReturnType<Client['genres']['vocabulary']>>[number];

interface GenreTree extends Branches {
  readonly byName: ReadonlyMap<string, VocabularyGenre>;
}

/** Siblings stand by name. */
export function genreTree(genres: readonly VocabularyGenre[]): GenreTree {
  const children = new Map<string, string[]>();
  const tops: string[] = [];
  for (const { name, parents } of [...genres].sort((a, b) => a.name.localeCompare(b.name))) {
    if (parents.length === 0) tops.push(name);
    for (const parent of parents) {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [name]);
      else siblings.push(name);
    }
  }
  return { byName: new Map(genres.map((genre) => [genre.name, genre])), tops, children };
}

/** Genres whose name or other spelling holds what was typed, the best match first. */
export function findGenres(genres: Iterable<VocabularyGenre>, typed: string, atMost: number): string[] {
  const key = genreKey(typed);
  if (key === '') return [];
  const found: { name: string; rank: number }[] = [];
  for (const { name, aliases } of genres) {
    const own = genreKey(name);
    if (own === key) found.push({ name, rank: 0 });
    else if (own.startsWith(key)) found.push({ name, rank: 1 });
    else if (own.includes(key)) found.push({ name, rank: 2 });
    else if (aliases.some((alias) => genreKey(alias).includes(key))) found.push({ name, rank: 3 });
  }
  found.sort((a, b) => a.rank - b.rank || a.name.length - b.name.length || a.name.localeCompare(b.name));
  return found.slice(0, atMost).map(({ name }) => name);
}
