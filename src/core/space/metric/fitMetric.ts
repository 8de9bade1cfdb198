// Fitting the default metric of a library: from a sample of its tracks, and from what rows with known genres teach about the usual columns.
import { earOfGroup } from '../../domain/ear.ts';
import type { GroupVersion } from '../../domain/layout.ts';
import type { Matrix } from '../../domain/matrix.ts';
import type { Rows } from './leadingDirections.ts';
import type { Ball, Block, Metric, Told } from './metric.ts';
import { fitNormalScore, normalScore } from './normalScores.ts';
import { centred, fitOpinion, type KnownRows, withinGenres } from './opinion.ts';
import { covarianceOf, drawnTowardsMean, leadingTurn, shrunkCovariance, turnOf } from './whitening.ts';

export interface MetricGroup extends GroupVersion {
  readonly columns: number;
}

/** Rows whose genres are known, of one group's columns: the artists that the shipped starter knows. */
export interface Taught {
  readonly group: string;
  readonly X: Matrix;
  readonly labels: readonly string[];
}

/** Raised whenever a metric of the same tracks would be another. */
const version = 'blocks-1';

/*
 * Chosen by precision at 10 and hubness on one half of the artists of GTZAN's table and of Emotify, and reported on the other half
 * (`npm run bench -- retrieval`).
 */
/** Between columns as they are (0) and all directions alike (1). */
const power = 0.5;
/** The same for directions within genres. */
const taughtPower = 0.8;
const taughtShrinkage = 0.1;
/** A column of a group that nothing is taught about, beside one of a group that is. */
const untaughtWeight = 0.7;
/** What is taught about genres: how it is fitted, and how long it is beside the groups without an ear. */
const toldShrinkage = 0.3;
const toldSharpness = 0.5;
const toldRadius = 0.6;
/** An ear's directions are already ordered by what matters: those in which tracks differ most count more. */
const earPower = -1;
const earDirections = 64;
/** The other groups beside ears. */
const besideEars = 0.4;

/** From `sample` [rows, columns of the groups], NaN where a group is not known. Deterministic. */
export function fitMetric(
  sample: Matrix,
  groups: readonly MetricGroup[],
  taught: Taught | null,
  tracks: number,
): Metric {
  const own: Block[] = [];
  const ears: Block[] = [];
  let opinion: Told['opinion'] | null = null;
  let from = 0;
  for (const group of groups) {
    const place = { from, columns: group.columns };
    if (earOfGroup(group.name) !== null) ears.push(earBlock(sample, place));
    else if (own.length === 0 && taught?.group === group.name && taught.X.cols === group.columns) {
      const known = knownRows(taught);
      const block = taughtBlock(sample, place, known);
      own.push(block);
      opinion = opinionOf(sample, place, known, block);
    } else own.push(untaughtBlock(sample, place, taught === null ? 1 : untaughtWeight));
    from += group.columns;
  }
  const balls: Ball[] = [];
  // In the order of the columns: ears stand behind all other groups.
  const radius = ears.length === 0 ? 1 : besideEars;
  if (own.length > 0) balls.push({ blocks: own, radius });
  for (const block of ears) balls.push({ blocks: [block], radius: 1 / Math.sqrt(ears.length) });
  const layout = groups.map(({ name, version: of }) => ({ name, version: of }));
  const told = opinion === null ? null : { opinion, radius: radius * toldRadius };
  return {
    name: `${version}-${hashOf(layout, balls)}`,
    layout,
    balls,
    taught: told,
    learned: null,
    fittedTo: tracks,
    answers: 0,
  };
}

/** Whether a metric is of this version and these groups, and the library and the answers have not grown much since. */
export function stillFits(
  metric: Metric,
  groups: readonly GroupVersion[],
  tracks: number,
  answers: number,
): boolean {
  const isSame =
    metric.layout.length === groups.length &&
    groups.every(
      ({ name, version: of }, at) => metric.layout[at]?.name === name && metric.layout[at]?.version === of,
    );
  const isOfSize = tracks <= 2 * metric.fittedTo && metric.fittedTo <= 4 * tracks;
  return metric.name.startsWith(`${version}-`) && isSame && isOfSize && knowsAnswers(metric, answers);
}

/** Whether the answers have not grown much since it was fitted. */
export function knowsAnswers(metric: Pick<Metric, 'answers'>, answers: number): boolean {
  return answers <= 1.5 * metric.answers + 20;
}

interface Place {
  readonly from: number;
  readonly columns: number;
}

function untaughtBlock(sample: Matrix, place: Place, weight: number): Block {
  const scores = scoresOf(sample, place);
  const rows = scoredRows(sample, place, scores);
  return { scores, turn: turnOf(shrunkCovariance(rows), place.columns, power), weight };
}

/** Directions in which tracks of one genre differ count less. */
function taughtBlock(sample: Matrix, place: Place, known: KnownRows): Block {
  const { cols } = known;
  const covariance = covarianceOf({ ...withinGenres(known), cols });
  const turn = turnOf(drawnTowardsMean(covariance, cols, taughtShrinkage), cols, taughtPower);
  return { scores: scoresOf(sample, place), turn, weight: 1 };
}

/** As normal scores among themselves. */
function knownRows({ X, labels }: Taught): KnownRows {
  const place = { from: 0, columns: X.cols };
  return { data: scoredRows(X, place, scoresOf(X, place)).data, cols: X.cols, labels };
}

function opinionOf(sample: Matrix, place: Place, known: KnownRows, { scores, turn }: Block) {
  const turned = (data: Float64Array, row: number): Float32Array => {
    const out = new Float32Array(turn.dims);
    for (let j = 0; j < turn.cols; j++) {
      const value = data[row * turn.cols + j] ?? 0;
      for (let k = 0; k < turn.dims; k++)
        out[k] = (out[k] ?? 0) + value * (turn.weights[j * turn.dims + k] ?? 0);
    }
    return out;
  };
  const data = new Float64Array(known.labels.length * turn.dims);
  for (const row of known.labels.keys()) data.set(turned(known.data, row), row * turn.dims);
  const opinion = fitOpinion({ data, cols: turn.dims, labels: known.labels }, toldShrinkage, toldSharpness);
  const library = scoredRows(sample, place, scores);
  return centred(
    opinion,
    Array.from({ length: library.rows }, (_, row) => turned(library.data, row)),
  );
}

function earBlock(sample: Matrix, place: Place): Block {
  const scores = scoresOf(sample, place);
  return { scores, turn: leadingTurn(scoredRows(sample, place, scores), earDirections, earPower), weight: 1 };
}

function scoresOf(sample: Matrix, { from, columns }: Place) {
  return Array.from({ length: columns }, (_, j) =>
    fitNormalScore(
      Float32Array.from({ length: sample.rows }, (_row, i) => sample.data[i * sample.cols + from + j] ?? 0),
    ),
  );
}

/** Those rows of which the group is known. */
function scoredRows(sample: Matrix, { from, columns }: Place, scores: Block['scores']): Rows {
  const data = new Float64Array(sample.rows * columns);
  let rows = 0;
  for (let i = 0; i < sample.rows; i++) {
    const row = sample.data.subarray(i * sample.cols + from, i * sample.cols + from + columns);
    if (row.some(Number.isNaN)) continue;
    for (const [j, score] of scores.entries()) data[rows * columns + j] = normalScore(score, row[j] ?? 0);
    rows += 1;
  }
  return { data: data.subarray(0, rows * columns), rows, cols: columns };
}

/** Of all numbers in it (FNV-1a), so that a metric of other numbers has another name. */
function hashOf(layout: Metric['layout'], balls: readonly Ball[]): string {
  let hash = 0x811c9dc5;
  const add = (bytes: Iterable<number>): void => {
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  };
  for (const { name, version: of } of layout)
    add([...name, of].map((part) => String(part).codePointAt(0) ?? 0));
  for (const { blocks, radius } of balls) {
    add([Math.round(1e6 * radius)]);
    for (const { scores, turn } of blocks)
      for (const values of [turn.weights, ...scores.map((score) => score.values)])
        add(new Uint32Array(values.buffer, values.byteOffset, values.length));
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
