// Runs every trial of a comparison that is not kept already, several at once, and makes one document of them.
import { AppError } from '../../src/core/domain/errors.ts';
import type { Epoch } from '../../src/core/learning/learners/learner.ts';
import { type Comparison, type ContenderTrials, comparisonOf } from './document.ts';
import { type Kept, keptNowhere } from './kept.ts';
import {
  type Contender,
  type Contest,
  rowsOf,
  slugOf,
  type Trial,
  type TrialResult,
  trialsOf,
} from './trials.ts';

export type RunTrial = (
  contender: Contender,
  rows: { readonly train: Int32Array; readonly heldOut: Int32Array },
  options: {
    readonly signal: AbortSignal | undefined;
    readonly onEpoch: (epoch: Epoch) => void;
  },
) => Promise<TrialResult>;

export interface CompareProgress {
  readonly done: number;
  readonly total: number;
  /** Of those that were not kept already. */
  readonly ratePerSecond: number | null;
  readonly etaSeconds: number | null;
  readonly trial: Trial;
  /** Of the trial, where it tells. */
  readonly epoch: Epoch | null;
}

interface CompareOptions {
  readonly runTrial: RunTrial;
  /** Splits that the learning curves are drawn from. */
  readonly curveFolds: number;
  readonly kept?: Kept;
  /** Trials under way at once. */
  readonly lanes?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: CompareProgress) => void;
}

/**
 * A contender that cannot learn from these rows is in the document with the reason; the others go on. Throws AppError
 * 'cancelled' when aborted: what was finished is kept.
 */
export async function compare(
  contenders: readonly Contender[],
  contest: Contest,
  {
    runTrial,
    curveFolds,
    kept = keptNowhere,
    lanes = 1,
    signal,
    onProgress = () => undefined,
  }: CompareOptions,
): Promise<Comparison> {
  const trials = trialsOf(contenders, contest, curveFolds);
  const results = new Map<string, ContenderTrials>(
    contenders.map((contender) => [slugOf(contender), { contender, finished: [], failure: null }]),
  );
  const clock = trialClock(trials, lanes);
  const open: Trial[] = [];
  for (const trial of trials) {
    const result = await kept.find(trial);
    if (result === null) open.push(trial);
    else {
      results.get(slugOf(trial.contender))?.finished.push({ trial, result });
      clock.skip(trial);
    }
  }

  const entries = open.values();
  let failure: { readonly error: unknown } | null = null;
  const lane = async (): Promise<void> => {
    for (const trial of entries) {
      const own = results.get(slugOf(trial.contender));
      if (failure !== null || own === undefined) return;
      if (own.failure === null) {
        const from = performance.now();
        const tell = (epoch: Epoch | null) => onProgress({ ...clock.now(), trial, epoch });
        tell(null);
        try {
          const result = await runTrial(trial.contender, rowsOf(trial, contest), {
            signal,
            onEpoch: tell,
          });
          await kept.keep(trial, result);
          own.finished.push({ trial, result });
        } catch (error) {
          if (error instanceof AppError && error.kind !== 'cancelled' && error.kind !== 'unwritable')
            own.failure = error;
          else {
            failure ??= { error };
            return;
          }
        }
        clock.finish(trial, (performance.now() - from) / 1000);
        tell(null);
      } else clock.skip(trial);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  // Assigned inside `lane`, which the compiler does not follow.
  const first = failure as { readonly error: unknown } | null;
  if (first !== null) throw first.error;
  signal?.throwIfAborted();
  return comparisonOf(contest, [...results.values()], curveFolds);
}

/** Time left by what trials of the same contender took; before there is one, by what all others did. */
function trialClock(trials: readonly Trial[], lanes: number) {
  const left = new Set(trials);
  const spent = new Map<string, { seconds: number; shares: number }>();
  const begun = performance.now();
  let done = 0;
  let ran = 0;
  const meanOf = (all: readonly { readonly seconds: number; readonly shares: number }[]) =>
    all.reduce((sum, { seconds }) => sum + seconds, 0) / all.reduce((sum, { shares }) => sum + shares, 0);
  return {
    skip(trial: Trial): void {
      left.delete(trial);
      done += 1;
    },
    finish(trial: Trial, seconds: number): void {
      left.delete(trial);
      done += 1;
      ran += 1;
      const slug = slugOf(trial.contender);
      const before = spent.get(slug) ?? { seconds: 0, shares: 0 };
      spent.set(slug, { seconds: before.seconds + seconds, shares: before.shares + trial.share });
    },
    now(): Pick<CompareProgress, 'done' | 'total' | 'ratePerSecond' | 'etaSeconds'> {
      const total = trials.length;
      if (ran === 0) return { done, total, ratePerSecond: null, etaSeconds: null };
      const usual = meanOf([...spent.values()]);
      let seconds = 0;
      for (const { contender, share } of left) {
        const own = spent.get(slugOf(contender));
        seconds += share * (own === undefined ? usual : meanOf([own]));
      }
      const ratePerSecond = (1000 * ran) / (performance.now() - begun);
      return { done, total, ratePerSecond, etaSeconds: seconds / Math.min(lanes, Math.max(1, left.size)) };
    },
  };
}
