// Changes to the user's words, one at a time: each must be accepted by the vocabulary and say the last thing only.
import { describe, expect, test } from 'vitest';
import { applyOverlay } from '../../../../src/core/genres/vocabulary/applyOverlay.ts';
import {
  canBeWord,
  forgetPlace,
  forgetWord,
  ignoreWord,
  mergeGenre,
  ownWordKeys,
  placeGenre,
  readAs,
  renameGenre,
} from '../../../../src/core/genres/vocabulary/editOverlay.ts';
import { emptyOverlay, type GenreOverlay } from '../../../../src/core/genres/vocabulary/overlay.ts';
import { findGenre, lineage } from '../../../../src/core/genres/vocabulary/vocabulary.ts';
import { shippedGenres } from '../../../helpers/genres.ts';

const names = shippedGenres.map(({ name }) => name);
const meaning = (overlay: GenreOverlay, written: string): string | null =>
  findGenre(applyOverlay(shippedGenres, overlay), written);

describe('reading a string as a genre', () => {
  test('a new spelling leads there; of several edits only the last holds', () => {
    const first = readAs(emptyOverlay, names, 'Geheimtipp', 'techno');
    expect(meaning(first, 'geheimtipp')).toBe('techno');
    const second = readAs(first, names, 'GEHEIMTIPP', 'house');
    expect(meaning(second, 'geheimtipp')).toBe('house');
    expect(second.aliases).toHaveLength(1);
  });

  test('the name of a genre is merged, as it cannot be another spelling', () => {
    const overlay = readAs(emptyOverlay, names, 'Noise Rock', 'rock');
    expect(overlay.aliases).toEqual([]);
    expect(meaning(overlay, 'noise rock')).toBe('rock');
  });

  test('what was ignored counts again, and what means itself needs no word', () => {
    const ignored = ignoreWord(emptyOverlay, 'techno');
    expect(readAs(ignored, names, 'Techno', 'techno')).toEqual(emptyOverlay);
  });

  test('ignoring takes the place of a meaning', () => {
    const overlay = ignoreWord(readAs(emptyOverlay, names, 'Geheimtipp', 'techno'), 'geheimtipp');
    expect(overlay).toEqual({ ...emptyOverlay, ignores: ['geheimtipp'] });
    expect([...ownWordKeys(overlay)]).toEqual(['geheimtipp']);
    expect(forgetWord(overlay, 'GEHEIMTIPP')).toEqual(emptyOverlay);
    expect(ownWordKeys(emptyOverlay).size).toBe(0);
  });
});

describe('renaming', () => {
  test('keeps place, spellings and children; the old name leads to the new one', () => {
    const overlay = renameGenre(emptyOverlay, 'deep house', 'Tiefes Haus', ['house']);
    const vocabulary = applyOverlay(shippedGenres, overlay);
    expect(vocabulary.genres.has('deep house')).toBe(false);
    expect(lineage(vocabulary, 'tiefes haus')).toContain('electronic');
    expect(meaning(overlay, 'Deep House')).toBe('tiefes haus');
    const before = shippedGenres.find(({ name }) => name === 'deep house');
    for (const alias of before?.aliases ?? []) expect(meaning(overlay, alias)).toBe('tiefes haus');
    const children = shippedGenres.filter(({ parents }) => parents.includes('deep house'));
    for (const { name } of children)
      expect(vocabulary.genres.get(name)?.parents, name).toContain('tiefes haus');
  });

  test('to another spelling of it, again and again, and back', () => {
    const once = renameGenre(emptyOverlay, 'drum and bass', 'dnb', ['electronic']);
    expect(meaning(once, 'Drum & Bass')).toBe('dnb');
    const twice = renameGenre(once, 'dnb', 'breaks and bass', ['electronic']);
    for (const name of ['drum and bass', 'DnB', 'breaks and bass'])
      expect(meaning(twice, name), name).toBe('breaks and bass');
    const back = renameGenre(twice, 'breaks and bass', 'Drum and Bass', ['electronic']);
    for (const name of ['drum and bass', 'DnB', 'breaks and bass'])
      expect(meaning(back, name), name).toBe('drum and bass');
  });
});

describe('the graph', () => {
  test('a genre of the user stands where it was put, and elsewhere when it is put elsewhere', () => {
    const made = placeGenre(emptyOverlay, ' Kraut House ', ['house']);
    expect(lineage(applyOverlay(shippedGenres, made), 'kraut house')).toContain('electronic');
    const moved = placeGenre(made, 'kraut house', ['krautrock', 'house']);
    expect(moved.genres).toEqual([{ name: 'kraut house', parents: ['krautrock', 'house'] }]);
    expect(forgetPlace(moved, 'Kraut House')).toEqual(emptyOverlay);
  });

  test('a second merge replaces the first', () => {
    const overlay = mergeGenre(mergeGenre(emptyOverlay, 'techno', 'house'), 'Techno', 'trance');
    expect(overlay.merges).toEqual([{ from: 'Techno', into: 'trance' }]);
    expect(meaning(overlay, 'techno')).toBe('trance');
  });
});

test('what is too long, empty, or holds control characters is no word', () => {
  expect(['x', 'x'.repeat(100)].every(canBeWord)).toBe(true);
  expect(['', '  ', 'x'.repeat(101), 'a\u0000b'].some(canBeWord)).toBe(false);
});
