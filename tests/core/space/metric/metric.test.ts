// The laws of the metric: whitening, normal scores, balls, what is not known, what is taught and learned, scales.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix } from '../../../../src/core/domain/matrix.ts';
import { createRandom } from '../../../../src/core/learning/maths/random.ts';
import { chooseLandmarks, localScales, scaledDistance } from '../../../../src/core/space/localScale.ts';
import { fitMetric, stillFits } from '../../../../src/core/space/metric/fitMetric.ts';
import { leadingDirections } from '../../../../src/core/space/metric/leadingDirections.ts';
import { learnMetric } from '../../../../src/core/space/metric/learnMetric.ts';
import { dimsOf, type Metric, project } from '../../../../src/core/space/metric/metric.ts';
import { fitNormalScore, normalScore } from '../../../../src/core/space/metric/normalScores.ts';
import { fitOpinion, tell } from '../../../../src/core/space/metric/opinion.ts';
import {
  covarianceOf,
  leadingTurn,
  shrunkCovariance,
  turnOf,
} from '../../../../src/core/space/metric/whitening.ts';
import { plainPoints } from '../../../../src/core/space/pointStore.ts';

/** Columns that depend on each other, each of another size, with mean 0. */
function dependent(rows: number, cols: number, seed: number) {
  const random = createRandom(seed);
  const mixing = Float64Array.from({ length: cols * cols }, () => random.normal());
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    const own = Float64Array.from({ length: cols }, (_, j) => (j + 1) * random.normal());
    for (let j = 0; j < cols; j++)
      for (let k = 0; k < cols; k++) data[i * cols + j]! += mixing[j * cols + k]! * own[k]!;
  }
  for (let j = 0; j < cols; j++) {
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += data[i * cols + j]! / rows;
    for (let i = 0; i < rows; i++) data[i * cols + j]! -= mean;
  }
  return { data, rows, cols };
}

describe('turning a block', () => {
  test('whitening wholly gives unit covariance', () => {
    const of = dependent(400, 5, 1);
    const { weights, dims } = turnOf(covarianceOf(of), 5, 1);
    expect(dims).toBe(5);
    const out = new Float64Array(400 * 5);
    for (let i = 0; i < 400; i++)
      for (let k = 0; k < 5; k++)
        for (let j = 0; j < 5; j++) out[i * 5 + k]! += of.data[i * 5 + j]! * weights[j * 5 + k]!;
    const covariance = covarianceOf({ data: out, rows: 400, cols: 5 });
    for (const [at, value] of covariance.entries()) expect(value).toBeCloseTo(at % 6 === 0 ? 1 : 0, 4);
  });

  test('not whitening keeps distances, but for the scale', () => {
    const of = dependent(50, 4, 2);
    const { weights } = turnOf(covarianceOf(of), 4, 0);
    const turned = (i: number) =>
      Array.from({ length: 4 }, (_, k) =>
        of.data.slice(4 * i, 4 * i + 4).reduce((sum, x, j) => sum + x * weights[4 * j + k]!, 0),
      );
    const squares = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from(a).reduce((sum, x, j) => sum + (x - b[j]!) ** 2, 0);
    const ratios = [1, 2, 3].map(
      (i) => squares(turned(0), turned(i)) / squares(of.data.slice(0, 4), of.data.slice(4 * i, 4 * i + 4)),
    );
    expect(ratios[1]).toBeCloseTo(ratios[0]!, 4);
    expect(ratios[2]).toBeCloseTo(ratios[0]!, 4);
  });

  test('few rows of many columns are drawn to the mean variance, many rows are believed', () => {
    const of = (rows: number) => {
      const random = createRandom(rows);
      const data = Float64Array.from(
        { length: rows * 20 },
        (_, at) => (at % 20 === 0 ? 3 : 1) * random.normal(),
      );
      return shrunkCovariance({ data, rows, cols: 20 })[0]!;
    };
    expect(of(5000)).toBeCloseTo(9, 0);
    expect(of(4)).toBeLessThan(7);
  });

  test('leading directions are those of the whole covariance', () => {
    const of = dependent(300, 12, 3);
    const all = turnOf(covarianceOf(of), 12, -1);
    const { values } = leadingDirections(of, 4);
    const leading = leadingTurn(of, 4, -1);
    expect(leading.dims).toBe(4);
    for (let k = 1; k < 4; k++) expect(values[k]).toBeLessThanOrEqual(values[k - 1]!);
    const column = (turn: typeof all, k: number) =>
      Array.from({ length: 12 }, (_, j) => turn.weights[j * turn.dims + k]!);
    const cosine = (a: number[], b: number[]) =>
      Math.abs(a.reduce((sum, x, j) => sum + x * b[j]!, 0)) / Math.hypot(...a) / Math.hypot(...b);
    expect(cosine(column(all, 0), column(leading, 0))).toBeCloseTo(1, 3);
  });
});

test('normal scores rise with the value, have variance 1 and do not care for units', () => {
  const random = createRandom(4);
  const values = Float32Array.from({ length: 400 }, () => Math.exp(random.normal()));
  const fitted = fitNormalScore(values);
  const scores = Array.from(values, (value) => normalScore(fitted, value));
  const variance = scores.reduce((sum, score) => sum + score * score, 0) / 400;
  expect(variance).toBeCloseTo(1, 1);
  const ascending = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  for (const [n, at] of ascending.entries())
    if (n > 0) expect(scores[at]).toBeGreaterThanOrEqual(scores[ascending[n - 1]!]!);
  const scaled = fitNormalScore(values.map((value) => 1000 * value));
  expect(normalScore(scaled, 1000 * values[7]!)).toBeCloseTo(scores[7]!, 3);
  expect(normalScore(fitted, 1e9)).toBe(Math.max(...scores));
  expect(normalScore(fitted, Number.NaN)).toBeNaN();
  const constant = fitNormalScore(new Float32Array(9).fill(5));
  expect([4, 5, 6].map((value) => normalScore(constant, value))).toEqual([0, 0, 0]);
});

const groups = [
  { name: 'base57', version: 1, columns: 4 },
  { name: 'other', version: 1, columns: 3 },
  { name: 'ear-0123456789ab', version: 1, columns: 6 },
];

function made(rows: number, seed = 5) {
  const random = createRandom(seed);
  const sample = matrix(
    rows,
    13,
    Float32Array.from({ length: rows * 13 }, () => random.normal()),
  );
  const X = matrix(
    60,
    4,
    Float32Array.from({ length: 240 }, (_, at) => random.normal() + (at >= 120 ? 2 : 0)),
  );
  const labels = Array.from({ length: 60 }, (_, i) => (i < 30 ? 'rock' : 'jazz'));
  return { sample, metric: fitMetric(sample, groups, { group: 'base57', X, labels }, rows) };
}

const pointOf = (metric: Metric, columns: Float32Array) => {
  const point = new Float32Array(dimsOf(metric));
  return { point, more: project(metric, columns, point) };
};

const square = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, j) => sum + (x - b[j]!) ** 2, 0);

test('a point has the same length whatever its columns, and distances are those of a metric', () => {
  const { metric } = made(80);
  const columns = fc.array(fc.float({ min: -3, max: 3, noNaN: true }), { minLength: 13, maxLength: 13 });
  const length = Math.hypot(...metric.balls.map(({ radius }) => radius), metric.taught!.radius);
  fc.assert(
    fc.property(columns, columns, columns, (...of) => {
      const [a, b, c] = of.map((values) => pointOf(metric, Float32Array.from(values)).point);
      expect(Math.hypot(...a!)).toBeCloseTo(length, 3);
      const [ab, bc, ac] = [square(a!, b!), square(b!, c!), square(a!, c!)].map(Math.sqrt);
      expect(square(b!, a!)).toBe(ab! ** 2 === 0 ? 0 : square(a!, b!));
      expect(square(a!, a!)).toBe(0);
      expect(ac!).toBeLessThanOrEqual(ab! + bc! + 1e-6);
    }),
  );
});

test('a block that is not known is at right angles to all others', () => {
  const { metric, sample } = made(400);
  const columns = sample.data.slice(0, 13);
  const whole = pointOf(metric, columns);
  expect(whole.more).toBe(0);
  const lacking = pointOf(
    metric,
    columns.map((value, at) => (at >= 7 ? Number.NaN : value)),
  );
  const [, ear] = metric.balls;
  expect(lacking.more).toBeCloseTo(ear!.radius ** 2, 6);
  const rows = Array.from(
    { length: 399 },
    (_, i) => pointOf(metric, sample.data.slice((i + 1) * 13, (i + 2) * 13)).point,
  );
  const mean = (of: typeof whole) =>
    rows.reduce((sum, row) => sum + square(of.point, row) + of.more, 0) / rows.length;
  expect(mean(lacking)).toBeCloseTo(mean(whole), 1);
  expect(mean(pointOf(metric, new Float32Array(13).fill(Number.NaN)))).toBeCloseTo(mean(whole), 1);
});

test('the metric is the same for the same tracks, has another name for others, and is fitted again when much has changed', () => {
  const { metric } = made(80);
  expect(made(80).metric).toEqual(metric);
  expect(made(80, 6).metric.name).not.toBe(metric.name);
  expect(stillFits(metric, groups, 100, 0)).toBe(true);
  expect(stillFits(metric, groups, 161, 0)).toBe(false);
  expect(stillFits(metric, groups, 19, 0)).toBe(false);
  expect(stillFits(metric, groups.slice(1), 80, 0)).toBe(false);
  expect(stillFits(metric, groups, 80, 21)).toBe(false);
});

test('no rows and no groups give a metric all the same', () => {
  const none = fitMetric(matrix(0, 13), groups, null, 0);
  expect(Number.isFinite(project(none, new Float32Array(13), new Float32Array(dimsOf(none))))).toBe(true);
  expect(dimsOf(fitMetric(matrix(5, 0), [], null, 5))).toBe(0);
});

test('an opinion says of a point near the mean of a genre that it is that genre', () => {
  const random = createRandom(8);
  const labels = Array.from({ length: 90 }, (_, i) => ['a', 'b', 'c'][i % 3]!);
  const data = Float64Array.from({ length: 180 }, (_, at) => random.normal() + 5 * (Math.floor(at / 2) % 3));
  const opinion = fitOpinion({ data, cols: 2, labels }, 0.1, 1);
  for (const [c, middle] of [0, 5, 10].entries()) {
    const out = new Float32Array(3);
    tell(opinion, Float32Array.of(middle, middle), 1, out);
    expect(out.indexOf(Math.max(...out))).toBe(c);
    expect(Math.hypot(...out)).toBeCloseTo(1, 5);
  }
});

describe('learning from answers', () => {
  /** What tells the genres lies in the third column, beside others that are larger. */
  function answers(count: number, isTelling: boolean) {
    const random = createRandom(9);
    const labels = Array.from({ length: count }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
    const points = Float32Array.from({ length: count * 8 }, (_, at) => {
      const telling = isTelling && at % 8 === 2 ? (Math.floor(at / 8) % 2) * 0.5 : 0;
      return telling + (at % 8 === 2 ? 0.1 : 0.4) * random.normal();
    });
    return { points, dims: 8, labels, artists: Array.from({ length: count }, (_, i) => `artist ${i >> 1}`) };
  }
  const { metric } = made(80);

  test('is taken where it finds more among artists that it was not learned from', () => {
    const learned = learnMetric(metric, answers(120, true));
    expect(learned?.learned?.opinion.biases).toHaveLength(2);
    expect(learned?.name).not.toBe(metric.name);
    // As many other answers make another metric, equal ones the same.
    const given = answers(120, true);
    const others = { ...given, points: given.points.map((value) => value + 0.001) };
    expect(learnMetric(metric, others)?.name).not.toBe(learned?.name);
    expect(learnMetric(metric, answers(120, true))?.name).toBe(learned?.name);
  });

  test('is not taken where answers tell nothing, are too few, of one genre or of one artist', () => {
    expect(learnMetric(metric, answers(20, true))).toBeNull();
    const many = answers(120, true);
    expect(learnMetric(metric, { ...many, labels: many.labels.map(() => 'a') })).toBeNull();
    expect(learnMetric(metric, { ...many, artists: many.artists.map(() => 'one') })).toBeNull();
    expect(learnMetric(metric, { points: new Float32Array(), dims: 8, labels: [], artists: [] })).toBeNull();
  });
});

test('scales even out crowds: equal in an even cloud, larger far away from it', () => {
  const random = createRandom(10);
  const dims = 8;
  const points = Float32Array.from({ length: 200 * dims }, () => random.normal());
  const scaleOf = localScales(chooseLandmarks(points, new Float32Array(200), 200, dims), dims, plainPoints);
  const inside = scaleOf(points.slice(0, dims), 0);
  expect(scaleOf(new Float32Array(dims).fill(9), 0)).toBeGreaterThan(2 * inside);
  expect(scaledDistance(2 * inside, inside, inside)).toBeCloseTo(2, 6);
  expect(scaledDistance(3, 4, 9)).toBe(scaledDistance(3, 9, 4));
  const alone = localScales(chooseLandmarks(points, new Float32Array(1), 1, dims), dims, plainPoints);
  expect(alone(points.slice(0, dims), 0)).toBe(1);
});
