// The strongest effects of features, for and against, as bars from a common middle.
import type { Explanation } from '../../../../core/domain/explanation.ts';

type Effect = Explanation['featuresFor'][number];

const shownEachWay = 5;

/** The strongest of each, from what speaks most for to what speaks most against. */
export function shownEffects({
  featuresFor,
  featuresAgainst,
}: Pick<Explanation, 'featuresFor' | 'featuresAgainst'>): {
  readonly shown: readonly Effect[];
  /** The largest effect of all, without its sign. */
  readonly strongest: number;
} {
  const shown = [
    ...featuresFor.slice(0, shownEachWay),
    ...featuresAgainst.slice(0, shownEachWay).toReversed(),
  ];
  return { shown, strongest: shown.reduce((most, { effect }) => Math.max(most, Math.abs(effect)), 0) };
}

/** A bar to the right for what is positive, to the left for what is negative, in shares of the whole axis. */
export function barOf(effect: number, strongest: number): { readonly left: number; readonly width: number } {
  const width = strongest === 0 ? 0 : Math.abs(effect) / strongest / 2;
  return { left: effect < 0 ? 0.5 - width : 0.5, width };
}
