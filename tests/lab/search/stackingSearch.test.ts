// The choice of what a stack is made of, with learners whose worth is known beforehand.
import { describe, expect, it } from 'vitest';
import { stackingSpace } from '../../../lab/search/searchSpaces.ts';
import { combinationsOf, searchStacking } from '../../../lab/search/stackingSearch.ts';
import { type Matrix, matrix } from '../../../src/core/domain/matrix.ts';
import { foldsFrom } from '../../../src/core/learning/judging/folds.ts';
import { knn } from '../../../src/core/learning/learners/knn.ts';
import { argmaxRows } from '../../../src/core/learning/learners/learner.ts';
import type { LearnerConfig } from '../../../src/core/learning/learners/registry.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { chooseMeta } from '../../../src/core/learning/stacking/chooseMeta.ts';
import type { RunBaseTask } from '../../../src/core/learning/stacking/ensembleConfig.ts';
import { off } from '../../../src/core/learning/stacking/pooling.ts';

const classes = ['blues', 'jazz'];
const rows = 200;
const y = Int32Array.from({ length: rows }, (_, i) => i % 2);
/** One column, the class itself, so that the made-up learners can know the truth. */
const X = matrix(rows, 1, Float32Array.from(y));

/** Right `share` of the time, and as sure of it as that. */
function opinion(truth: ArrayLike<number>, share: number, seed: number): Matrix {
  const random = createRandom(seed);
  const out = matrix(truth.length, 2);
  for (let i = 0; i < truth.length; i++) {
    const vote = random.next() < share ? truth[i]! : 1 - truth[i]!;
    out.data[2 * i + vote] = share;
    out.data[2 * i + 1 - vote] = 1 - share;
  }
  return out;
}

/** A learner whose k is the share of times, in hundredths, that it is right. */
const oracle = (k: number): LearnerConfig => ({ ...knn.defaults, k });
const run: RunBaseTask = async ({ config, heldOut }) => {
  const k = config.kind === 'knn' ? config.k : 50;
  const truth = Array.from(heldOut?.data ?? [], (x) => (x > 0 ? 1 : 0));
  const judged = opinion(truth, k / 100, k);
  return { heldOut: judged, predicted: argmaxRows(judged), model: null, seconds: 0 };
};

const space = {
  preprocessings: [{ kind: 'standard' }],
  base: { one: [oracle(60), oracle(59), oracle(90)], two: [oracle(70), oracle(70)] },
  meta: { trustPenalty: 1, biasPenalty: off, mixPenalty: off },
  folds: 4,
} as const;

describe('the search for a stack', () => {
  it('takes what is clearly better, leaves what is not, and counts what it tried', async () => {
    const choice = await searchStacking(space, X, y, { classes, seed: 1, runBaseTask: run });
    expect(choice.config.base).toEqual({ one: oracle(90), two: oracle(70) });
    expect(choice.config).toMatchObject({ preprocessing: { kind: 'standard' }, folds: 4 });
    expect(choice.logLoss).toBeLessThan(0.45);
    // Five candidates, the stack to start from, and three exchanges.
    expect(choice.tried).toBe(9);
  });

  it('ends when cancelled', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(searchStacking(space, X, y, { classes, seed: 1, signal, runBaseTask: run })).rejects.toThrow(
      'enough',
    );
  });

  it('starts from the default ensemble, around which there are many others', () => {
    expect(combinationsOf(space)).toBe(6);
    expect(combinationsOf(stackingSpace)).toBeGreaterThan(100);
  });
});

describe('the choice of the meta-learner', () => {
  const folds = foldsFrom(Int32Array.from(y.keys(), (i) => i % 4));
  const judged = Int32Array.from(y.keys());
  const metas = [1, 1e5].map((trustPenalty) => ({ trustPenalty, biasPenalty: off, mixPenalty: off }));
  const choose = (opinions: readonly Matrix[]) => chooseMeta(metas, opinions, y, folds, judged, undefined);

  it('is cautious where it may be', () => {
    // Two of one opinion: half of each is just right.
    expect(choose([opinion(y, 0.8, 1), opinion(y, 0.8, 1)]).config).toBe(metas[1]);
  });

  it('and free where trust alike costs much', () => {
    const wrong = opinion(
      y.map((c) => 1 - c),
      0.8,
      2,
    );
    expect(choose([opinion(y, 0.9, 1), wrong]).config).toBe(metas[0]);
  });

  it('is the most cautious one where nothing could be judged', () => {
    const opinions = [opinion(y, 0.8, 1), opinion(y, 0.8, 2)];
    expect(chooseMeta(metas, opinions, y, [], new Int32Array(), undefined).config).toBe(metas[1]);
  });
});
