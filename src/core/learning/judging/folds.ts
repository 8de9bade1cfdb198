// Splits rows into folds: every class spread evenly, no group (artist) in two folds, decided by a seed.
import { createRandom, permutation } from '../maths/random.ts';

export interface Fold {
  readonly train: Int32Array;
  readonly heldOut: Int32Array;
}

/**
 * At most `count` folds over the rows of `y`, stratified by class, groups kept together.
 * A class whose rows all belong to one group would be unknown wherever it is held out: its rows count as groups of
 * their own. Fewer folds come back when there are fewer groups; an empty list when there is only one.
 */
export function groupedFolds(
  y: Int32Array,
  groups: readonly string[] | undefined,
  count: number,
  seed: number,
): Fold[] {
  return foldsFrom(assignFolds(y, groups, count, seed));
}

/** The folds of a given assignment: row i is held out by the fold named `assignment[i]`. */
export function foldsFrom(assignment: Int32Array): Fold[] {
  const names = [...new Set(assignment)].sort((a, b) => a - b);
  if (names.length < 2) return [];
  return names.map((name) => {
    const heldOut: number[] = [];
    const train: number[] = [];
    for (let i = 0; i < assignment.length; i++) (assignment[i] === name ? heldOut : train).push(i);
    return { train: Int32Array.from(train), heldOut: Int32Array.from(heldOut) };
  });
}

/**
 * Greedy, as scikit-learn's StratifiedGroupKFold: groups in order of how uneven their classes are, each to the fold
 * where the spread of every class over the folds stays smallest.
 */
function assignFolds(
  y: Int32Array,
  groups: readonly string[] | undefined,
  count: number,
  seed: number,
): Int32Array {
  const members = rowsByGroup(y, groups);
  const folds = Math.min(count, members.length);
  const classCount = y.reduce((most, label) => Math.max(most, label), 0) + 1;
  const classTotals = new Float64Array(classCount);
  for (const label of y) classTotals[label]! += 1;

  const random = createRandom(seed);
  const order = permutation(members.length, random);
  const sizes = members.map((rows) => rows.length);
  // A stable sort keeps the random order among groups of equal size.
  const bySize = [...order].sort((a, b) => sizes[b]! - sizes[a]!);

  const counts = Array.from({ length: folds }, () => new Float64Array(classCount));
  const rowsInFold = new Float64Array(folds);
  const assignment = new Int32Array(y.length);
  for (const group of bySize) {
    const rows = members[group]!;
    let best = 0;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let f = 0; f < folds; f++) {
      // The growth of the sum of squares of the class shares, plus a little for the fold's size.
      let cost = (rowsInFold[f]! / y.length) * 1e-3;
      const added = new Map<number, number>();
      for (const i of rows) added.set(y[i]!, (added.get(y[i]!) ?? 0) + 1);
      for (const [label, n] of added) {
        const before = counts[f]![label]! / classTotals[label]!;
        const after = before + n / classTotals[label]!;
        cost += after * after - before * before;
      }
      if (cost < bestCost) {
        best = f;
        bestCost = cost;
      }
    }
    for (const i of rows) {
      assignment[i] = best;
      counts[best]![y[i]!]! += 1;
    }
    rowsInFold[best]! += rows.length;
  }
  return assignment;
}

function rowsByGroup(y: Int32Array, groups: readonly string[] | undefined): number[][] {
  if (groups === undefined) return Array.from(y, (_, i) => [i]);
  const groupsOfClass = new Map<number, Set<string>>();
  y.forEach((label, i) => {
    const known = groupsOfClass.get(label) ?? new Set<string>();
    groupsOfClass.set(label, known.add(groups[i]!));
  });
  const members = new Map<string, number[]>();
  const alone: number[][] = [];
  y.forEach((label, i) => {
    const together = members.get(groups[i]!);
    if (groupsOfClass.get(label)?.size === 1) alone.push([i]);
    else if (together === undefined) members.set(groups[i]!, [i]);
    else together.push(i);
  });
  return [...members.values(), ...alone];
}
