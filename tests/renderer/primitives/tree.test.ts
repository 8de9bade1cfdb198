// Trees: the user's genres under their parents, lines in sight, keys that walk them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Genre } from '../../../src/core/domain/genre.ts';
import { treeMove } from '../../../src/renderer/primitives/tree/treeKeys.ts';
import { isBelow, treeLines } from '../../../src/renderer/primitives/tree/treeLines.ts';
import {
  above,
  genreTree,
  lineageIds,
  tracksWithBelow,
  usedGenres,
  withBelow,
} from '../../../src/renderer/state/list/lineage.ts';

function genre(id: number, name: string, parent: string | null = null, tracks = 1): Genre {
  return { id, name, parent, tracks, labelled: 0, meanConfidence: null };
}

const genres = [
  genre(1, 'blues'),
  genre(2, 'electronic', null, 0),
  genre(3, 'house', 'electronic', 5),
  genre(4, 'tech house', 'house', 2),
  genre(5, 'techno', 'electronic', 3),
  genre(6, 'zydeco', 'folk', 0),
];
const tree = genreTree(genres);

describe('the user’s genres', () => {
  test('stand under their parents, and at the top when theirs is not the user’s', () => {
    expect(tree.tops).toEqual(['blues', 'electronic', 'zydeco']);
    expect(tree.children.get('electronic')).toEqual(['house', 'techno']);
    expect(withBelow(tree, 'electronic')).toEqual(['electronic', 'house', 'tech house', 'techno']);
    expect(above(tree, 'tech house')).toEqual(['house', 'electronic']);
  });

  test('hold the tracks of those below them', () => {
    expect(tracksWithBelow(tree, 'electronic')).toBe(10);
    expect(tracksWithBelow(tree, 'tech house')).toBe(2);
    expect(lineageIds(genres, 3)).toEqual([3, 4]);
    expect(lineageIds(genres, 99)).toEqual([99]);
  });

  test('have a place when something in their lineage has tracks, or they are shown', () => {
    const names = (shown: number | null) => usedGenres(genres, shown).map(({ name }) => name);
    expect(names(null)).toEqual(['blues', 'electronic', 'house', 'tech house', 'techno']);
    expect(names(6)).toContain('zydeco');
  });

  test('stand in the tree once each, whatever the graph', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const parent = fc.option(fc.constantFrom(...names, 'not one of them'), { nil: null });
    fc.assert(
      fc.property(fc.array(parent, { minLength: 6, maxLength: 6 }), (parents) => {
        const some = names.map((name, i) => genre(i, name, parents[i] ?? null, i));
        const built = genreTree(some);
        const all = built.tops.flatMap((top) => withBelow(built, top));
        expect([...all].sort()).toEqual(names);
        const counted = built.tops.reduce((sum, top) => sum + tracksWithBelow(built, top), 0);
        expect(counted).toBe(15);
        // A link is left out only where it would close a ring.
        for (const [i, name] of names.entries()) {
          const wanted = parents[i] ?? null;
          if (wanted === null || !names.includes(wanted) || built.children.get(wanted)?.includes(name))
            continue;
          expect(withBelow(built, name)).toContain(wanted);
        }
      }),
    );
  });
});

describe('keys', () => {
  const shown = (...open: string[]) => treeLines(tree, new Set(open));
  const path = (...names: string[]) => names.join(' › ');
  const press = (key: string, at: number, ...open: string[]) => treeMove(key, shown(...open), at, 3);

  test('go from line to line, and from either end into the tree', () => {
    expect(press('ArrowDown', -1)).toEqual({ kind: 'go', path: 'blues' });
    expect(press('ArrowUp', -1)).toEqual({ kind: 'go', path: 'zydeco' });
    expect(press('End', 0)).toEqual({ kind: 'go', path: 'zydeco' });
  });

  test('open, go in, go out, close', () => {
    const toggle = { kind: 'toggle', path: 'electronic' };
    expect(press('ArrowRight', 1)).toEqual(toggle);
    expect(press('ArrowRight', 1, 'electronic')).toEqual({ kind: 'go', path: path('electronic', 'house') });
    expect(press('ArrowLeft', 3, 'electronic')).toEqual({ kind: 'go', path: 'electronic' });
    expect(press('ArrowLeft', 1, 'electronic')).toEqual(toggle);
    expect(press('Enter', 1)).toEqual(toggle);
  });

  test('stay where there is nowhere to go', () => {
    expect(press('ArrowRight', 0)).toEqual({ kind: 'go', path: 'blues' });
    expect(press('ArrowLeft', 0)).toEqual({ kind: 'go', path: 'blues' });
    expect(press('Enter', 0)).toBeNull();
    expect(press('x', 0)).toBeNull();
    expect(treeMove('ArrowRight', shown(), -1, 3)).toBeNull();
  });

  test('what is below a line is found by its path, not by its first letters', () => {
    expect(isBelow(path('house', 'tech house'), 'house')).toBe(true);
    expect(isBelow('house music', 'house')).toBe(false);
    expect(isBelow('house', 'house')).toBe(false);
  });
});
