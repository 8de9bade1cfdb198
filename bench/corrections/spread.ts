// A mean and its standard error.
import { atLeast, type Target } from '../report/targets.ts';

export interface Spread {
  readonly mean: number;
  readonly standardError: number;
}

export function spread(numbers: readonly number[]): Spread {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, numbers.length - 1);
  return { mean, standardError: Math.sqrt(variance / numbers.length) };
}

export function shown({ mean, standardError }: Spread): string {
  return `${mean.toFixed(3)} ± ${standardError.toFixed(3)}`;
}

/** One line a number of labels: both orders, and the queue's gain on the same splits. */
export function compared(steps: readonly number[], queue: readonly number[][], random: readonly number[][]) {
  return steps.map((k, at) => {
    const byQueue = queue[at] ?? [];
    const byChance = random[at] ?? [];
    const difference = byQueue.map((value, s) => value - (byChance[s] ?? Number.NaN));
    return { k, queue: spread(byQueue), random: spread(byChance), difference: spread(difference) };
  });
}

/** At no number of labels is the queue worse than random tracks by more than one standard error. */
export function notWorse(rows: ReturnType<typeof compared>): Target[] {
  return rows.map(({ k, difference: { mean, standardError } }) =>
    atLeast(`queue - random + one standard error, k = ${k}`, mean + standardError, 0),
  );
}

export function printed(rows: ReturnType<typeof compared>): string {
  return rows
    .map(
      ({ k, queue, random, difference }) =>
        `k = ${String(k).padStart(3)}  queue ${shown(queue)}  random ${shown(random)}  queue - random ${shown(difference)}`,
    )
    .join('\n');
}
