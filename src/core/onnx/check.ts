// Whether a model may be run, and whether it is the one that a manifest speaks of: reasons as sentences, found without running it.
import type { EarAxis, EarFamily } from '../domain/ear.ts';
import { AppError } from '../domain/errors.ts';
import { floatType, type ModelFacts, type ModelValue, readModel } from './model.ts';
import { allowedOperators, opsets } from './operators.ts';

/** Bytes; a hundred million weights, which no analysis has the time for. */
export const largestModel = 400_000_000;

/** Throws AppError('invalid') with the reason, which goes on from the file's name, for what must not be run. */
export function checkModel(bytes: Uint8Array): ModelFacts {
  if (bytes.length === 0) throw new AppError('invalid', 'It is empty.');
  if (bytes.length > largestModel) throw tooLarge(bytes.length);
  const facts = readModel(bytes);
  const refusal = refusalOf(facts);
  if (refusal !== null) throw new AppError('invalid', refusal);
  return facts;
}

export function tooLarge(size: number): AppError {
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`;
  return new AppError(
    'invalid',
    `It has ${megabytes(size)}; models of at most ${megabytes(largestModel)} can be used.`,
  );
}

function refusalOf({
  opset,
  operators,
  inputs,
  outputs,
  hasExternalData,
  hasSubgraphs,
}: ModelFacts): string | null {
  if (hasExternalData)
    return 'It wants to read its weights from other files; only a model in one file can be used.';
  const foreign = operators.filter((operator) => !allowedOperators.has(operator));
  if (foreign.length > 0) return `It has operators that are not allowed: ${named(foreign)}.`;
  if (hasSubgraphs) return 'It has graphs inside of operators, which are not allowed.';
  if (opset < opsets.least || opset > opsets.most)
    return `It is written with version ${opset} of ONNX's operators; ${opsets.least} to ${opsets.most} can be used.`;
  if (inputs.length !== 1) return `It has ${inputs.length} inputs, not one.`;
  if (outputs.length === 0) return 'It has no output.';
  return null;
}

/** Untrusted text: short, and without what a terminal would obey. */
function named(words: readonly string[]): string {
  const shown = words.slice(0, 5).map((word) => printable(word) || 'one without a name');
  return words.length > shown.length
    ? `${shown.join(', ')} and ${words.length - shown.length} more`
    : shown.join(', ');
}

function printable(word: string): string {
  return word.replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ').slice(0, 60);
}

/** Why a model cannot be fed as a family's manifest says; null where it can. */
export function misfit({ inputs, outputs }: ModelFacts, family: EarFamily): string | null {
  const [input] = inputs;
  const { spectrogram, segment, embedding, scores } = family;
  if (input?.name !== family.input.name)
    return `Its input is called ${printable(input?.name ?? '')}, not ${family.input.name}.`;
  if (input.elementType !== floatType) return 'Its input takes no 32-bit floats.';
  const { layout } = family.input;
  if (input.shape.length !== layout.length)
    return `Its input has ${input.shape.length} axes, not ${layout.length}.`;
  const lengths: Readonly<Record<Exclude<EarAxis, 1>, number | null>> = {
    segments: null,
    bands: spectrogram?.mel.bands ?? null,
    frames: segment.length,
    samples: segment.length,
  };
  for (const [i, axis] of layout.entries()) {
    const [is, should] = [input.shape[i] ?? null, axis === 1 ? 1 : lengths[axis]];
    if (is !== null && should !== null && is !== should)
      return `Axis ${i + 1} of its input has the length ${is}, not ${should}.`;
  }
  const sizes = [
    { output: embedding.output, size: embedding.size },
    ...(scores === null ? [] : [{ output: scores.output, size: scores.classes.length }]),
  ];
  for (const { output, size } of sizes) {
    const found = outputs.find(({ name }) => name === output);
    if (found === undefined)
      return `It has no output ${output}, but ${named(outputs.map(({ name }) => name))}.`;
    if (found.elementType !== floatType) return `Its output ${output} is not of 32-bit floats.`;
    if (!mayHold(found, size))
      return `Its output ${output} has the shape ${shapeText(found)}, not ${size} values a segment.`;
  }
  return null;
}

/** Of the axes that are not one long, the last is of this length or of any. */
function mayHold({ shape }: ModelValue, size: number): boolean {
  const last = shape.findLast((length) => length !== 1);
  if (last === undefined) return shape.length === 0 || size === 1;
  return last === null || last === size;
}

function shapeText({ shape }: ModelValue): string {
  return `[${shape.map((length) => length ?? 'any').join(', ')}]`;
}
