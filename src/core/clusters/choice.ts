// Which number of clusters to take: by silhouette and by Davies and Bouldin's ratio, which seldom agree, as far as both go along.

import type { Trial } from '../domain/clusters.ts';

/** A person looks through so many; in a small library each should have some tracks. */
const tried = [2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 30];
const leastRows = 4;

export function possibleNumbers(rows: number): number[] {
  return tried.filter((k) => k * leastRows <= rows);
}

/** The number whose places in both orders sum to least; of equal ones the one with the larger silhouette. Null without trials. */
export function bestOf(trials: readonly Trial[]): number | null {
  const place = (of: (trial: Trial) => number) => {
    const order = trials.map(of).toSorted((a, b) => a - b);
    return (trial: Trial) => order.indexOf(of(trial));
  };
  const bySilhouette = place(({ silhouette }) => -silhouette);
  const byRatio = place(({ daviesBouldin }) => daviesBouldin);
  const sum = (trial: Trial): number => bySilhouette(trial) + byRatio(trial);
  return trials.toSorted((a, b) => sum(a) - sum(b) || b.silhouette - a.silhouette)[0]?.k ?? null;
}
