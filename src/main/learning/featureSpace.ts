// All tracks of the library as points, each feature column with mean 0 and variance 1, and which points lie near one.
import { setImmediate } from 'node:timers/promises';
import { FEATURE_NAMES } from '../../core/features/layout.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';

export interface Near {
  readonly id: number;
  /** Euclidean. */
  readonly distance: number;
}

export interface FeatureSpace {
  readonly ids: Int32Array;
  /** Of those that pass, the `limit` nearest to the track, nearest first, without itself; none when it is not in here. */
  nearest(id: number, limit: number, passes: (id: number) => boolean): Near[];
}

/** Read at once before others get their turn. */
const tracksAtOnce = 1000;

/** For a worker: with 100,000 tracks this takes seconds. */
export async function readSpace(reader: FeatureReads): Promise<FeatureSpace> {
  const columns = FEATURE_NAMES.length;
  const wanted = reader.trackIds();
  const ids = new Int32Array(wanted.length);
  const data = new Float32Array(wanted.length * columns);
  let rows = 0;
  for (let start = 0; start < wanted.length; start += tracksAtOnce) {
    for (const { trackId, windows } of reader.vectors(
      FEATURE_NAMES,
      wanted.slice(start, start + tracksAtOnce),
    )) {
      const own = data.subarray(rows * columns, (rows + 1) * columns);
      for (const window of windows)
        for (let column = 0; column < columns; column++)
          own[column] = (own[column] ?? 0) + (window[column] ?? 0) / windows.length;
      ids[rows] = trackId;
      rows += 1;
    }
    // Lets messages in.
    await setImmediate();
  }
  standardise(data, rows, columns);
  const found = ids.subarray(0, rows);
  return { ids: found, nearest: (id, limit, passes) => nearest(found, data, columns, id, limit, passes) };
}

function nearest(
  ids: Int32Array,
  data: Float32Array,
  columns: number,
  id: number,
  limit: number,
  passes: (id: number) => boolean,
): Near[] {
  const own = ids.indexOf(id);
  if (own < 0) return [];
  const point = data.slice(own * columns, (own + 1) * columns);
  /** Nearest first; of equal distances the smaller id, which comes first. */
  const near: { id: number; square: number }[] = [];
  let bound = Number.POSITIVE_INFINITY;
  for (let row = 0; row < ids.length; row++) {
    const other = ids[row] ?? 0;
    if (row === own || !passes(other)) continue;
    const square = squareWithin(data, row * columns, point, bound);
    if (square >= bound) continue;
    let place = near.length;
    while (place > 0 && (near[place - 1]?.square ?? 0) > square) place -= 1;
    near.splice(place, 0, { id: other, square });
    if (near.length > limit) near.pop();
    if (near.length === limit) bound = near[limit - 1]?.square ?? bound;
  }
  return near.map(({ id: other, square }) => ({ id: other, distance: Math.sqrt(square) }));
}

/** The squared distance, given up as soon as it exceeds the bound: most tracks are far away after a few columns. */
function squareWithin(data: Float32Array, from: number, point: Float32Array, bound: number): number {
  let sum = 0;
  for (let column = 0; column < point.length; ) {
    for (const end = Math.min(point.length, column + 16); column < end; column++) {
      const difference = (data[from + column] ?? 0) - (point[column] ?? 0);
      sum += difference * difference;
    }
    if (sum >= bound) break;
  }
  return sum;
}

/** In place, row by row, as the rows lie. A column that is the same everywhere says nothing and becomes 0. */
function standardise(data: Float32Array, rows: number, columns: number): void {
  const means = new Float64Array(columns);
  const squares = new Float64Array(columns);
  for (let at = 0; at < rows * columns; at += columns)
    for (let column = 0; column < columns; column++)
      means[column] = (means[column] ?? 0) + (data[at + column] ?? 0) / rows;
  for (let at = 0; at < rows * columns; at += columns)
    for (let column = 0; column < columns; column++)
      squares[column] = (squares[column] ?? 0) + ((data[at + column] ?? 0) - (means[column] ?? 0)) ** 2;
  const scales = squares.map((sum) => (sum > 0 ? Math.sqrt(rows / sum) : 0));
  for (let at = 0; at < rows * columns; at += columns)
    for (let column = 0; column < columns; column++)
      data[at + column] = ((data[at + column] ?? 0) - (means[column] ?? 0)) * (scales[column] ?? 0);
}
