// Rows of a folksonomy: columns in any order, what is wrong with a row, and what a track is called by.
import { expect, test } from 'vitest';
import { songIndex } from '../../../src/core/tags/songIndex.ts';
import { tagRowReader } from '../../../src/core/tags/tagRows.ts';

test('columns stand in any order and under any of their names', () => {
  const read = tagRowReader({ line: 1, cells: ['\uFEFFWeight', ' TAG ', 'Path'] });
  expect(read({ line: 2, cells: ['12', ' sad ', '/a.mp3'] })).toEqual({
    line: 2,
    track: '/a.mp3',
    tag: 'sad',
    weight: 12,
  });
  const apart = tagRowReader({ line: 1, cells: ['title', 'tag', 'artist'] });
  expect(apart({ line: 2, cells: ['Song', 'sad', 'Band'] })).toEqual({
    line: 2,
    track: { artist: 'Band', title: 'Song' },
    tag: 'sad',
    weight: 1,
  });
});

test.each([
  [['a', '', '1'], 'it has no tag'],
  [['', 'sad', '1'], 'it names no track'],
  [['a', 'sad', 'NaN'], "its weight is 'NaN'"],
  [['a', 'sad', '-1'], "its weight is '-1'"],
  [['a', 'x'.repeat(10_000), '1'], 'its tag has 10000 characters'],
  [['a', 'caf\uFFFD', '1'], 'its tag is not in UTF-8'],
  [['a'], 'it has no tag'],
  [null, 'a quote is never closed'],
])('%j is left out, and told', (cells, reason) => {
  const read = tagRowReader({ line: 1, cells: ['track', 'tag', 'weight'] });
  expect(read({ line: 7, cells })).toEqual({ line: 7, reason });
});

test('without a heading for tag or track nothing is read', () => {
  expect(() => tagRowReader({ line: 1, cells: ['track', 'weight'] })).toThrow("no column 'tag'");
  expect(() => tagRowReader({ line: 1, cells: ['artist', 'tag'] })).toThrow("no column 'track', nor");
  expect(() => tagRowReader(undefined)).toThrow("no column 'tag'");
});

test('a track is called by its path, or by artist and title wherever the dash stands', () => {
  const index = songIndex();
  index.add({ id: 1, path: '/m/a - b.mp3', artist: 'Jay - Z', title: 'Encore' });
  index.add({ id: 2, path: '/m/c.mp3', artist: 'JAY - Z', title: ' encore' });
  index.add({ id: 3, path: '/m/d.mp3', artist: null, title: 'Encore' });
  expect(index.named('/m/a - b.mp3')).toEqual([1]);
  expect(index.named('jay - z – Encore')).toEqual([1, 2]);
  expect([index.named('Encore'), index.named('Jay - Z'), index.named('')]).toEqual([[], [], []]);
  expect(index.byArtistAndTitle('Jay  - Z', 'ENCORE')).toEqual([1, 2]);
});
