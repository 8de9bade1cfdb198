// What a score of a tag means as a probability, learned per tag from scores of rows that the tagger had not learned from.

/** A score, whether the tag holds there (0 to 1, as a share), and how much the row counts. */
export interface Judged {
  readonly score: number;
  readonly holds: number;
  readonly weight: number;
}

/** The probability is 1 / (1 + exp(-(slope score + offset))), or goes in straight lines from knot to knot. */
export type Calibration =
  | { readonly kind: 'platt'; readonly slope: number; readonly offset: number }
  | {
      readonly kind: 'isotonic';
      /** Ascending. */
      readonly scores: readonly number[];
      /** Not descending. */
      readonly probabilities: readonly number[];
    };

/** Steps follow the rows more closely than a curve of two numbers, and chance, too: with fewer of either kind, the curve. */
const enoughForSteps = 500;

export function fitCalibration(rows: readonly Judged[]): Calibration {
  const held = rows.filter(({ holds }) => holds >= 0.5).length;
  return Math.min(held, rows.length - held) >= enoughForSteps ? isotonic(rows) : platt(rows);
}

export function probabilityOf(calibration: Calibration, score: number): number {
  if (calibration.kind === 'platt')
    return 1 / (1 + Math.exp(-(calibration.slope * score + calibration.offset)));
  const { scores, probabilities } = calibration;
  let after = 0;
  while (after < scores.length && scores[after]! < score) after += 1;
  if (after === 0) return probabilities[0]!;
  if (after === scores.length) return probabilities[after - 1]!;
  const [from, to] = [scores[after - 1]!, scores[after]!];
  const [low, high] = [probabilities[after - 1]!, probabilities[after]!];
  return low + ((score - from) / (to - from)) * (high - low);
}

const mostSteps = 100;

/**
 * Platt, Probabilistic outputs for support vector machines (1999): a logistic curve over one score, with his targets, which keep
 * a little of both kinds; by Newton's method as Lin, Lin and Weng write it down (2007). A slope below 0 becomes 0: what ranks
 * the wrong way round says nothing.
 */
export function platt(rows: readonly Judged[]): Calibration {
  let held = 0;
  let others = 0;
  for (const { holds, weight } of rows) {
    held += weight * holds;
    others += weight * (1 - holds);
  }
  const high = (held + 1) / (held + 2);
  const low = 1 / (others + 2);
  const targets = rows.map(({ holds }) => holds * high + (1 - holds) * low);
  const loss = (slope: number, offset: number): number => {
    let sum = 0;
    for (const [i, { score, weight }] of rows.entries()) {
      const x = slope * score + offset;
      sum += weight * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - targets[i]! * x);
    }
    return sum;
  };
  let slope = 0;
  let offset = Math.log((held + 1) / (others + 1));
  let now = loss(slope, offset);
  for (let step = 0; step < mostSteps; step++) {
    // Kept away from 0, so that the system can be solved.
    let [h11, h22, h21, g1, g2] = [1e-12, 1e-12, 0, 0, 0];
    for (const [i, { score, weight }] of rows.entries()) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const bend = weight * p * (1 - p);
      const off = weight * (p - targets[i]!);
      h11 += score * score * bend;
      h22 += bend;
      h21 += score * bend;
      g1 += score * off;
      g2 += off;
    }
    if (Math.abs(g1) < 1e-7 && Math.abs(g2) < 1e-7) break;
    const determinant = h11 * h22 - h21 * h21;
    const alongSlope = -(h22 * g1 - h21 * g2) / determinant;
    const alongOffset = -(h11 * g2 - h21 * g1) / determinant;
    let size = 1;
    let next = loss(slope + alongSlope, offset + alongOffset);
    while (!(next <= now) && size > 1e-10) {
      size /= 2;
      next = loss(slope + size * alongSlope, offset + size * alongOffset);
    }
    if (!(next <= now)) break;
    slope += size * alongSlope;
    offset += size * alongOffset;
    now = next;
  }
  return slope > 0
    ? { kind: 'platt', slope, offset }
    : { kind: 'platt', slope: 0, offset: Math.log((held + 1) / (others + 1)) };
}

/**
 * The non-descending steps nearest to the rows, by pooling adjacent violators (Ayer and others 1955), made into a curve through
 * the middle of each step, so that higher scores stay more probable within a step's neighbourhood.
 */
export function isotonic(rows: readonly Judged[]): Calibration {
  const pools: { weight: number; held: number; score: number }[] = [];
  for (const { score, holds, weight } of rows.toSorted((a, b) => a.score - b.score)) {
    if (weight <= 0) continue;
    const last = pools.at(-1);
    // Rows of equal score are one.
    if (last?.score === score) {
      last.held += weight * holds;
      last.weight += weight;
    } else pools.push({ weight, held: weight * holds, score });
  }
  for (let at = 1; at < pools.length; ) {
    const before = pools[at - 1]!;
    const own = pools[at]!;
    if (before.held / before.weight < own.held / own.weight) at += 1;
    else {
      const weight = before.weight + own.weight;
      const score = (before.score * before.weight + own.score * own.weight) / weight;
      pools.splice(at - 1, 2, { weight, held: before.held + own.held, score });
      at = Math.max(1, at - 1);
    }
  }
  if (pools.length === 0) return { kind: 'platt', slope: 0, offset: 0 };
  return {
    kind: 'isotonic',
    scores: pools.map(({ score }) => score),
    probabilities: pools.map(({ held, weight }) => held / weight),
  };
}

/**
 * From which probability on a tag is taken to hold so that F1, the harmonic mean of precision and recall, is highest: between
 * the last row that is in and the first that is out. Null where it holds on none.
 */
export function bestThreshold(
  rows: readonly { readonly probability: number; readonly holds: number; readonly weight: number }[],
): number | null {
  const sorted = [...rows].sort((a, b) => b.probability - a.probability);
  const all = sorted.reduce((sum, { holds, weight }) => sum + holds * weight, 0);
  if (all === 0) return null;
  let right = 0;
  let taken = 0;
  let best = 0;
  let threshold = 1;
  for (const [i, { probability, holds, weight }] of sorted.entries()) {
    right += holds * weight;
    taken += weight;
    const next = sorted[i + 1]?.probability;
    if (next === probability) continue;
    const f1 = (2 * right) / (taken + all);
    if (f1 > best) {
      best = f1;
      threshold = next === undefined ? probability : (probability + next) / 2;
    }
  }
  return threshold;
}
