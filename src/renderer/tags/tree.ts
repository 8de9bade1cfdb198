// The vocabulary as lines of a tree: what is open, what was searched for; a genre with two parents stands under both.
import type { Client } from '../../core/contract/contract.ts';
import { genreKey } from '../../core/genres/name.ts';

export type VocabularyGenre = Awaited<ReturnType<Client['genres']['vocabulary']>>[number];

export interface TreeLine {
  /** The way down to it: unique, where a genre stands in several places. */
  readonly path: string;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  /** Genres directly below. */
  readonly children: number;
  readonly open: boolean;
  /** Its place among its siblings, from 1, and how many these are. */
  readonly position: number;
  readonly siblings: number;
}

export interface GenreTree {
  readonly byName: ReadonlyMap<string, VocabularyGenre>;
  readonly tops: readonly string[];
  readonly children: ReadonlyMap<string, readonly string[]>;
}

const joint = ' › ';

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

/** Every line that is in sight, from the top, as the open ones say. */
export function treeLines(tree: GenreTree, open: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = [];
  function add(names: readonly string[], above: string, level: number): void {
    names.forEach((name, i) => {
      const path = above === '' ? name : above + joint + name;
      const below = tree.children.get(name) ?? [];
      const isOpen = below.length > 0 && open.has(path);
      lines.push({
        path,
        name,
        level,
        children: below.length,
        open: isOpen,
        position: i + 1,
        siblings: names.length,
      });
      if (isOpen) add(below, path, level + 1);
    });
  }
  add(tree.tops, '', 1);
  return lines;
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
