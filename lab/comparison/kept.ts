// What a comparison has finished, on disk: one file a trial, in a folder for each set of rows, folds and seed.
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import { type Contest, hashOf, slugOf, type Trial, type TrialResult, trialResultSchema } from './trials.ts';

/** Raised when learners or what is told of a trial have changed: other figures would come out. */
const keptVersion = 1;

const runSchema = z.object({
  data: z.string(),
  folds: z.string(),
  foldCount: z.int(),
  seed: z.int(),
  version: z.int(),
});
type Run = z.infer<typeof runSchema>;

const keptSchema = z.object({ settings: z.string(), result: trialResultSchema });

export interface Kept {
  /** The result of this very trial, if it was finished before. */
  find(trial: Trial): Promise<TrialResult | null>;
  keep(trial: Trial, result: TrialResult): Promise<void>;
  /** Why nothing of what lies in the folder can be used, as a sentence; null where it can, or where nothing is there. */
  readonly anew: string | null;
}

/** For comparisons that are to leave nothing behind. */
export const keptNowhere: Kept = {
  find: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
  anew: null,
};

/**
 * Opens, or makes, the folder of a comparison's results. Results of other rows, folds, seeds or settings are left where
 * they are and not used. Throws AppError 'unwritable'.
 */
export async function openKept(folder: string, contest: Contest): Promise<Kept> {
  const run: Run = {
    data: contest.dataHash,
    folds: hashOf(...contest.splits.flatMap(({ train, heldOut }) => [train, heldOut])),
    foldCount: contest.splits.length,
    seed: contest.seed,
    version: keptVersion,
  };
  const own = join(folder, hashOf(JSON.stringify(run)).slice(0, 12));
  const before = (await isThere(own)) ? null : await latestRun(folder);
  await writing(own, async () => {
    await mkdir(own, { recursive: true });
    await writeWhole(join(own, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
  });
  return {
    anew:
      before === null
        ? null
        : `What is kept in ${folder} is of ${differences(before, run)}: everything begins anew.`,
    async find(trial) {
      const text = await readFile(join(own, fileOf(trial)), 'utf8').catch(() => null);
      if (text === null) return null;
      const kept = keptSchema.safeParse(parsed(text));
      return kept.success && kept.data.settings === settingsOf(trial) ? kept.data.result : null;
    },
    async keep(trial, result) {
      await writing(own, () =>
        writeWhole(join(own, fileOf(trial)), JSON.stringify({ settings: settingsOf(trial), result })),
      );
    },
  };
}

function fileOf(trial: Trial): string {
  const part = trial.share === 1 ? '' : `.share-${Math.round(100 * trial.share)}`;
  return `${slugOf(trial.contender)}.fold-${trial.fold + 1}${part}.json`;
}

const settingsOf = ({ contender }: Trial): string => JSON.stringify(contender.settings);

function differences(before: Run, now: Run): string {
  const found = [
    before.data === now.data ? [] : ['other rows'],
    before.seed === now.seed ? [] : [`seed ${before.seed}`],
    // Other rows are divided otherwise anyway, and so they are by another seed.
    before.foldCount === now.foldCount ? [] : [`${before.foldCount} folds`],
    before.version === now.version ? [] : ['another Stackwax'],
  ].flat();
  return found.length === 0 ? 'other folds' : found.join(' and ');
}

/** Of all that lie in the folder, the one that was begun last. */
async function latestRun(folder: string): Promise<Run | null> {
  const names = await readdir(folder).catch(() => []);
  const runs = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name, 'run.json');
      const text = await readFile(file, 'utf8').catch(() => null);
      const run = runSchema.safeParse(text === null ? null : parsed(text));
      return run.success ? [{ run: run.data, at: (await stat(file)).mtimeMs }] : [];
    }),
  );
  return runs.flat().sort((a, b) => b.at - a.at)[0]?.run ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whoever is killed meanwhile leaves the whole file or none. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  await writeFile(draft, text);
  await rename(draft, file);
}

async function isThere(folder: string): Promise<boolean> {
  return await stat(folder).then(
    () => true,
    () => false,
  );
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (cause) {
    throw new AppError('unwritable', 'Results cannot be kept there.', { path, cause });
  }
}
