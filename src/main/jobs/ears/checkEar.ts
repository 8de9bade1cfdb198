// What a model file is: which ear, by whose word, how it is fed, and how long listening with it would take.
import type { EarManifest } from '../../../core/domain/ear.ts';
import type { CheckedEar, EarChoice } from '../../../core/domain/earState.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { asFamily } from '../../../core/onnx/asFamily.ts';
import { checkModel, misfit } from '../../../core/onnx/check.ts';
import type { ModelFacts } from '../../../core/onnx/model.ts';
import type { Work } from '../context.ts';
import { type ChosenFile, readManifest, readModel } from './choice.ts';
import type { KnownEar } from './known.ts';
import { asFamilyFacts, factsOf } from './state.ts';
import { tryEar } from './trial.ts';

export interface Candidate {
  readonly checked: CheckedEar;
  readonly model: ChosenFile;
  /** Null as long as nobody says how it is fed. */
  readonly manifest: EarManifest | null;
}

/** `isTried`: it heard a moment ago. Throws AppError with the reason for what is no ear, or not of the family chosen. */
export async function checkEar(
  work: Work,
  known: readonly KnownEar[],
  choice: EarChoice,
  isTried: (manifest: EarManifest) => boolean,
  signal: AbortSignal | undefined,
): Promise<Candidate> {
  const model = await readModel(work.disk, choice.file);
  const { path, bytes, sha256 } = model;
  const facts = ofFile(path, () => checkModel(bytes));
  const fitting = known.filter(({ family }) => asFamily(family, facts) !== null);
  const said = await saidOf(work, known, choice, model, facts);
  const trial =
    said === null || isTried(said.manifest) ? null : await tryEar(work, said.manifest, model, signal);
  return {
    model,
    manifest: said?.manifest ?? null,
    checked: {
      file: path,
      sha256,
      bytes: bytes.length,
      isHere: work.store.ears.list().some((ear) => ear.sha256 === sha256),
      by: said?.by ?? null,
      ear: said === null ? null : factsOf(said.manifest),
      families: fitting.map(asFamilyFacts),
      trial,
    },
  };
}

interface Said {
  readonly by: NonNullable<CheckedEar['by']>;
  readonly manifest: EarManifest;
}

/** A manifest that is given comes first, then the family that a person chose, then what is known of the file. */
async function saidOf(
  { disk }: Work,
  known: readonly KnownEar[],
  { manifest: given, family: id }: EarChoice,
  { path, sha256 }: ChosenFile,
  facts: ModelFacts,
): Promise<Said | null> {
  if (given !== undefined) {
    const { family, sha256s } = await readManifest(disk, given);
    if (sha256s.length > 0 && !sha256s.includes(sha256))
      throw new AppError('invalid', 'The manifest is that of another file: its SHA-256 is not this one.', {
        path,
      });
    mustFit(misfit(facts, family), path);
    return { by: 'manifest', manifest: { ...family, sha256 } };
  }
  if (id !== undefined) {
    const chosen = known.find((one) => one.id === id);
    if (chosen === undefined)
      throw new AppError(
        'invalid',
        `There is no family ${id}. Those that are known: ${known.map((one) => one.id).join(', ')}.`,
      );
    const family = asFamily(chosen.family, facts);
    if (family === null)
      throw new AppError('invalid', `It is none of ${chosen.family.name}: ${misfit(facts, chosen.family)}`, {
        path,
      });
    // What was tried is another file.
    return { by: 'family', manifest: { ...family, tried: false, sha256 } };
  }
  const found = known.find(({ sha256s }) => sha256s.includes(sha256));
  if (found === undefined) return null;
  mustFit(misfit(facts, found.family), path);
  return { by: 'sha256', manifest: { ...found.family, sha256 } };
}

function mustFit(reason: string | null, path: string): void {
  if (reason !== null) throw new AppError('invalid', `It does not fit the manifest. ${reason}`, { path });
}

/** Reasons go on from the file's name. */
function ofFile<Result>(path: string, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof AppError) || error.path !== null) throw error;
    throw new AppError(error.kind, error.message, { path, cause: error });
  }
}
