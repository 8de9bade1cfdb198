// The user's genres as a family: parents by steps up the graph, relatives in both directions and at any distance.
import { expect, test } from 'vitest';
import { familyOf } from '../../../../src/core/genres/vocabulary/family.ts';
import { createVocabulary, type GenreDefinition } from '../../../../src/core/genres/vocabulary/vocabulary.ts';

const genre = (name: string, parents: string[] = [], aliases: string[] = []): GenreDefinition => ({
  name,
  parents,
  aliases,
  top: parents.length === 0 || name === 'metal',
});
const vocabulary = createVocabulary([
  genre('rock'),
  genre('metal', ['rock']),
  genre('doom metal', ['metal'], ['doom']),
  genre('funeral doom metal', ['doom metal']),
  genre('electronic'),
  genre('house', ['electronic']),
  genre('techno', ['electronic']),
  genre('tech house', ['techno', 'house']),
]);

test('a parent is the nearest genre above that is the user’s own; between equals the first', () => {
  const { parentOf } = familyOf(vocabulary, [
    'rock',
    'metal',
    'funeral doom metal',
    'tech house',
    'house',
    'techno',
    'polka',
  ]);
  expect(parentOf('funeral doom metal')).toBe('metal');
  expect(parentOf('tech house')).toBe('techno');
  expect(parentOf('metal')).toBe('rock');
  for (const alone of ['rock', 'house', 'polka', 'no such genre']) expect(parentOf(alone)).toBeNull();
});

test('related are ancestor and descendant however far apart, and two names of one genre; not siblings, nor families', () => {
  const { related, parentOf } = familyOf(vocabulary, [
    'metal',
    'rock',
    'funeral doom metal',
    'doom',
    'doom metal',
    'house',
    'techno',
    'tech house',
  ]);
  const pairs = new Set(related.map((pair) => pair.toSorted().join(' + ')));
  expect(pairs).toEqual(
    new Set([
      'funeral doom metal + metal',
      'doom + funeral doom metal',
      'doom metal + funeral doom metal',
      'doom + metal',
      'doom metal + metal',
      'doom + doom metal',
      'house + tech house',
      'tech house + techno',
    ]),
  );
  expect(related).toHaveLength(pairs.size);
  // Two names of one genre are neither's parent.
  expect([parentOf('doom'), parentOf('doom metal')]).toEqual(['metal', 'metal']);
});
