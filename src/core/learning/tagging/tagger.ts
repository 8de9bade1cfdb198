// A tagger: members that each score all tags in one view of a track, and their weighted mean.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { fitJointKernel, type JointKernel, kernelScores } from './jointKernel.ts';
import { fitLogisticTags, type LogisticTags, logisticScores } from './logisticTags.ts';
import { fitMlpTags, type MlpTags, mlpScores, mlpTagsDefaults } from './mlpTags.ts';
import type { TagRows } from './tagRows.ts';
import { inView, type View } from './view.ts';

export const tagLearners = ['kernel', 'logistic', 'mlp'] as const;
export type TagLearner = (typeof tagLearners)[number];

export type TagScorer =
  | ({ readonly kind: 'kernel' } & JointKernel)
  | ({ readonly kind: 'logistic' } & LogisticTags)
  | ({ readonly kind: 'mlp' } & MlpTags);

/** Which learner looks through which view, and how much it counts. */
export interface MemberWanted {
  readonly view: number;
  readonly learner: TagLearner;
  readonly weight: number;
}

export interface Member {
  readonly view: number;
  readonly weight: number;
  readonly scorer: TagScorer;
  /** Of the scores over the library, by tag: what is usual of a tag is taken off, so that members can be added up. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

export interface Tagger {
  /** Columns of the raw rows. */
  readonly features: number;
  readonly tags: number;
  readonly views: readonly View[];
  readonly members: readonly Member[];
}

/** Penalties that are tried, strongest last. */
export const strengths = [0.25, 0.5, 1] as const;

/** One member for each of `strengths`. `library`: rows of the library in the member's view. */
export function fitMembers(
  { view, learner, weight }: MemberWanted,
  rows: TagRows,
  library: Matrix,
  { seed, signal }: { readonly seed: number; readonly signal?: AbortSignal | undefined },
  wanted: readonly number[] = strengths,
): Member[] {
  return scorersOf(learner, rows, wanted, seed, signal).map((scorer) => ({
    view,
    weight,
    scorer,
    ...spreadOf(scoresBy(scorer, library)),
  }));
}

function scorersOf(
  learner: TagLearner,
  rows: TagRows,
  wanted: readonly number[],
  seed: number,
  signal: AbortSignal | undefined,
): TagScorer[] {
  if (learner === 'kernel')
    return fitJointKernel(rows, wanted, seed).map((fitted) => ({ kind: learner, ...fitted }));
  if (learner === 'logistic')
    return wanted.map((strength) => ({ kind: learner, ...fitLogisticTags(rows, 1 / strength, signal) }));
  // Its penalty matters little beside its dropout, and it takes the longest.
  const fitted = fitMlpTags(rows, mlpTagsDefaults, seed, signal);
  return wanted.map(() => ({ kind: learner, ...fitted }));
}

function scoresBy(scorer: TagScorer, Z: Matrix): Matrix {
  if (scorer.kind === 'kernel') return kernelScores(scorer, Z);
  return scorer.kind === 'logistic' ? logisticScores(scorer, Z) : mlpScores(scorer, Z);
}

/** Standardised scores of rows in the member's view, times its weight, added to `into` [rows, tags]. */
export function addScores({ scorer, weight, means, deviations }: Member, Z: Matrix, into: Matrix): void {
  const { data, cols } = scoresBy(scorer, Z);
  for (let at = 0; at < data.length; at++)
    into.data[at]! += (weight * (data[at]! - means[at % cols]!)) / deviations[at % cols]!;
}

/** Scores of raw rows [rows, tags]. */
export function tagScores({ views, members, tags }: Tagger, X: Matrix): Matrix {
  const out = matrix(X.rows, tags);
  const seen = views.map((view) => inView(view, X));
  for (const member of members) {
    const Z = seen[member.view];
    if (Z !== undefined) addScores(member, Z, out);
  }
  return out;
}

function spreadOf({ data, rows, cols }: Matrix): Pick<Member, 'means' | 'deviations'> {
  const means = new Float64Array(cols);
  const squares = new Float64Array(cols);
  for (let at = 0; at < data.length; at++) means[at % cols]! += data[at]! / rows;
  for (let at = 0; at < data.length; at++) squares[at % cols]! += (data[at]! - means[at % cols]!) ** 2 / rows;
  return { means, deviations: squares.map((square) => (square > 1e-18 ? Math.sqrt(square) : 1)) };
}
