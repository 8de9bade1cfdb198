// Ways to learn tags on the same folds: five by artist, several seeds, figures over all clips out of fold.
import type { Matrix } from '../../src/core/domain/matrix.ts';
import { matrix, putRows, selectRows } from '../../src/core/domain/matrix.ts';
import { groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { logistic } from '../../src/core/learning/learners/logistic.ts';
import { fitPreprocessing } from '../../src/core/learning/learners/preprocessing.ts';
import { createRandom } from '../../src/core/learning/maths/random.ts';
import { meanScore, scoresByTag, type TagScore } from '../../src/core/learning/tagging/figures.ts';
import { fitTags } from '../../src/core/learning/tagging/fitTags.ts';
import {
  addScores,
  fitMembers,
  type MemberWanted,
  tagScores,
} from '../../src/core/learning/tagging/tagger.ts';
import { selectTagRows, selectTargets, targetsOf } from '../../src/core/learning/tagging/tagRows.ts';
import { inView, type View } from '../../src/core/learning/tagging/view.ts';
import { holdsFrom, type TaggedClips } from './emotify.ts';

/** Scores of the clips held out by a tagger that knows the tags of the others [held out, tags]. */
export type Way = (train: Int32Array, heldOut: Int32Array, seed: number) => Promise<Matrix> | Matrix;

export interface JudgedWay {
  /** Mean over the seeds. */
  readonly perTag: readonly TagScore[];
  readonly macro: TagScore;
  /** Macro PR-AUC of each seed. */
  readonly bySeed: readonly number[];
  readonly seconds: number;
}

export async function judgeWay(clips: TaggedClips, way: Way, seeds: readonly number[]): Promise<JudgedWay> {
  const startedAt = performance.now();
  const truth = targetsOf(clips.shares, clips.tags.length);
  const runs: TagScore[][] = [];
  for (const seed of seeds) {
    const scores = matrix(clips.X.rows, truth.tags);
    for (const { train, heldOut } of foldsOf(clips, seed))
      putRows(scores, heldOut, await way(train, heldOut, seed));
    runs.push(scoresByTag(truth, scores, holdsFrom));
  }
  const perTag = clips.tags.map((_, tag) => known(meanScore(runs.flatMap((run) => run[tag] ?? []))));
  return {
    perTag,
    macro: known(meanScore(perTag)),
    bySeed: runs.map((run) => known(meanScore(run)).prAuc ?? 0),
    seconds: (performance.now() - startedAt) / 1000,
  };
}

function known(score: TagScore | null): TagScore {
  if (score === null) throw new Error('no tag has both kinds of rows');
  return score;
}

/** Genres spread evenly, artists apart. */
function foldsOf({ genres, artists }: TaggedClips, seed: number) {
  const names = [...new Set(genres)];
  return groupedFolds(
    Int32Array.from(genres, (genre) => names.indexOf(genre)),
    artists,
    5,
    seed,
  );
}

/**
 * What a fold's tagger is told of the other clips: whether so many felt it (`hard`), or, where weights are known, how many did
 * (`soft`): the root of the share, whose chance is the same for few listeners and many.
 */
export type Told = 'hard' | 'soft';

function toldOf({ shares }: TaggedClips, told: Told): Float64Array {
  return told === 'soft' ? shares.map(Math.sqrt) : shares.map((share) => (share >= holdsFrom ? 1 : 0));
}

/** Of a learner whose penalty is not chosen, so that no inner folds are needed. */
export function directWay(
  clips: TaggedClips,
  views: readonly View[],
  members: readonly MemberWanted[],
  told: Told,
): Way {
  const targets = targetsOf(toldOf(clips, told), clips.tags.length);
  const seen = views.map((view) => inView(view, clips.X));
  return (train, heldOut, seed) => {
    const scores = matrix(heldOut.length, clips.tags.length);
    for (const member of members) {
      const Z = seen[member.view];
      if (Z === undefined) throw new Error(`there is no view ${member.view}`);
      const [fitted] = fitMembers(member, selectTagRows({ Z, targets }, train), Z, { seed }, [1]);
      if (fitted !== undefined) addScores(fitted, selectRows(Z, heldOut), scores);
    }
    return scores;
  };
}

/** As the product learns. */
export function productWay(
  clips: TaggedClips,
  views: readonly View[],
  members: readonly MemberWanted[],
  told: Told,
): Way {
  const all = targetsOf(toldOf(clips, told), clips.tags.length);
  return (train, heldOut, seed) => {
    const { tagger } = fitTags(
      {
        X: selectRows(clips.X, train),
        groups: Array.from(train, (row) => clips.artists[row] ?? ''),
        targets: selectTargets(all, train),
        library: clips.X,
      },
      { views, members },
      { seed },
    );
    return tagScores(tagger, selectRows(clips.X, heldOut));
  };
}

/** One logistic regression a tag on standardised columns, C = 0.01: what the figures were measured with. */
export function plainLogistic(clips: TaggedClips, columns: readonly number[]): Way {
  const told = toldOf(clips, 'hard');
  const X = chosen(clips.X, columns);
  return async (train, heldOut, seed) => {
    const rows = selectRows(X, train);
    const { transform } = fitPreprocessing({ kind: 'standard' }, rows);
    const [Z, others] = [transform(rows), transform(selectRows(X, heldOut))];
    const scores = matrix(heldOut.length, clips.tags.length);
    for (const tag of clips.tags.keys()) {
      const y = Int32Array.from(train, (row) => told[row * clips.tags.length + tag] ?? 0);
      const fitted = await logistic
        .learner({ kind: 'logistic', c: 0.01 })
        .fit(Z, y, { classes: ['no', 'yes'], seed });
      const { data } = fitted.predictProba(others);
      for (const i of heldOut.keys()) scores.data[i * clips.tags.length + tag] = data[i * 2 + 1] ?? 0;
    }
    return scores;
  };
}

function chosen(X: Matrix, columns: readonly number[]): Matrix {
  const out = matrix(X.rows, columns.length);
  for (let i = 0; i < X.rows; i++)
    for (const [j, column] of columns.entries())
      out.data[i * columns.length + j] = X.data[i * X.cols + column] ?? 0;
  return out;
}

/** Every clip gets each tag's share among the others. */
export function popularity(clips: TaggedClips): Way {
  const told = toldOf(clips, 'hard');
  const { length } = clips.tags;
  return (train, heldOut) => {
    const scores = matrix(heldOut.length, length);
    for (const tag of clips.tags.keys()) {
      const share = train.reduce((sum, row) => sum + (told[row * length + tag] ?? 0), 0) / train.length;
      for (const i of heldOut.keys()) scores.data[i * length + tag] = share;
    }
    return scores;
  };
}

export function chance(clips: TaggedClips): Way {
  return (_, heldOut, seed) => {
    const random = createRandom(seed * 1000 + (heldOut[0] ?? 0));
    const scores = matrix(heldOut.length, clips.tags.length);
    for (const at of scores.data.keys()) scores.data[at] = random.next();
    return scores;
  };
}
