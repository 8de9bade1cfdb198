// t-SNE (van der Maaten and Hinton 2008): places whose affinities diverge least from those of the points.
import { createRandom } from '../learning/maths/random.ts';
import type { Neighbours, OnShare } from './neighbours.ts';

/** Row after row: row i has `weights` to the rows `to` from `starts`[i] to `starts`[i + 1]; all weights sum to 1, and those of a pair are equal. */
export interface Affinities {
  readonly starts: Int32Array;
  readonly to: Int32Array;
  readonly weights: Float32Array;
}

/** The gradient of the divergence at `places` [rows, 2], with affinities that are so many times as large, into `into`. */
export type Gradient = (places: Float32Array, exaggeration: number, into: Float32Array) => void;

export type OpenGradient = (affinities: Affinities) => Gradient;

/** Of a track so many neighbours count, as scikit-learn has it, each by its affinity; three times as many are looked at. */
const mostPerplexity = 30;
export const neighboursOf = (rows: number): number => Math.min(3 * mostPerplexity, rows - 1);

/** As scikit-learn has them, but fewer steps: later ones move hardly anything. */
const exaggeration = 12;
const exaggerated = 250;
const steps = 750;
const startSize = 1e-4;
const bisections = 64;

/** Affinities exp(-beta d²), with the beta of each row that makes their perplexity a third of the number of its neighbours. */
export function affinitiesOf({ rows, k, near, distances }: Neighbours): Affinities {
  const wanted = Math.log(Math.max(1, k / 3));
  const own = new Float64Array(rows * k);
  for (let row = 0; row < rows; row++)
    own.set(conditional(distances.subarray(row * k, (row + 1) * k), wanted), row * k);
  const placeOf = (row: number, other: number): number => {
    for (let at = row * k; at < (row + 1) * k; at++) if (near[at] === other) return at;
    return -1;
  };
  // Of each row: whom it has as a neighbour, and who has it alone.
  const counts = new Int32Array(rows + 1);
  const backs = new Int32Array(rows * k);
  for (let row = 0; row < rows; row++)
    for (let at = row * k; at < (row + 1) * k; at++) {
      backs[at] = placeOf(near[at]!, row);
      counts[row + 1]! += 1;
      if (backs[at]! < 0) counts[near[at]! + 1]! += 1;
    }
  for (let row = 0; row < rows; row++) counts[row + 1]! += counts[row]!;
  const to = new Int32Array(counts[rows]!);
  const weights = new Float32Array(to.length);
  const filled = counts.slice();
  const add = (row: number, other: number, weight: number): void => {
    to[filled[row]!] = other;
    weights[filled[row]!] = weight / (2 * rows);
    filled[row]! += 1;
  };
  for (let row = 0; row < rows; row++)
    for (let at = row * k; at < (row + 1) * k; at++) {
      const back = backs[at]!;
      add(row, near[at]!, own[at]! + (back < 0 ? 0 : own[back]!));
      if (back < 0) add(near[at]!, row, own[at]!);
    }
  return { starts: counts, to, weights };
}

/** Affinities to neighbours at these distances, which sum to 1 and whose entropy is `wanted`. */
export function conditional(distances: Float32Array, wanted: number): Float64Array {
  const nearest = distances.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const out = new Float64Array(distances.length);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let beta = 1;
  for (let step = 0; step < bisections; step++) {
    let sum = 0;
    let spread = 0;
    for (const [n, distance] of distances.entries()) {
      const square = distance ** 2 - nearest ** 2;
      out[n] = Math.exp(-beta * square);
      sum += out[n]!;
      spread += square * out[n]!;
    }
    for (let n = 0; n < out.length; n++) out[n]! /= sum;
    const entropy = Math.log(sum) + (beta * spread) / sum;
    if (Math.abs(entropy - wanted) < 1e-7) break;
    if (entropy > wanted) low = beta;
    else high = beta;
    beta = high === Number.POSITIVE_INFINITY ? 2 * beta : (low + high) / 2;
  }
  return out;
}

/** Places [rows, 2] from `start`, which gives the map its large shape and is not all in one place. */
export function tsne(
  neighbours: Neighbours,
  start: Float32Array,
  seed: number,
  openGradient: OpenGradient,
  onShare: OnShare,
): Float32Array {
  const gradientAt = openGradient(affinitiesOf(neighbours));
  const random = createRandom(seed);
  const spread = Math.sqrt(start.reduce((sum, x) => sum + x * x, 0) / start.length);
  // A hundredth of it by chance: points in one place are to part.
  const places = start.map((x) => startSize * (x / spread + 0.01 * random.normal()));
  const gradient = new Float32Array(places.length);
  const moving = new Float32Array(places.length);
  const gains = new Float32Array(places.length).fill(1);
  const rate = Math.max(neighbours.rows / exaggeration / 4, 50);
  for (let step = 0; step < steps; step++) {
    const isEarly = step < exaggerated;
    gradientAt(places, isEarly ? exaggeration : 1, gradient);
    descend(places, { gradient, moving, gains }, rate, isEarly ? 0.5 : 0.8);
    onShare((step + 1) / steps);
  }
  return places;
}

const leastGain = 0.01;

/** A step with momentum; what goes on in one direction goes faster (Jacobs 1988). */
function descend(
  places: Float32Array,
  { gradient, moving, gains }: { gradient: Float32Array; moving: Float32Array; gains: Float32Array },
  rate: number,
  momentum: number,
): void {
  for (let at = 0; at < places.length; at++) {
    const goesOn = gradient[at]! * moving[at]! < 0;
    const gain = Math.max(leastGain, goesOn ? gains[at]! + 0.2 : gains[at]! * 0.8);
    gains[at] = gain;
    moving[at] = momentum * moving[at]! - rate * gain * gradient[at]!;
    places[at]! += moving[at]!;
  }
}
