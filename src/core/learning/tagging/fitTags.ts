// Fits a tagger to what is known of tags: out of fold first, for the penalty, for what scores mean and from where on a tag holds.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix, putRows, selectRows } from '../../domain/matrix.ts';
import { type Fold, groupedFolds } from '../judging/folds.ts';
import { deriveSeed } from '../maths/random.ts';
import { bestThreshold, type Calibration, fitCalibration, probabilityOf } from './calibrate.ts';
import { addScores, fitMembers, type Member, type MemberWanted, strengths, type Tagger } from './tagger.ts';
import { selectTagRows, type TagTargets } from './tagRows.ts';
import { inView, type View } from './view.ts';

export interface TagTable {
  /** Raw rows, one a track. */
  readonly X: Matrix;
  /** The artist of each row: rows of one artist are never on both sides of a split. */
  readonly groups: readonly string[];
  readonly targets: TagTargets;
  /** Raw rows of some of the library, tagged or not: how its music differs is known without any tag. */
  readonly library: Matrix;
}

/** Through which views, and by which learners. */
export interface TagWay {
  /** Fitted on the table's library, for as many rows as it has. */
  readonly views: readonly View[];
  readonly members: readonly MemberWanted[];
}

export interface FitTagsOptions {
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((done: number, total: number) => void) | undefined;
}

export interface FittedTags {
  readonly tagger: Tagger;
  readonly strength: number;
  /** Scores of each row by a tagger that had not learned from its artist [rows, tags]. */
  readonly outOfFold: Matrix;
  /** Of each tag. */
  readonly calibrations: readonly Calibration[];
  /** From which probability on each tag holds: where F1 on held-out artists is highest; null where it holds nowhere. */
  readonly thresholds: readonly (number | null)[];
}

const folds = 5;

export function fitTags(table: TagTable, way: TagWay, options: FitTagsOptions): FittedTags {
  const { X, groups, targets, library } = table;
  const { seed, signal, onStep } = options;
  const splits = foldsOf(targets, groups, deriveSeed(seed, 'tag folds'));
  const total = (splits.length + 1) * way.members.length;
  let done = 0;
  const step = (): void => {
    done += 1;
    onStep?.(done, total);
  };

  const { views } = way;
  const seen = views.map((view) => ({ Z: inView(view, X), library: inView(view, library) }));
  const membersOf = (rows: Int32Array | null, wanted: readonly number[]): Member[][] =>
    way.members.map((member) => {
      signal?.throwIfAborted();
      const { Z, library: others } = seen[member.view]!;
      const all = { Z, targets };
      const own = rows === null ? all : selectTagRows(all, rows);
      const fitted = fitMembers(
        member,
        own,
        others,
        { seed: deriveSeed(seed, member.learner), signal },
        wanted,
      );
      step();
      return fitted;
    });

  const outOfFold = strengths.map(() => matrix(X.rows, targets.tags));
  for (const { train, heldOut } of splits) {
    const members = membersOf(train, strengths);
    strengths.forEach((_, s) => {
      const scores = matrix(heldOut.length, targets.tags);
      for (const fitted of members) {
        const member = fitted[s]!;
        addScores(member, selectRows(seen[member.view]!.Z, heldOut), scores);
      }
      putRows(outOfFold[s]!, heldOut, scores);
    });
  }
  const best = bestOf(outOfFold.map((scores) => meanCorrelation(scores, targets)));
  const members = membersOf(null, [strengths[best]!]).flat();
  const scores = outOfFold[best]!;
  const judged = Array.from({ length: targets.tags }, (_, tag) => judgedRows(scores, targets, tag));
  const calibrations = judged.map(fitCalibration);
  return {
    tagger: { features: X.cols, tags: targets.tags, views, members },
    strength: strengths[best]!,
    outOfFold: scores,
    calibrations,
    thresholds: judged.map((rows, tag) =>
      bestThreshold(
        // What nobody said counts as no in full, as in the figures: a listener who filters by the tag sees it so.
        rows.map(({ score, holds }) => ({
          holds,
          weight: 1,
          probability: probabilityOf(calibrations[tag]!, score),
        })),
      ),
    ),
  };
}

/**
 * Artists in folds, with the rarest tag of each row spread evenly. Without two artists there are none, and out-of-fold scores are
 * all 0.
 */
function foldsOf({ tags, shares }: TagTargets, groups: readonly string[], seed: number): Fold[] {
  const counts = new Float64Array(tags);
  for (let at = 0; at < shares.length; at++) if (shares[at]! > 0.5) counts[at % tags]! += 1;
  const rarest = Int32Array.from(groups, (_, i) => {
    let best = 0;
    for (let t = 0; t < tags; t++)
      if (shares[i * tags + t]! > 0.5 && (best === 0 || counts[t]! < counts[best - 1]!)) best = t + 1;
    return best;
  });
  // Rows of a class that one artist alone has would be split: they go with the rest.
  const artistsOf = new Map<number, Set<string>>();
  for (const [i, tag] of rarest.entries())
    artistsOf.set(tag, (artistsOf.get(tag) ?? new Set()).add(groups[i]!));
  const classes = rarest.map((tag) => (artistsOf.get(tag)!.size > 1 ? tag : 0));
  const left = new Set(groups.filter((_, i) => classes[i] === 0));
  return groupedFolds(left.size === 1 ? classes.map(() => 0) : classes, groups, folds, seed);
}

function judgedRows(scores: Matrix, { tags, shares, weights }: TagTargets, tag: number) {
  return Array.from({ length: scores.rows }, (_, i) => ({
    score: scores.data[i * tags + tag]!,
    holds: shares[i * tags + tag]!,
    weight: weights[i * tags + tag]!,
  }));
}

/** Of scores with shares, weighted, the mean over the tags that have any spread. */
function meanCorrelation({ data }: Matrix, { tags, shares, weights }: TagTargets): number {
  let sum = 0;
  let counted = 0;
  for (let t = 0; t < tags; t++) {
    let [all, x, y] = [0, 0, 0];
    for (let at = t; at < data.length; at += tags) {
      all += weights[at]!;
      x += weights[at]! * data[at]!;
      y += weights[at]! * shares[at]!;
    }
    let [xx, yy, xy] = [0, 0, 0];
    for (let at = t; at < data.length; at += tags) {
      const [dx, dy] = [data[at]! - x / all, shares[at]! - y / all];
      xx += weights[at]! * dx * dx;
      yy += weights[at]! * dy * dy;
      xy += weights[at]! * dx * dy;
    }
    if (xx <= 1e-12 || yy <= 1e-12) continue;
    sum += xy / Math.sqrt(xx * yy);
    counted += 1;
  }
  return counted === 0 ? 0 : sum / counted;
}

function bestOf(values: readonly number[]): number {
  return values.reduce((best, value, at) => (value > values[best]! ? at : best), 0);
}
