// Whitening, held to what it promises of the spread within classes.
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { classMeans, project, withinCovariance } from '../../../../src/core/learning/maths/discriminant.ts';
import { fitWhitening } from '../../../../src/core/learning/maths/whitening.ts';
import { clouds } from '../tables.ts';

describe('whitening', () => {
  const { X: round, y } = clouds(3, 200, 4, 3, 1);
  const X = matrix(
    round.rows,
    4,
    round.data.map((x, at) => x * [1, 5, 0.2, 2][at % 4]!),
  );
  const within = (rows: typeof X) => withinCovariance(rows, y, classMeans(rows, y, 3).means, 0);
  const diagonal = (m: Float64Array) => [0, 1, 2, 3].map((j) => m[j * 5]!);

  it('of power 0 changes nothing', () => {
    const projection = fitWhitening(X, y, 3, 0);
    project(X, projection).data.forEach((x, at) => {
      expect(x).toBeCloseTo(X.data[at]!, 3);
    });
  });

  it('evens out the spread within classes, the more the higher its power', () => {
    const unevenness = [0, 0.5, 1].map((power) => {
      const spread = diagonal(within(project(X, fitWhitening(X, y, 3, power))));
      return Math.max(...spread) / Math.min(...spread);
    });
    expect(unevenness[1]).toBeLessThan(unevenness[0]! / 5);
    expect(unevenness[2]).toBeLessThan(unevenness[1]! / 5);
  });

  it('keeps the spread as a whole, so that gamma means what it meant', () => {
    const total = (rows: typeof X) => diagonal(within(rows)).reduce((a, b) => a + b);
    for (const power of [0.5, 1])
      expect(total(project(X, fitWhitening(X, y, 3, power))) / total(X)).toBeCloseTo(1, 0);
  });
});
