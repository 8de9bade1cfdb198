// The columns that ship, of a file of a data set: computed once by processes, and kept beside its frames.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { FEATURE_NAMES, shippedLayout } from '../../src/core/features/layout.ts';
import { windowMean } from '../../src/core/space/windowMean.ts';
import type { AnalysisClient } from '../../src/main/analysis/client.ts';
import { writeWhole } from '../datasets/frameCache.ts';
import { hashOf } from './trials.ts';

/** Other versions of the groups have files of their own. */
const keptAs = `columns-${hashOf(JSON.stringify(shippedLayout)).slice(0, 12)}.json`;
const keptSchema = z.array(z.number()).length(FEATURE_NAMES.length);

/** FEATURE_NAMES of the file at `path`, of which `folder` keeps what is computed. Throws what the analysis throws. */
export async function hearColumns(
  analysis: AnalysisClient,
  path: Uint8Array,
  folder: string,
  signal: AbortSignal,
): Promise<Float32Array> {
  const kept = join(folder, keptAs);
  const known = await readKept(kept);
  if (known !== null) return known;
  const asked = { path, depth: 'quick', level: 'window' } as const;
  const windows = await analysis.ask('describe', asked, { signal });
  const mean = windowMean(windows.map((window) => window.values));
  await mkdir(folder, { recursive: true });
  await writeWhole(kept, JSON.stringify([...mean]));
  return mean;
}

/** Null where there is nothing, or nothing whole. */
async function readKept(file: string): Promise<Float32Array | null> {
  try {
    return Float32Array.from(keptSchema.parse(JSON.parse(await readFile(file, 'utf8'))));
  } catch {
    return null;
  }
}
