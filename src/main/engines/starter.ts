// The starter model as it lies on disk: its files, the ensemble in them, and the rows that it learned from.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/domain/errors.ts';
import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import { type SerialisedModel, savedForm } from '../../core/learning/learners/serialisedModel.ts';
import { loadStacking, type StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';

export interface LabelledTable {
  /** Raw features [rows, featureNames]. */
  readonly X: Matrix;
  /** The class name of each row. */
  readonly labels: readonly string[];
  /** The artist of each row: rows of one artist are never on both sides of a split. */
  readonly groups: readonly string[];
  readonly featureNames: readonly string[];
}

export interface Starter {
  readonly model: StackingClassifier;
  /** The raw training rows, which retraining puts beside the user's. */
  readonly table: LabelledTable;
}

const form = savedForm('starter', (bytes) =>
  z.object({
    featureNames: z.array(z.string()).readonly(),
    labels: z.array(z.string()).readonly(),
    groups: z.array(z.string()).readonly(),
    rows: bytes.f32,
    ensemble: bytes.model,
  }),
);

/** Reads `model.json` and `weights.bin` in `folder`. Throws AppError 'not-found' or 'invalid'. */
export async function loadStarter(folder: string): Promise<Starter> {
  const { featureNames, labels, groups, rows, ensemble } = form.read(await readModelFiles(folder));
  const X = matrix(labels.length, featureNames.length, rows);
  return { model: loadStacking(ensemble), table: { X, labels, groups, featureNames } };
}

/** Writes the two files, and `report.json` beside them. */
export async function saveStarter(
  folder: string,
  ensemble: SerialisedModel,
  { X, labels, groups, featureNames }: LabelledTable,
  report: unknown,
): Promise<void> {
  const { json, weights } = form.write({ featureNames, labels, groups, rows: X.data, ensemble });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(json)}\n`);
  await writeFile(join(folder, 'weights.bin'), weights);
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

async function readModelFiles(folder: string): Promise<SerialisedModel> {
  try {
    const text = await readFile(join(folder, 'model.json'), 'utf8');
    const json = z.record(z.string(), z.json()).parse(JSON.parse(text));
    return { json, weights: await readFile(join(folder, 'weights.bin')) };
  } catch (cause) {
    throw new AppError('not-found', 'The starter model cannot be read.', { path: folder, cause });
  }
}
