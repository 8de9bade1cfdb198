// Which families a model can be of, by the shapes of its input and outputs: whoever exported it chose their names.
import type { EarFamily } from '../domain/ear.ts';
import { misfit } from './check.ts';
import type { ModelFacts, ModelValue } from './model.ts';

/**
 * The family with the names that this model has for its input and outputs; null where the model cannot be of it. Scores that
 * the model does not have are left out.
 */
export function asFamily(family: EarFamily, facts: ModelFacts): EarFamily | null {
  const { inputs, outputs } = facts;
  const [input] = inputs;
  const embedding = outputOf(outputs, family.embedding.output, family.embedding.size);
  if (input === undefined || embedding === null) return null;
  const others = outputs.filter(({ name }) => name !== embedding);
  const scores =
    family.scores === null ? null : outputOf(others, family.scores.output, family.scores.classes.length);
  const renamed: EarFamily = {
    ...family,
    input: { ...family.input, name: input.name },
    embedding: { ...family.embedding, output: embedding },
    scores: family.scores === null || scores === null ? null : { ...family.scores, output: scores },
  };
  return misfit(facts, renamed) === null ? renamed : null;
}

/** The one that is called so, unless its last axis tells otherwise, else the first whose last axis is as long. */
function outputOf(outputs: readonly ModelValue[], name: string, size: number): string | null {
  const lengthOf = ({ shape }: ModelValue): number | null => shape.at(-1) ?? null;
  const called = outputs.find((output) => output.name === name && (lengthOf(output) ?? size) === size);
  return (called ?? outputs.find((output) => lengthOf(output) === size))?.name ?? null;
}
