// An ensemble that reads some of the columns and of whose genres some count, as an expert.
import * as z from 'zod';
import { type SerialisedModel, savedForm } from '../../learners/serialisedModel.ts';
import { loadStacking, type StackingClassifier } from '../../stacking/stackingClassifier.ts';
import { columnsOf } from '../knownRows.ts';
import { maskTo } from '../masked.ts';
import type { Expert } from './expert.ts';

interface EnsembleParts {
  readonly classes: readonly string[];
  /** Where its columns are among the library's. */
  readonly columns: readonly number[];
  readonly model: StackingClassifier;
}

export function ensembleExpert({ classes, columns, model }: EnsembleParts): Expert {
  return {
    classes,
    judge: (X) => maskTo(model.predictProba(columnsOf(X, columns)), model.classes, classes),
    serialise: () => form.write({ classes, columns, model: model.serialise() }),
  };
}

const form = savedForm('ensemble expert', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    columns: z.array(z.int().nonnegative()).readonly(),
    model: bytes.model,
  }),
);

export function loadEnsembleExpert(saved: SerialisedModel): Expert {
  const { model, ...parts } = form.read(saved);
  return ensembleExpert({ ...parts, model: loadStacking(model) });
}
