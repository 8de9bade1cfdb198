// What the commit f336b66 reached, before answers of some genres left the others known: mean accuracy of the same 20 splits
// (seeds 1 to 20), tracks chosen by the review queue. Of `corrections` also in ADR 13; of `swapped` printed by
// `npm run bench -- swapped --adapted --json`, which learns as that commit did.
import { atLeast, type Target } from '../report/targets.ts';
import type { Spread } from './spread.ts';

type Figures = Readonly<Record<number, number>>;

export const correctionsBefore: Figures = { 10: 0.663, 20: 0.678, 40: 0.686, 80: 0.685 };
export const swappedBefore: Figures = { 10: 0.284, 20: 0.387, 40: 0.446, 80: 0.497, 160: 0.523, 320: 0.531 };

/** Chance moves a mean of 20 splits by so much. */
const allowed = 0.01;

/** At no number of answers below the commit before. */
export function notBelow(
  before: Figures,
  rows: readonly { readonly k: number; readonly queue: Spread }[],
): Target[] {
  return rows.flatMap(({ k, queue }) => {
    const then = before[k];
    return then === undefined
      ? []
      : [atLeast(`k = ${k}: queue, f336b66 had ${then}`, queue.mean, then - allowed)];
  });
}
