// What the tree says of merges whose answer is known.
import { expect, it } from 'vitest';
import { judge } from '../../../bench/tag-cleaning/judged.ts';
import type { TagFacet } from '../../../src/core/domain/trackTag.ts';
import { shippedVocabulary } from '../../helpers/genres.ts';

function judged(from: string, into: string, facet: TagFacet = 'genre') {
  return judge(shippedVocabulary, { from: { name: from, facet }, into: { name: into, facet } });
}

it('tells lines, families, strangers, and what it cannot judge', () => {
  expect(judged('death metal', 'metal')).toBe('line');
  expect(judged('metal', 'death metal')).toBe('line');
  expect(judged('doom metal', 'death metal')).toBe('family');
  expect(judged('death metal', 'bossa nova')).toBe('wrong');
  // Metal comes from rock, but is a family of its own.
  expect(judged('death metal', 'garage rock')).toBe('wrong');
  expect(judged('sad', 'happy', 'mood')).toBe('unjudged');
  expect(judged('rock', 'no such genre')).toBe('unjudged');
});
