// The sanity check of sequence learners: each learns one batch by heart, or there is something wrong with it or with its input.
import { createRandom, deriveSeed, permutation } from '../../src/core/learning/maths/random.ts';
import type { Client } from '../../src/main/workers/client.ts';
import { sequenceOf } from './contenders.ts';
import type { Material } from './material.ts';
import type { TrialQuestions } from './protocol.ts';
import type { Contender } from './trials.ts';

export interface ByHeart {
  readonly model: string;
  readonly input: string;
  readonly rows: number;
  /** Of every step, the mean cross-entropy in nats. */
  readonly losses: readonly number[];
  readonly learned: boolean;
}

const steps = 200;
/** The true class has a probability of 95 % and more. */
const mostLoss = -Math.log(0.95);

/** Of the contenders, those that learn sequences. */
export async function learnBatchByHeart(
  contenders: readonly Contender[],
  { contest, manifest }: Pick<Material, 'contest' | 'manifest'>,
  { ask }: Client<TrialQuestions>,
  signal: AbortSignal,
): Promise<ByHeart[]> {
  const found: ByHeart[] = [];
  for (const contender of contenders) {
    const sequence = sequenceOf(contender);
    if (sequence === null || manifest === null) continue;
    const rows = batchOf(contest.y, sequence.config.batchSize, contest.seed);
    const question = { manifest, rows, steps, seed: contest.seed, ...sequence };
    const losses = await ask('byHeart', question, { signal });
    const learned = (losses.at(-1) ?? Number.NaN) <= mostLoss;
    found.push({ model: contender.model, input: contender.input, rows: rows.length, losses, learned });
  }
  return found;
}

/** Drawn by the seed, classes in turn. */
function batchOf(y: Int32Array, size: number, seed: number): Int32Array {
  const order = permutation(y.length, createRandom(deriveSeed(seed, 'batch')));
  const turns = new Map<number, number>();
  const inTurn = [...order].map((row) => {
    const label = y[row] ?? 0;
    const turn = turns.get(label) ?? 0;
    turns.set(label, turn + 1);
    return { row, turn };
  });
  inTurn.sort((a, b) => a.turn - b.turn);
  return Int32Array.from(inTurn.slice(0, size), ({ row }) => row);
}
