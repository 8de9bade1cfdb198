// Ears of this process: each model file is checked before it is run, and stays open for the next track.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { EarInUse } from '../../core/domain/ear.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { LogMel } from '../../core/dsp/logMel/logMel.ts';
import { earGroups } from '../../core/features/ear/groups.ts';
import { type Hearing, hearing } from '../../core/features/ear/hearing.ts';
import type { FeatureGroup } from '../../core/features/featureGroup.ts';
import { checkModel, largestModel, misfit, tooLarge } from '../../core/onnx/check.ts';
import type { OnnxRuntime, OnnxRuntimeName } from './onnx/ort.ts';
import { loadOnnxRuntime } from './onnx/runtime.ts';

export interface OpenEar {
  readonly hear: Hearing;
  readonly runtime: OnnxRuntimeName;
}

export interface Ears {
  /** Opens one for good. Throws AppError('unreadable' | 'invalid'), with the file and the reason. */
  open(ear: EarInUse): Promise<OpenEar>;
  /** The feature groups of these ears; a file that cannot be used makes them throw, and leaves all other groups alone. */
  groups(ears: readonly EarInUse[]): FeatureGroup[];
}

export function createEars(logMel: LogMel, runtime: () => Promise<OnnxRuntime> = loadOnnxRuntime): Ears {
  const opened = new Map<string, Promise<OpenEar>>();
  const open = (ear: EarInUse): Promise<OpenEar> => {
    // By the manifest, which names the file: another one of the same file feeds it otherwise.
    const key = JSON.stringify(ear.manifest);
    const found = opened.get(key) ?? openEar(ear, logMel, runtime);
    opened.set(key, found);
    // What could not be opened may be whole the next time.
    found.catch(() => opened.delete(key));
    return found;
  };
  return {
    open,
    groups: (ears) =>
      ears.flatMap((ear) => earGroups(ear.manifest, async (samples) => (await open(ear)).hear(samples))),
  };
}

async function openEar(
  { manifest, file }: EarInUse,
  logMel: LogMel,
  load: () => Promise<OnnxRuntime>,
): Promise<OpenEar> {
  const { bytes, facts } = ofFile(file, () => {
    const read = readModelFile(file);
    if (read.sha256 !== manifest.sha256)
      throw new AppError('invalid', `It is not the file of ${manifest.name}: its SHA-256 is another.`);
    const found = checkModel(read.bytes);
    const reason = misfit(found, manifest);
    if (reason !== null)
      throw new AppError('invalid', `It does not fit the manifest of ${manifest.name}. ${reason}`);
    return { bytes: read.bytes, facts: found };
  });
  const runtime = await load();
  try {
    const { run } = await runtime.open(bytes, manifest.input.name);
    const shape = facts.inputs[0]?.shape ?? [];
    return { hear: hearing(manifest, { shape, run }, logMel), runtime: runtime.name };
  } catch (error) {
    throw withFile(file, error);
  }
}

function readModelFile(file: string): { readonly bytes: Buffer; readonly sha256: string } {
  const { size } = statSync(file);
  if (size > largestModel) throw tooLarge(size);
  const bytes = readFileSync(file);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function ofFile<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw withFile(file, error);
  }
}

/** With the file's name in front, for what is kept of an error is its sentence. */
function withFile(file: string, error: unknown): AppError {
  const kind = error instanceof AppError ? error.kind : 'unreadable';
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(kind, `The model ${file} cannot be used. ${reason}`, { path: file, cause: error });
}
