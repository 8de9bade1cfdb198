// Which models take part in a comparison, and what each learns from.
import { AppError } from '../../src/core/domain/errors.ts';
import { type InputName, isInputName } from '../datasets/inputKinds.ts';
import { fieldNames, isModelName, modelNames, settingsOf } from '../evaluation/modelNames.ts';
import { type SequenceConfig, sequenceConfigSchema, sequenceConfigs } from '../sequences/configs.ts';
import type { Contender } from './trials.ts';

/** What a sequence learner is given unless something else is asked for. */
const usualInputs: Readonly<Record<SequenceName, InputName>> = {
  lstm: 'fused',
  gru: 'fused',
  cnn: 'mel-raw',
  'motivated-cnn': 'mel-raw',
};

type SequenceName = keyof typeof sequenceConfigs;

export const contenderNames: readonly string[] = [...modelNames, ...Object.keys(sequenceConfigs)];

/** The ten learners of columns with the majority, and where there is audio the three of sequences. */
export const usualContenders = (withAudio: boolean): readonly string[] =>
  withAudio ? [...fieldNames, 'lstm', 'gru', 'cnn'] : fieldNames;

/**
 * In the order of the names; a sequence learner once for each of the `inputs`, or with its usual one where none is given.
 * Throws AppError 'invalid' where sequences are asked of a table.
 */
export function contendersOf(
  names: readonly string[],
  inputs: readonly string[],
  withAudio: boolean,
): Contender[] {
  return names.flatMap((name): Contender[] => {
    if (isModelName(name)) return [{ model: name, input: 'columns', settings: settingsOf(name) }];
    if (!isSequenceName(name)) throw new AppError('invalid', `There is no model '${name}'.`);
    if (!withAudio)
      throw new AppError('invalid', `${name} learns from sequences: it takes audio, not a table of columns.`);
    const asked = inputs.length === 0 ? [usualInputs[name]] : inputs.filter(isInputName);
    return asked.map((input) => ({ model: name, input, settings: sequenceConfigs[name] }));
  });
}

/** What a contender of sequences is made of; null for those of columns. */
export function sequenceOf({
  settings,
  input,
}: Contender): { config: SequenceConfig; input: InputName } | null {
  const config = sequenceConfigSchema.safeParse(settings);
  return config.success && isInputName(input) ? { config: config.data, input } : null;
}

function isSequenceName(name: string): name is SequenceName {
  return Object.hasOwn(sequenceConfigs, name);
}
