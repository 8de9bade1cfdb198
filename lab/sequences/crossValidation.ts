// Sequence learners over folds that keep artists apart.
import { type Fold, groupedFolds } from '../../src/core/learning/judging/folds.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import type { SequenceConfig } from './configs.ts';
import { fitSequence } from './fitSequence.ts';
import type { SequenceData } from './sequenceData.ts';

interface Protocol {
  readonly folds: number;
  /** Every split is another one; accuracies are their means. */
  readonly seeds: readonly number[];
  readonly signal?: AbortSignal | undefined;
}

export interface CrossValidated {
  /** Of the rows of all folds together, a seed each. */
  readonly accuracies: readonly number[];
  readonly accuracy: number;
  /** The median. */
  readonly secondsAnEpoch: number;
}

/** Every row is held out once a seed, judged by a model that has heard nothing by its artist. Throws as `fitSequence`. */
export async function crossValidate(
  config: SequenceConfig,
  data: SequenceData,
  { folds, seeds, signal }: Protocol,
): Promise<CrossValidated> {
  const seconds: number[] = [];
  const accuracies: number[] = [];
  for (const seed of seeds) {
    const predicted = new Int32Array(data.y.length);
    const learnFold = async ({ train, heldOut }: Fold): Promise<void> => {
      const onEpoch = (epoch: { readonly seconds: number }) => void seconds.push(epoch.seconds);
      const model = await fitSequence(config, data, train, { seed, signal, onEpoch });
      const votes = await model.predict(data, heldOut, signal);
      for (const [i, row] of heldOut.entries()) predicted[row] = votes[i]!;
    };
    for (const fold of groupedFolds(data.y, data.groups, folds, seed)) await learnFold(fold);
    accuracies.push(accuracy(data.y, predicted));
  }
  seconds.sort((a, b) => a - b);
  return {
    accuracies,
    accuracy: accuracies.reduce((sum, one) => sum + one, 0) / accuracies.length,
    secondsAnEpoch: seconds[seconds.length >> 1] ?? Number.NaN,
  };
}
