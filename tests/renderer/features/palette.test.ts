// The palette: what is called so first, the kind with the best name on top, what was picked lately before its equals.
import '../browser.ts';
import { expect, test } from 'vitest';
import type { PaletteItem, PaletteKind } from '../../../src/renderer/features/palette/paletteItems.ts';
import { ranked } from '../../../src/renderer/features/palette/ranked.ts';

const item = (kind: PaletteKind, name: string, group: string, rank?: number): PaletteItem => ({
  id: `${kind} ${name}`,
  kind,
  name,
  group,
  picture: { kind },
  run: () => undefined,
  ...(rank === undefined ? {} : { rank }),
});
const all = [
  item('commands', 'Show Review', 'Screens'),
  item('commands', 'Review a tag', 'Screens'),
  item('genres', 'Jazz', 'Genre'),
  item('playlists', 'Review of jazz', 'Playlist'),
  item('playlists', 'Jazz', 'Playlist'),
];
/** As the library has judged them. */
const found = [item('artists', 'Jazzkantine', 'Artist', 1), item('tracks', 'Kind of Blue', 'Jazz Crew', 3)];
const names = (typed: string, recent: readonly string[] = []): string[] =>
  ranked(all, typed, recent).flatMap(({ items }) => items.map(({ name }) => name));

test('names that are so first, then those that begin so, then those with the words, then by their group', () => {
  expect(names('')).toEqual([]);
  expect(names('rev')).toEqual(['Review a tag', 'Show Review', 'Review of jazz']);
  expect(names('rev sh')).toEqual(['Show Review']);
  expect(names('genre')).toEqual(['Jazz']);
  expect(names('eview')).toEqual([]);
});

test('the kind with the best name stands on top; equals stand in the order of kinds', () => {
  expect(ranked([...all, ...found], 'jazz', []).map(({ kind }) => kind)).toEqual([
    'genres',
    'playlists',
    'artists',
    'tracks',
  ]);
});

test('of equals the one that was picked last comes first', () => {
  const pair = [
    item('tracks', 'Love', 'A', 0),
    item('tracks', 'Lover', 'B', 1),
    item('tracks', 'Love', 'C', 0),
  ];
  const groups = (recent: readonly string[]): string[] =>
    ranked(
      pair.map((one) => ({ ...one, id: one.group })),
      'love',
      recent,
    ).flatMap(({ items }) => items.map(({ group }) => group));
  expect(groups([])).toEqual(['A', 'C', 'B']);
  expect(groups(['B', 'C'])).toEqual(['C', 'A', 'B']);
});
