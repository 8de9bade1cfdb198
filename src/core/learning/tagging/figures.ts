// How well each tag is heard, by scores out of fold: per tag, for all tags and for those of a facet.
import type { Matrix } from '../../domain/matrix.ts';
import { averagePrecision, rocAuc } from './ranking.ts';
import type { TagTargets } from './tagRows.ts';

/** Null where the tag holds on all rows, or on none. */
export interface TagScore {
  readonly rocAuc: number | null;
  readonly prAuc: number | null;
  /** Share of the rows on which it holds: what the area under precision and recall is by chance. */
  readonly baseRate: number;
}

/** `holdsFrom`: the share from which on a tag holds. What nobody said anything of counts as not holding. */
export function scoresByTag({ tags, shares }: TagTargets, scores: Matrix, holdsFrom = 0.5): TagScore[] {
  return Array.from({ length: tags }, (_, tag) => {
    const truth = new Uint8Array(scores.rows);
    const own = new Float64Array(scores.rows);
    for (let i = 0; i < scores.rows; i++) {
      truth[i] = shares[i * tags + tag]! >= holdsFrom ? 1 : 0;
      own[i] = scores.data[i * tags + tag]!;
    }
    const held = truth.reduce((sum, one) => sum + one, 0);
    return {
      rocAuc: rocAuc(truth, own),
      prAuc: averagePrecision(truth, own),
      baseRate: scores.rows === 0 ? 0 : held / scores.rows,
    };
  });
}

/** Means over the tags that have figures; null without any. */
export function meanScore(scores: readonly TagScore[]): TagScore | null {
  const known = scores.filter(({ prAuc }) => prAuc !== null);
  if (known.length === 0) return null;
  const mean = (value: (score: TagScore) => number | null): number =>
    known.reduce((sum, score) => sum + (value(score) ?? 0), 0) / known.length;
  return {
    rocAuc: mean((score) => score.rocAuc),
    prAuc: mean((score) => score.prAuc),
    baseRate: mean(({ baseRate }) => baseRate),
  };
}
