// The personal model with ears beside it: what the product says by its own columns, and what each ear says, pooled.
import * as z from 'zod';
import type { Matrix } from '../../../domain/matrix.ts';
import { type SerialisedModel, savedForm } from '../../learners/serialisedModel.ts';
import {
  type DetailedPrediction,
  detailedClassifier,
  type StackingClassifier,
} from '../../stacking/stackingClassifier.ts';
import type { Expert } from '../experts/expert.ts';
import { columnsOf } from '../knownRows.ts';
import { maskTo } from '../masked.ts';
import { loadEarExpert } from './earExpert.ts';
import { sayOfAll } from './voices.ts';
import { poolVoices } from './weighing.ts';

export interface HeardParts {
  readonly classes: readonly string[];
  /** Columns of the rows that it is shown. */
  readonly features: number;
  /** Where the columns are that are no ear's. */
  readonly columns: readonly number[];
  readonly product: StackingClassifier;
  /** With the names of their groups. */
  readonly ears: readonly { readonly name: string; readonly expert: Expert }[];
  /** The product's own, then each ear's. */
  readonly weights: Float64Array;
}

export function heardClassifier(parts: HeardParts): StackingClassifier {
  const { classes, features, columns, product, ears, weights } = parts;
  const predictDetailed = (X: Matrix): DetailedPrediction => {
    const own = product.predictDetailed(columnsOf(X, columns));
    const said = sayOfAll(
      [
        { classes: product.classes, probabilities: own.probabilities },
        ...ears.map(({ expert }) => ({ classes: expert.classes, probabilities: expert.judge(X) })),
      ],
      classes,
    );
    return {
      probabilities: poolVoices(said, weights),
      baseLearners: new Map([
        ...[...own.baseLearners].map(([name, p]) => [name, maskTo(p, product.classes, classes)] as const),
        ...ears.flatMap(({ name }, at) => {
          const opinion = said[at + 1];
          return opinion === undefined ? [] : [[name, opinion] as const];
        }),
      ]),
    };
  };
  return detailedClassifier({
    classes,
    features,
    predictDetailed,
    serialise: () =>
      form.write({
        classes,
        features,
        columns,
        product: product.serialise(),
        ears: ears.map(({ name, expert }) => ({ name, model: expert.serialise() })),
        weights,
      }),
  });
}

const form = savedForm('heard', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    columns: z.array(z.int().nonnegative()).readonly(),
    product: bytes.model,
    ears: z.array(z.object({ name: z.string(), model: bytes.model })).readonly(),
    weights: bytes.f64,
  }),
);

/** The model again, exactly. `load` is how the product's own is. Throws AppError 'invalid'. */
export function loadHeard(
  saved: SerialisedModel,
  load: (saved: SerialisedModel) => StackingClassifier,
): StackingClassifier {
  const { product, ears, ...parts } = form.read(saved);
  return heardClassifier({
    ...parts,
    product: load(product),
    ears: ears.map(({ name, model }) => ({ name, expert: loadEarExpert(model) })),
  });
}
