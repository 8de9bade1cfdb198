// A model on disk: model.json and weights.bin are the model, report.json what it says of itself.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/domain/errors.ts';
import { type ModelReport, modelReportSchema } from '../../core/domain/modelInfo.ts';
import type { SerialisedModel } from '../../core/learning/learners/serialisedModel.ts';
import { loadPersonal } from '../../core/learning/personal/personalClassifier.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';

/** Folder of the personal models inside the library's. */
export const modelsFolder = 'models';

const jsonSchema = z.record(z.string(), z.json());

export async function writeModel(folder: string, model: SerialisedModel, report: ModelReport): Promise<void> {
  await Promise.all([
    writeFile(join(folder, 'model.json'), JSON.stringify(model.json)),
    writeFile(join(folder, 'weights.bin'), model.weights),
    writeFile(join(folder, 'report.json'), JSON.stringify(report, null, 2)),
  ]);
}

/** Throws AppError('library-unusable') when the files are gone, damaged, or of another version of Stackwax. */
export async function loadModel(folder: string): Promise<StackingClassifier> {
  try {
    const [json, weights] = await Promise.all([
      readFile(join(folder, 'model.json'), 'utf8'),
      readFile(join(folder, 'weights.bin')),
    ]);
    return loadPersonal({ json: jsonSchema.parse(JSON.parse(json)), weights });
  } catch (cause) {
    throw new AppError(
      'library-unusable',
      'The model cannot be read: it is damaged, or of another version. Retrain, or go back to another model.',
      { path: folder, cause },
    );
  }
}

export async function readReport(folder: string): Promise<ModelReport> {
  return modelReportSchema.parse(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')));
}
