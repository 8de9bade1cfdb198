// The columns that ship, of every file of a data set: computed by processes, once a file, and kept beside its frames.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../src/core/domain/errors.ts';
import { type Matrix, matrix } from '../../src/core/domain/matrix.ts';
import { FEATURE_NAMES, shippedLayout } from '../../src/core/features/layout.ts';
import { windowMean } from '../../src/core/space/windowMean.ts';
import { type AnalysisEntry, createAnalysisClient } from '../../src/main/analysis/client.ts';
import { inParallel } from '../../src/main/work/inParallel.ts';
import type { Manifest } from '../datasets/manifest.ts';
import { hashOf } from './trials.ts';

interface ColumnsOptions {
  readonly entry: AnalysisEntry;
  /** Processes at once. */
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Other versions of the groups have files of their own. */
const keptAs = `columns-${hashOf(JSON.stringify(shippedLayout)).slice(0, 12)}.json`;
const keptSchema = z.array(z.number()).length(FEATURE_NAMES.length);

/**
 * [items, FEATURE_NAMES]. `pathOf` gives an item's file on this disk. Throws what the analysis throws, naming the file; cancelled or killed,
 * it goes on from there the next time.
 */
export async function columnsOf(
  { cacheFolder, items }: Manifest,
  pathOf: ReadonlyMap<string, Uint8Array>,
  { entry, workers, signal, onProgress }: ColumnsOptions,
): Promise<Matrix> {
  const X = matrix(items.length, FEATURE_NAMES.length);
  const analysis = createAnalysisClient(entry, workers, null);
  let done = 0;
  try {
    await inParallel(items.entries(), workers, async ([i, { file, frames }]) => {
      signal.throwIfAborted();
      const kept = join(cacheFolder, frames, keptAs);
      const path = pathOf.get(file);
      if (path === undefined) throw new TypeError(`${file} is not among the clips`);
      const values = (await readKept(kept)) ?? (await describe(path, file));
      X.data.set(values, i * X.cols);
      done += 1;
      onProgress(done, items.length);

      async function describe(path: Uint8Array, file: string): Promise<Float32Array> {
        const windows = await analysis
          .ask('describe', { path, depth: 'quick', level: 'window' }, { signal })
          .catch((error: unknown) => {
            if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
            throw new AppError(error.kind, error.message, { path: file, cause: error });
          });
        const mean = windowMean(windows.map((window) => window.values));
        const draft = `${kept}.${process.pid}.draft`;
        await writeFile(draft, JSON.stringify([...mean]));
        await rename(draft, kept);
        return mean;
      }
    });
  } finally {
    await analysis.close();
  }
  return X;
}

/** Null where there is nothing, or nothing whole. */
async function readKept(file: string): Promise<Float32Array | null> {
  try {
    return Float32Array.from(keptSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
  } catch {
    return null;
  }
}
