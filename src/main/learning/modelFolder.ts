// The folder of a stored model: the model itself, its report, what it learned from and how it did out of fold.
import { createHash, randomUUID } from 'node:crypto';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../core/domain/errors.ts';
import { type ModelReport, modelReportSchema } from '../../core/domain/modelInfo.ts';
import type { SerialisedModel } from '../../core/learning/learners/serialisedModel.ts';
import { loadPersonal } from '../../core/learning/personal/loadPersonal.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import { makeFolder } from '../files/folders.ts';
import { readRegular, readTextFile } from '../files/regularFile.ts';

/** Of 100,000 examples, several times over. */
const mostWeightBytes = 2 ** 30;

const jsonSchema = z.record(z.string(), z.json());
/** Track ids with the genres that they had. */
const learnedFromSchema = z.array(z.tuple([z.int(), z.string()]));
const learnedFromFile = 'learned-from.json';
/** Of one window: its track, its genre, the out-of-fold prediction. */
const outOfFoldRowSchema = z.tuple([z.int(), z.string(), z.string()]);
export type OutOfFoldRow = z.infer<typeof outOfFoldRowSchema>;
const outOfFoldFile = 'held-out.json';

/** Where the personal model of a name is. */
export function modelDirOf(libraryDir: string, name: string): string {
  return join(libraryDir, 'models', name);
}

interface ModelDraft {
  readonly name: string;
  readonly dir: string;
  complete(): Promise<void>;
  /** Does nothing once it is complete. */
  discard(): Promise<void>;
}

const draftSuffix = '.draft';

/** A folder with another name until it is complete, so that a half-written model is never taken for one. */
export async function draftModel(libraryDir: string): Promise<ModelDraft> {
  const name = randomUUID();
  const dir = modelDirOf(libraryDir, name + draftSuffix);
  await makeFolder(dir);
  return {
    name,
    dir,
    complete: () => rename(dir, modelDirOf(libraryDir, name)),
    discard: () => rm(dir, { recursive: true, force: true }),
  };
}

/** Removes models that were being written when the process died. */
export async function removeDrafts(libraryDir: string): Promise<void> {
  // Without a folder no model has been fitted yet.
  const names = await readdir(modelDirOf(libraryDir, '')).catch(() => []);
  const drafts = names.filter((name) => name.endsWith(draftSuffix));
  await Promise.all(drafts.map((name) => rm(modelDirOf(libraryDir, name), { recursive: true, force: true })));
}

export async function writeModel(folder: string, model: SerialisedModel, report: ModelReport): Promise<void> {
  const json = JSON.stringify(model.json);
  const checksums = { [modelFile]: sha256(json), [weightsFile]: sha256(model.weights) };
  await Promise.all([
    writeFile(join(folder, modelFile), json),
    writeFile(join(folder, weightsFile), model.weights),
    writeFile(join(folder, 'report.json'), JSON.stringify(report, null, 2)),
    writeFile(join(folder, checksumsFile), JSON.stringify(checksums, null, 2)),
  ]);
}

const modelFile = 'model.json';
const weightsFile = 'weights.bin';
/** A model without it is older than that. */
const checksumsFile = 'checksums.json';
const checksumsSchema = z.record(z.string(), z.string());

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Throws AppError('library-unusable') when the files are gone, damaged, or of another version of Stackwax. */
export async function loadModel(folder: string): Promise<StackingClassifier> {
  try {
    const [json, weights, checksums] = await Promise.all([
      readTextFile(join(folder, modelFile)),
      readRegular(join(folder, weightsFile), mostWeightBytes),
      readOptional(folder, checksumsFile, checksumsSchema),
    ]);
    for (const [name, content] of [
      [modelFile, json],
      [weightsFile, weights],
    ] as const)
      if (checksums !== null && checksums[name] !== sha256(content))
        throw new AppError('invalid', `${name} is not what was written`);
    return loadPersonal({ json: jsonSchema.parse(JSON.parse(json)), weights });
  } catch (cause) {
    throw unusableModel(folder, cause);
  }
}

/** The failure of a model whose files are gone or damaged, or that predicts nonsense. */
export function unusableModel(folder: string, cause: unknown): AppError {
  return new AppError(
    'library-unusable',
    `The files of this model cannot be used: ${whyUnusable(cause)}. Use another model (the starter model is always ` +
      'there), retrain, or go back to a backup.',
    { path: folder, cause },
  );
}

function whyUnusable(cause: unknown): string {
  if (cause instanceof AppError) {
    const reason = cause.message.replace(/\.$/u, '');
    return cause.path === null ? reason : `${basename(cause.path)} cannot be read (${reason})`;
  }
  if (cause instanceof SyntaxError || cause instanceof z.ZodError) return `${modelFile} is garbled`;
  return cause instanceof Error ? cause.message : String(cause);
}

export async function readReport(folder: string): Promise<ModelReport> {
  return modelReportSchema.parse(JSON.parse(await readTextFile(join(folder, 'report.json'))));
}

/** Later models are compared by it. */
export async function writeLearnedFrom(folder: string, genreOf: ReadonlyMap<number, string>): Promise<void> {
  await writeFile(join(folder, learnedFromFile), JSON.stringify([...genreOf]));
}

/** Empty for a model that did not write it down. */
export async function readLearnedFrom(folder: string): Promise<ReadonlyMap<number, string>> {
  return new Map(await readOptional(folder, learnedFromFile, learnedFromSchema));
}

export async function writeOutOfFold(folder: string, rows: readonly OutOfFoldRow[]): Promise<void> {
  await writeFile(join(folder, outOfFoldFile), JSON.stringify(rows));
}

/** The tracks that are `truth` and were predicted as `predicted`; null for a model that did not write it down. */
export async function confusedTracks(
  folder: string,
  { truth, predicted }: { readonly truth: string; readonly predicted: string },
): Promise<number[] | null> {
  const rows = await readOptional(folder, outOfFoldFile, z.array(outOfFoldRowSchema));
  if (rows === null) return null;
  const cell = rows.filter(([, genre, outOfFold]) => genre === truth && outOfFold === predicted);
  return [...new Set(cell.map(([trackId]) => trackId))];
}

async function readOptional<Value>(
  folder: string,
  name: string,
  schema: z.ZodType<Value>,
): Promise<Value | null> {
  try {
    return schema.parse(JSON.parse(await readTextFile(join(folder, name))));
  } catch {
    return null;
  }
}
