// The starter model as it lies on disk: its files, the ensemble in them, and the rows that it learned from.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/domain/errors.ts';
import { matrix } from '../../core/domain/matrix.ts';
import type { JsonValue, SerialisedModel } from '../../core/learning/learners/serialisedModel.ts';
import {
  arrayPlace,
  modelPlace,
  readFloat32,
  readModel,
  readShape,
  writeWeights,
} from '../../core/learning/learners/serialisedModel.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import type { LabelledTable } from './ensemble.ts';
import { loadEnsemble } from './ensemble.ts';

export interface Starter {
  readonly model: StackingClassifier;
  /** The raw training rows, which retraining puts beside the user's. */
  readonly table: LabelledTable;
  /** The saved ensemble alone, without the rows. */
  readonly saved: SerialisedModel;
}

const shape = z.object({
  kind: z.literal('starter'),
  featureNames: z.array(z.string()),
  labels: z.array(z.string()),
  groups: z.array(z.string()),
  rows: arrayPlace,
  ensemble: modelPlace,
});

/** Reads `model.json` and `weights.bin` in `folder`. Throws AppError 'not-found' or 'invalid'. */
export async function loadStarter(folder: string): Promise<Starter> {
  const { json, weights } = await readModelFiles(folder);
  const { featureNames, labels, groups, ...places } = readShape(shape, json);
  const saved = readModel(weights, places.ensemble);
  const X = matrix(labels.length, featureNames.length, readFloat32(weights, places.rows));
  return { model: loadEnsemble(saved), table: { X, labels, groups, featureNames }, saved };
}

/** Writes the two files, and `report.json` beside them. */
export async function saveStarter(
  folder: string,
  ensemble: SerialisedModel,
  { X, labels, groups, featureNames }: LabelledTable,
  report: unknown,
): Promise<void> {
  const writer = writeWeights();
  const json = {
    kind: 'starter',
    featureNames,
    labels,
    groups,
    rows: writer.array(X.data),
    ensemble: writer.model(ensemble),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(json)}\n`);
  await writeFile(join(folder, 'weights.bin'), writer.bytes());
  await writeFile(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
}

async function readModelFiles(folder: string): Promise<SerialisedModel> {
  try {
    const text = await readFile(join(folder, 'model.json'), 'utf8');
    const json: { readonly [key: string]: JsonValue } = z
      .record(z.string(), z.json())
      .parse(JSON.parse(text));
    return { json, weights: await readFile(join(folder, 'weights.bin')) };
  } catch (cause) {
    throw new AppError('not-found', 'The starter model cannot be read.', { path: folder, cause });
  }
}
