// What a comparison is made of: contenders, and trials, in each of which one of them learns some rows and judges others.
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Fold } from '../../src/core/learning/judging/folds.ts';
import { curveRows } from '../evaluation/fitModel.ts';

/** A model and what it learns from. */
export interface Contender {
  readonly model: string;
  /** 'columns', or the kind of sequences. */
  readonly input: string;
  /** Plain JSON: other settings are another contender. */
  readonly settings: unknown;
}

/** What all contenders of a comparison have in common. */
export interface Contest {
  /** What is learned from, by name. */
  readonly source: string;
  readonly classes: readonly string[];
  /** Class of every row. */
  readonly y: Int32Array;
  /** Artist of every row, where they are kept apart. */
  readonly groups: readonly string[] | undefined;
  readonly splits: readonly Fold[];
  readonly seed: number;
  /** Of everything that is learned from: with other rows nothing that was kept holds. */
  readonly dataHash: string;
}

export interface Trial {
  readonly contender: Contender;
  /** From 0. */
  readonly fold: number;
  /** Of the split's training rows; below 1 for the points of the learning curve. */
  readonly share: number;
}

const epochSchema = z.object({
  /** From 0, of those whose opinions are averaged. */
  member: z.int(),
  /** From 1, of the member. */
  epoch: z.int(),
  /** Mean cross-entropy of the rows learned from, in nats. */
  loss: z.number(),
  /** The same of the rows by which it is decided when to stop; null where none were put aside. */
  asideLoss: z.number().nullable(),
  seconds: z.number(),
});

export const trialResultSchema = z.object({
  /** Rows learned from. */
  learned: z.int(),
  /** The votes on the held-out rows, as indices into the classes. */
  predicted: z.array(z.int()),
  /** [held-out rows, classes], row after row. */
  probabilities: z.array(z.number()),
  /** Of one thread. */
  fitSeconds: z.number(),
  predictSeconds: z.number(),
  /** Of what learns in epochs and tells of them. */
  epochs: z.array(epochSchema),
});
export type TrialResult = z.infer<typeof trialResultSchema>;
export type TrialEpoch = z.infer<typeof epochSchema>;

/** Of a split's training rows, for the points of the learning curve before the last, which is the split itself. */
const curveShares = [0.25, 0.5, 0.75];

/** Every trial of a comparison; those of the learning curve on the first `curveFolds` splits. */
export function trialsOf(
  contenders: readonly Contender[],
  { splits }: Contest,
  curveFolds: number,
): readonly Trial[] {
  return contenders.flatMap((contender) =>
    splits.flatMap((_, fold) =>
      [1, ...(fold < curveFolds ? curveShares : [])].map((share) => ({ contender, fold, share })),
    ),
  );
}

/** The rows of a trial: the same for every contender. */
export function rowsOf({ fold, share }: Trial, { splits, seed }: Contest): Fold {
  const split = splits[fold];
  if (split === undefined) throw new RangeError(`There is no split ${fold}.`);
  return share === 1 ? split : { ...split, train: curveRows(split, share, seed) };
}

/** Tells contenders apart, also as the name of a file. */
export function slugOf({ model, input }: Contender): string {
  return `${model}.${input}`;
}

/** SHA-256, in hexadecimal digits, of strings and arrays of numbers, each kept apart from the next. */
export function hashOf(...parts: readonly (string | Float32Array | Int32Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    hash.update(`${typeof part === 'string' ? Buffer.byteLength(part) : part.byteLength}\n`);
    hash.update(typeof part === 'string' ? part : Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  }
  return hash.digest('hex');
}
