// Densities in the metric of discriminant analysis, held to closed forms.
import { describe, expect, it } from 'vitest';
import { type Matrix, matrix } from '../../../../src/core/domain/matrix.ts';
import { density } from '../../../../src/core/learning/learners/density.ts';
import { mergedSpread, spreadOf } from '../../../../src/core/learning/maths/classSpread.ts';
import { clouds, rowsFrom } from '../tables.ts';

const classes = ['blues', 'jazz', 'metal'];
const fitted = (
  config: Partial<typeof density.defaults>,
  X = clouds(3, 12, 5, 3, 1).X,
  y = clouds(3, 12, 5, 3, 1).y,
) => density.learner({ ...density.defaults, ...config }).fit(X, y, { classes, seed: 1 });

/** Four rows a class around 0 and around `right`, in one dimension, each class with the deviation given. */
const pair = (right: number, [left, other]: readonly [number, number]) => ({
  X: rowsFrom([
    [-left],
    [left],
    [-left],
    [left],
    [right - other],
    [right + other],
    [right - other],
    [right + other],
  ]),
  y: Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1]),
});

describe('densities', () => {
  it('meet half way between two classes of one spread', async () => {
    const { X, y } = pair(6, [1, 1]);
    const p = (await fitted({}, X, y)).predictProba(rowsFrom([[3], [2.9], [3.1]])).data;
    expect(p[0]).toBeCloseTo(0.5, 6);
    expect(p[3]).toBeGreaterThan(0.5);
    expect(p[6]).toBeLessThan(0.5);
  });

  it("are Student's t: as in the closed form, for one column and one spread", async () => {
    const { X, y } = pair(6, [1, 1]);
    const p = (await fitted({ tails: 5 }, X, y)).predictProba(rowsFrom([[1.5]])).data;
    // The spread within is 1 everywhere, so that shrinking leaves it, and 1/4 more for a mean of four rows; logarithms are
    // divided by 3.
    const log = (x: number) => (-(5 + 1) / 2 / 3) * Math.log1p(x ** 2 / 1.25 / 5);
    const expected = 1 / (1 + Math.exp(log(4.5) - log(1.5)));
    expect(p[0]).toBeCloseTo(expected, 5);
  });

  it('with spreads of their own, far away belongs to the wider class', async () => {
    const { X, y } = pair(4, [0.5, 2]);
    const left = rowsFrom([[-30]]);
    expect((await fitted({ own: 0 }, X, y)).predict(left)[0]).toBe(0);
    expect((await fitted({ own: 1, shrinkage: 0.01 }, X, y)).predict(left)[0]).toBe(1);
  });

  it('around rows, know a class of two clumps that a single distribution does not', async () => {
    const X = rowsFrom([[-6], [-6.2], [6], [6.2], [0], [0.3], [-0.3], [0.1]]);
    const y = Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1]);
    const between = rowsFrom([[6.1], [-6.1], [0.05]]);
    expect([...(await fitted({ bandwidth: 0.2, own: 0 }, X, y)).predict(between)]).toEqual([0, 0, 1]);
    expect(new Set((await fitted({ own: 0 }, X, y)).predict(between)).size).toBeLessThanOrEqual(2);
  });

  it('do not care in which units a column is when nothing is shrunk', async () => {
    const { X, y } = clouds(3, 12, 5, 3, 1);
    const scaled = matrix(
      X.rows,
      X.cols,
      X.data.map((x, at) => x * [1, 10, 0.1, 4, 7][at % 5]!),
    );
    const plain = (await fitted({ shrinkage: 0 })).predictProba(X).data;
    const other = (await fitted({ shrinkage: 0 }, scaled, y)).predictProba(scaled).data;
    other.forEach((p, at) => {
      expect(p).toBeCloseTo(plain[at]!, 3);
    });
  });

  it('count an artist of many tracks less than as many artists', async () => {
    const X = rowsFrom([[0], [0], [0], [0], [4], [10], [11], [12]]);
    const y = Int32Array.from([0, 0, 0, 0, 0, 1, 1, 1]);
    const groups = ['a', 'a', 'a', 'a', 'b', 'c', 'd', 'e'];
    const of = async (groupExponent: number) => {
      const learner = density.learner({ ...density.defaults, groupExponent });
      return (await learner.fit(X, y, { classes, seed: 1, groups })).predictProba(rowsFrom([[6]])).data[0]!;
    };
    // Counting artists, the first class lies further to the right.
    expect(await of(1)).toBeGreaterThan(await of(0));
  });
});

describe('rows of unknown class', () => {
  const heard = { rounds: 8, weight: 2, sharpness: 1.5 };
  const { X, y } = clouds(3, 40, 5, 3, 1);

  it('change nothing where there are none, and nothing for a density that does not hear them', async () => {
    const bytes = async (config: Partial<typeof density.defaults>, unlabelled?: Matrix) =>
      (
        await density
          .learner({ ...density.defaults, ...config })
          .fit(X, y, { classes, seed: 1, ...(unlabelled && { unlabelled }) })
      ).serialise().weights;
    const alone = await bytes({});
    expect(await bytes({ heard })).toEqual(alone);
    expect(await bytes({ heard }, matrix(0, 5))).toEqual(alone);
    expect(await bytes({}, clouds(3, 10, 5, 3, 2).X)).toEqual(alone);
    expect(await bytes({ heard }, clouds(3, 10, 5, 3, 2).X)).not.toEqual(alone);
  });

  it('show where the border lies: in a library that is a little to the right, further right', async () => {
    const known = pair(4, [1, 1]);
    const library = pair(4, [1, 1]).X.data.map((x) => x + 1.2);
    const unlabelled = matrix(library.length, 1, library);
    const ofFirst = async (more?: Matrix) => {
      const model = await density
        .learner({ ...density.defaults, heard })
        .fit(known.X, known.y, { classes, seed: 1, ...(more && { unlabelled: more }) });
      return model.predictProba(rowsFrom([[2.2]])).data[0]!;
    };
    // One of the library's first class lies here, beyond the border at 2 that the known rows draw.
    expect(await ofFirst()).toBeLessThan(0.5);
    expect(await ofFirst(unlabelled)).toBeGreaterThan(0.5);
  });

  it('of other columns are refused', async () => {
    const fit = density
      .learner({ ...density.defaults, heard })
      .fit(X, y, { classes, seed: 1, unlabelled: matrix(2, 4) });
    await expect(fit).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('spread with those of known class as all together would', () => {
    const weights = Float64Array.from({ length: X.rows }, (_, i) => 0.1 + (i % 7));
    const none = new Float64Array(X.rows);
    const half = (even: boolean) => weights.map((weight, i) => ((i % 2 === 0) === even ? weight : 0));
    const whole = spreadOf(X, weights);
    const merged = mergedSpread(spreadOf(X, half(true)), spreadOf(X, half(false)));
    expect(merged.weight).toBeCloseTo(whole.weight, 9);
    for (const part of ['mean', 'squares'] as const)
      whole[part].forEach((value, at) => {
        expect(merged[part][at]).toBeCloseTo(value, 6);
      });
    expect(mergedSpread(whole, spreadOf(X, none))).toEqual(whole);
    expect(mergedSpread(spreadOf(X, none), spreadOf(X, none)).weight).toBe(0);
  });
});
