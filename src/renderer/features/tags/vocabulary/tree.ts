// The vocabulary as a tree; a genre with two parents stands under both.
import type { Client } from '../../../../core/contract/contract.ts';
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
