// The Tags screen's own arithmetic: what is listed, what must be asked about, the vocabulary as lines of a tree.
import { describe, expect, test } from 'vitest';
import {
  acceptable,
  countTags,
  effectOf,
  listTags,
  needsAsking,
  type TagRow,
  tagFilters,
} from '../../../src/renderer/features/tags/tagList.ts';
import { genreTree } from '../../../src/renderer/features/tags/vocabulary/tree.ts';
import { stepOf } from '../../../src/renderer/primitives/tree/steps.ts';
import { treeLines } from '../../../src/renderer/primitives/tree/treeLines.ts';

function tag(written: string, rest: Partial<TagRow> = {}): TagRow {
  return {
    written,
    count: 1,
    category: 'genre',
    genres: [],
    declared: null,
    eras: [],
    moods: [],
    descriptions: [],
    stage: 'normalise',
    ...rest,
  };
}

const rows = [
  tag('Hip-Hop', { count: 9, genres: ['hip hop'], declared: 'hip hop' }),
  tag('80s metall', { count: 4, genres: ['metal'], eras: ['1980s'], stage: 'compound' }),
  tag('happy', { count: 3, category: 'emotion', moods: ['happy'] }),
  tag('my favourite', { count: 2, category: 'junk' }),
];
const listed = (...args: Parameters<typeof listTags>) => listTags(...args).map(({ written }) => written);

describe('the list', () => {
  test('is narrowed by kind, and by letters in what was written or in what it became', () => {
    expect(listed(rows, 'all', '')).toHaveLength(4);
    expect(listed(rows, 'unmapped', '')).toEqual(['80s metall', 'my favourite']);
    expect(listed(rows, 'emotion', '')).toEqual(['happy']);
    expect(listed(rows, 'all', 'HIPHOP')).toEqual(['Hip-Hop']);
    expect(listed(rows, 'all', '1980')).toEqual(['80s metall']);
    expect(listed(rows, 'genre', 'favour')).toEqual([]);
  });

  test('counts what each filter lists', () => {
    const counts = countTags(rows);
    for (const filter of tagFilters) expect(listed(rows, filter, '')).toHaveLength(counts[filter]);
  });
});

describe('a change', () => {
  const change = (before: TagRow) => ({ before, after: tag(before.written) });
  test('counts strings and the tracks that they stand on', () => {
    expect(effectOf(rows.slice(0, 2).map(change))).toEqual({ tags: 2, tracks: 13 });
  });

  test('is asked about when it touches another string than the one meant', () => {
    const [first, second] = rows.map(change);
    expect(needsAsking([first!], 'Hip-Hop')).toBe(false);
    expect(needsAsking([first!, second!], 'Hip-Hop')).toBe(true);
    expect(needsAsking([first!], null)).toBe(true);
    expect(needsAsking([], null)).toBe(false);
  });

  test('only a single genre that was worked out can be accepted', () => {
    expect(rows.map(acceptable)).toEqual([null, 'metal', null, null]);
    expect(acceptable(tag('x', { genres: ['rock', 'metal'], stage: 'compound' }))).toBeNull();
  });
});

describe('the tree', () => {
  const genre = (name: string, parents: string[] = [], aliases: string[] = []) => ({
    name,
    parents,
    aliases,
  });
  const genres = [
    genre('techno', ['electronic']),
    genre('house', ['electronic']),
    genre('tech house', ['techno', 'house'], ['techhouse']),
    genre('electronic', [], ['electro music']),
    genre('blues'),
  ];
  const tree = genreTree(genres);
  const names = (...open: string[]) => treeLines(tree, new Set(open)).map(({ path }) => path);

  test('shows what is open, siblings by name, a genre with two parents under both', () => {
    expect(names()).toEqual(['blues', 'electronic']);
    expect(names('electronic')).toEqual(['blues', 'electronic', 'electronic › house', 'electronic › techno']);
    const both = names('electronic', 'electronic › house', 'electronic › techno');
    expect(both.filter((path) => path.endsWith('tech house'))).toHaveLength(2);
    expect(new Set(both).size).toBe(both.length);
  });

  test('gives each line its level and its place among its siblings', () => {
    const lines = treeLines(tree, new Set(['electronic']));
    expect(lines.map(({ level, position, siblings }) => [level, position, siblings])).toEqual([
      [1, 1, 2],
      [1, 2, 2],
      [2, 1, 2],
      [2, 2, 2],
    ]);
  });
});

test('keys move within the list and start at either end of it', () => {
  expect(stepOf('ArrowDown', -1, 5, 3)).toBe(0);
  expect(stepOf('ArrowUp', -1, 5, 3)).toBe(4);
  expect(stepOf('ArrowUp', 0, 5, 3)).toBe(0);
  expect(stepOf('PageDown', 3, 5, 3)).toBe(4);
  expect(stepOf('Home', 3, 5, 3)).toBe(0);
  expect(stepOf('ArrowDown', 0, 0, 3)).toBeNull();
  expect(stepOf('a', 0, 5, 3)).toBeNull();
});
