import { describe, expect, it } from 'vitest';
import { createRandom, deriveSeed, permutation } from '../../../../src/core/learning/maths/random.ts';

describe('seeded randomness', () => {
  it('is uniform in [0, 1), and normal where asked', () => {
    const random = createRandom(5);
    const draws = Array.from({ length: 20_000 }, () => random.next());
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    const tenths = new Array<number>(10).fill(0);
    for (const x of draws) tenths[Math.floor(x * 10)]! += 1;
    // Each tenth expects 2,000 with a deviation of 42.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(210);
    const normals = Array.from({ length: 20_000 }, () => random.normal());
    expect(Math.abs(normals.reduce((a, b) => a + b) / 20_000)).toBeLessThan(0.04);
    expect(Math.abs(normals.reduce((a, b) => a + b * b, 0) / 20_000 - 1)).toBeLessThan(0.05);
  });

  it('is a stream of its own for each seed and purpose', () => {
    const first = (seed: number) => createRandom(seed).next();
    expect(first(1)).toBe(first(1));
    expect(new Set(Array.from({ length: 1000 }, (_, seed) => first(seed))).size).toBe(1000);
    expect(deriveSeed(1, 'svm', 2)).toBe(deriveSeed(1, 'svm', 2));
    expect(
      new Set([deriveSeed(1, 'a'), deriveSeed(1, 'b'), deriveSeed(2, 'a'), deriveSeed(1, 'a', 0)]).size,
    ).toBe(4);
  });

  it('permutes: every number once', () => {
    expect([...permutation(50, createRandom(3))].sort((a, b) => a - b)).toEqual([...Array(50).keys()]);
    expect([...permutation(50, createRandom(3))]).not.toEqual([...Array(50).keys()]);
  });
});
