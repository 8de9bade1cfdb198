// The pool of voices: laws of weights, of voices that know less, and of tracks that an ear has not heard.
import { expect, test } from 'vitest';
import { type Matrix, matrix } from '../../../../../src/core/domain/matrix.ts';
import { sayOfAll } from '../../../../../src/core/learning/personal/ears/voices.ts';
import {
  believedWeights,
  poolVoices,
  weighVoices,
} from '../../../../../src/core/learning/personal/ears/weighing.ts';

const rows = (...values: number[][]): Matrix =>
  matrix(values.length, values[0]?.length ?? 0, Float32Array.from(values.flat()));
const rounded = ({ data }: Matrix): number[] => [...data].map((p) => Math.round(p * 1e4) / 1e4);

test('an ear of weight zero changes nothing', () => {
  const product = rows([0.7, 0.2, 0.1], [0.1, 0.1, 0.8]);
  const ear = rows([0.1, 0.1, 0.8], [0.6, 0.2, 0.2]);
  expect(rounded(poolVoices([product, ear], Float64Array.from([1, 0])))).toEqual(rounded(product));
});

test('the pool is the weighted geometric mean, normalised', () => {
  const pooled = poolVoices([rows([0.8, 0.2]), rows([0.5, 0.5])], Float64Array.from([0.5, 2]));
  expect(rounded(pooled)).toEqual([0.6667, 0.3333]);
});

test('a voice says nothing of genres that it does not know: the others decide between them and the rest', () => {
  const classes = ['a', 'b', 'c'];
  const product = { classes: ['a', 'b'], probabilities: rows([0.5, 0.5]) };
  const ear = { classes, probabilities: rows([0.05, 0.05, 0.9]) };
  const [first] = sayOfAll([product, ear], classes);
  expect(first?.data[2]).toBeCloseTo(0.9 * 0.99 + 0.01 / 3, 5);
  expect(first?.data[0]).toBeCloseTo(first?.data[1] ?? 0, 6);
});

test('what an ear has not heard is judged by the product alone', () => {
  const classes = ['a', 'b'];
  const product = { classes, probabilities: rows([0.7, 0.3], [0.7, 0.3]) };
  const ear = { classes, probabilities: rows([Number.NaN, Number.NaN], [0.1, 0.9]) };
  const [first, second] = sayOfAll([product, ear], classes);
  expect([...(second?.data.subarray(0, 2) ?? [])]).toEqual([...(first?.data.subarray(0, 2) ?? [])]);
  expect(second?.data[2]).not.toBeCloseTo(first?.data[2] ?? 0, 2);
});

test('held-out rows on which an ear is always wrong lower its weight, and raise it where it is right', () => {
  const n = 600;
  const y = Int32Array.from({ length: n }, (_, i) => i % 2);
  const judged = y.map((_, i) => i);
  const right = rows(...Array.from(y, (c) => (c === 0 ? [0.9, 0.1] : [0.1, 0.9])));
  const wrong = rows(...Array.from(y, (c) => (c === 0 ? [0.1, 0.9] : [0.9, 0.1])));
  const even = rows(...Array.from(y, () => [0.5, 0.5]));
  const before = believedWeights(1)[1] ?? 0;
  expect(weighVoices([even, right], y, judged)[1]).toBeGreaterThan(before);
  expect(weighVoices([even, wrong], y, judged)[1]).toBeLessThan(before / 2);
  expect([...weighVoices([even, wrong], y, new Int32Array())]).toEqual([...believedWeights(1)]);
});
