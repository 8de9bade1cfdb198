// A metric that has learned from a person's answers, where they are enough and tell more about tracks of artists that they do not name.
import type { Metric, Told } from './metric.ts';
import { centred, fitOpinion, tell } from './opinion.ts';

/** Tracks with an answer: points of the metric that is to learn, [labels, dims]. */
export interface Answers {
  readonly points: Float32Array;
  readonly dims: number;
  readonly labels: readonly string[];
  readonly artists: readonly string[];
}

/** Chosen as the default metric was, and on the same artists. */
const shrinkage = 0.9;
const sharpness = 0.1;
const radius = 0.6;

/** Fewer say nothing, more take long. */
const fewest = 30;
const mostAnswers = 2000;
/** Of artists, so that each half of them has several. */
const fewestArtists = 8;
/** How much better it must be. */
const worthwhile = 1.02;

/**
 * With the answers' opinion as one more part of every point, or null. Taken only if, fitted to each half of the artists in turn, it finds more of
 * the same genre among the nearest of the other half.
 */
export function learnMetric(metric: Metric, given: Answers): Metric | null {
  const answers = some(given);
  if (answers.labels.length < fewest || new Set(answers.artists).size < fewestArtists) return null;
  const artists = [...new Set(answers.artists)].sort();
  const halfOf = new Map(artists.map((artist, n) => [artist, n % 2]));
  let before = 0;
  let after = 0;
  for (const half of [0, 1]) {
    const rows = [...answers.labels.keys()];
    const learned = rows.filter((row) => halfOf.get(answers.artists[row] ?? '') !== half);
    const judged = pick(
      answers,
      rows.filter((row) => halfOf.get(answers.artists[row] ?? '') === half),
    );
    const told = learnedFrom(pick(answers, learned));
    if (told === null) return null;
    before += shareOfSame(judged);
    after += shareOfSame(extended(judged, told));
  }
  const told = after > worthwhile * before ? learnedFrom(answers) : null;
  return told === null
    ? null
    : {
        ...metric,
        name: `${metric.name}-learned-${answers.labels.length}-${digest(answers)}`,
        learned: told,
      };
}

/** Tells apart what as many other answers taught (FNV-1a, 32 bits). */
function digest({ points, labels }: Answers): string {
  let hash = 0x811c9dc5;
  const take = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193) >>> 0;
  };
  for (const bits of new Uint32Array(Float32Array.from(points).buffer)) take(bits);
  for (const label of labels) for (const letter of `${label}\n`) take(letter.codePointAt(0) ?? 0);
  return hash.toString(16).padStart(8, '0');
}

/** Null where all answers are of one genre. */
export function learnedFrom({ points, dims, labels }: Answers): Told | null {
  if (new Set(labels).size < 2) return null;
  const data = Float64Array.from(points);
  const rows = Array.from({ length: labels.length }, (_, row) =>
    points.subarray(row * dims, (row + 1) * dims),
  );
  return { opinion: centred(fitOpinion({ data, cols: dims, labels }, shrinkage, sharpness), rows), radius };
}

function some(answers: Answers): Answers {
  const count = answers.labels.length;
  if (count <= mostAnswers) return answers;
  return pick(
    answers,
    Array.from({ length: mostAnswers }, (_, n) => Math.floor((n * count) / mostAnswers)),
  );
}

function pick({ points, dims, labels, artists }: Answers, rows: readonly number[]): Answers {
  const out = new Float32Array(rows.length * dims);
  for (const [n, row] of rows.entries()) out.set(points.subarray(row * dims, (row + 1) * dims), n * dims);
  const of = (names: readonly string[]) => rows.map((row) => names[row] ?? '');
  return { points: out, dims, labels: of(labels), artists: of(artists) };
}

/** The points with what is told of them behind. */
function extended(answers: Answers, { opinion, radius: length }: Told): Answers {
  const { points, dims, labels } = answers;
  const wide = dims + opinion.biases.length;
  const out = new Float32Array(labels.length * wide);
  for (const row of labels.keys()) {
    const point = points.subarray(row * dims, (row + 1) * dims);
    out.set(point, row * wide);
    tell(opinion, point, length, out.subarray(row * wide + dims, (row + 1) * wide));
  }
  return { ...answers, points: out, dims: wide };
}

const near = 10;

/** Of the ten nearest by other artists, summed over all. */
function shareOfSame({ points, dims, labels, artists }: Answers): number {
  let same = 0;
  for (const row of labels.keys()) {
    const others = [...labels.keys()].filter((other) => artists[other] !== artists[row]);
    const squares = new Map(
      others.map((other) => {
        let square = 0;
        for (let j = 0; j < dims; j++)
          square += ((points[row * dims + j] ?? 0) - (points[other * dims + j] ?? 0)) ** 2;
        return [other, square];
      }),
    );
    const nearest = others
      .sort((a, b) => (squares.get(a) ?? 0) - (squares.get(b) ?? 0) || a - b)
      .slice(0, near);
    same += nearest.filter((other) => labels[other] === labels[row]).length / Math.max(1, nearest.length);
  }
  return same;
}
