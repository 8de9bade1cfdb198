// Matching tracks of one sound: who takes which file, who yields, and what is left open.
import { describe, expect, test } from 'vitest';
import { type FoundFile, type LostTrack, matchTracks } from '../../../src/core/matching/matchTracks.ts';

type Lost = LostTrack & { readonly path: string };
type Found = FoundFile & { readonly path: string };

function traits(path: string, tags = '') {
  const folders = path.split('/');
  return { path, name: folders.pop() ?? '', tags, folders };
}
const lost = (path: string, said: string | null, rest: Partial<Lost> = {}): Lost => ({
  ...traits(path),
  since: 10,
  onlyAfter: null,
  said,
  ...rest,
});
const found = (path: string, at = 10, tags = ''): Found => ({ ...traits(path, tags), at });

/** Where each went, and who could be which. */
function matched(tracks: readonly Lost[], files: readonly Found[]) {
  const { pairs, open } = matchTracks(tracks, files);
  return {
    pairs: Object.fromEntries(pairs.map((pair) => [pair.lost.path, pair.found.path])),
    open: open.map((question) => [question.lost, question.found].map((side) => side.map(({ path }) => path))),
  };
}

describe('a lost track takes', () => {
  test('the only file with its sound, whatever it is called', () => {
    expect(matched([lost('a/x', 'jazz')], [found('b/c/y')])).toEqual({ pairs: { 'a/x': 'b/c/y' }, open: [] });
  });

  test('the file of its name, then of its tags, then at the same place below another folder, then above', () => {
    expect(matched([lost('a/x', 'jazz')], [found('a/y'), found('b/x')]).pairs).toEqual({ 'a/x': 'b/x' });
    const tagged = lost('a/x', 'jazz', { tags: 'X' });
    expect(matched([tagged], [found('a/y'), found('b/z', 10, 'X')]).pairs).toEqual({ 'a/x': 'b/z' });
    expect(matched([lost('in/a/x', 'jazz')], [found('out/a/x'), found('in/b/x')]).pairs).toEqual({
      'in/a/x': 'out/a/x',
    });
    expect(matched([lost('a/b/x', 'jazz')], [found('a/c/x'), found('d/e/x')]).pairs).toEqual({
      'a/b/x': 'a/c/x',
    });
  });

  test('what came since it vanished before what was there already', () => {
    expect(matched([lost('a/x', 'jazz')], [found('b/x', 9), found('c/y', 10)]).pairs).toEqual({
      'a/x': 'c/y',
    });
    expect(matched([lost('a/x', 'jazz')], [found('b/x', 9)]).pairs).toEqual({ 'a/x': 'b/x' });
  });

  test('nothing that a person said it is not', () => {
    const refused = lost('a/x', 'jazz', { onlyAfter: 20 });
    expect(matched([refused], [found('a/x', 15), found('b/y', 20)])).toEqual({ pairs: {}, open: [] });
    expect(matched([refused], [found('a/x', 15), found('b/y', 21)]).pairs).toEqual({ 'a/x': 'b/y' });
  });
});

describe('of several', () => {
  test('what vanished last chooses first', () => {
    const [old, recent] = [lost('a/x', 'jazz', { since: 5 }), lost('b/y', 'metal')];
    expect(matched([old, recent], [found('c/x')]).pairs).toEqual({ 'b/y': 'c/x' });
    expect(matched([old, recent], [found('c/x'), found('c/y')]).pairs).toEqual({
      'a/x': 'c/x',
      'b/y': 'c/y',
    });
  });

  test('one that nobody said anything about yields', () => {
    expect(matched([lost('a/x', 'jazz'), lost('b/y', null)], [found('c/y')]).pairs).toEqual({ 'a/x': 'c/y' });
    expect(matched([lost('a/x', 'jazz', { since: 5 }), lost('b/y', null)], [found('c/z')]).pairs).toEqual({
      'a/x': 'c/z',
    });
  });

  test('yields even to one that a person was asked about, if the file came later', () => {
    const asked = lost('a/x', 'jazz', { since: 5, onlyAfter: 7 });
    expect(matched([asked, lost('b/y', null)], [found('c/z')]).pairs).toEqual({ 'a/x': 'c/z' });
  });

  test('nobody guesses where labels differ, or where there are more files than labels', () => {
    expect(matched([lost('a/x', 'jazz'), lost('b/x', 'metal')], [found('c/x')])).toEqual({
      pairs: {},
      open: [[['a/x', 'b/x'], ['c/x']]],
    });
    expect(matched([lost('a/x', 'jazz')], [found('b/x'), found('c/x')])).toEqual({
      pairs: {},
      open: [[['a/x'], ['b/x', 'c/x']]],
    });
  });

  test('an older ghost takes no file that is asked about', () => {
    const tracks = [lost('a/x', 'jazz'), lost('b/z', 'metal', { since: 5 })];
    expect(matched(tracks, [found('b/x'), found('c/x')])).toEqual({
      pairs: {},
      open: [[['a/x'], ['b/x', 'c/x']]],
    });
  });

  test('where all say the same, any will do', () => {
    const tracks = [lost('a/x', 'jazz'), lost('b/x', 'jazz')];
    expect(matched(tracks, [found('c/x'), found('d/x')])).toMatchObject({
      pairs: { 'a/x': 'c/x', 'b/x': 'd/x' },
      open: [],
    });
    expect(Object.keys(matched(tracks, [found('c/x')]).pairs)).toHaveLength(1);
  });
});
