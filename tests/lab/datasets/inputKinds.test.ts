// The names of what a model is given, and how wide each is.
import { expect, test } from 'vitest';
import { columnsOf, inputNames, isInputName } from '../../../lab/datasets/inputKinds.ts';

test('five kinds, and both groups frame by frame besides', () => {
  expect(Object.fromEntries(inputNames.filter(isInputName).map((name) => [name, columnsOf(name)]))).toEqual({
    'mel-raw': 128,
    'mel-beat': 128,
    'chroma-raw': 12,
    'chroma-beat': 12,
    fused: 140,
    'fused-raw': 140,
  });
  expect(isInputName('toString')).toBe(false);
});
