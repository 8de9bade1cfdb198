// The examples of a blend: each track on one side alone, the last ones when there are too many.
import { beforeEach, expect, test } from 'vitest';
import '../browser.ts';
import { addExamples, clearExamples, removeExample, useWalks } from '../../../src/renderer/state/walks.ts';

const sides = () => {
  const { more, less } = useWalks.getState();
  return { more, less };
};

beforeEach(clearExamples);

test('a track that is added again stands once, and on the side where it was said last', () => {
  addExamples('more', [1, 2]);
  addExamples('more', [2, 3]);
  expect(sides()).toEqual({ more: [1, 2, 3], less: [] });
  addExamples('less', [2]);
  expect(sides()).toEqual({ more: [1, 3], less: [2] });
  removeExample(2);
  removeExample(1);
  expect(sides()).toEqual({ more: [3], less: [] });
});

test('no more than the contract takes', () => {
  addExamples(
    'more',
    Array.from({ length: 70 }, (_, n) => n + 1),
  );
  expect(sides().more).toHaveLength(50);
  expect(sides().more.at(-1)).toBe(70);
});
