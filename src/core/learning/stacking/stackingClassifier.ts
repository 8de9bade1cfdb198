// The fitted ensemble: what it predicts, why, and how it is saved.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { applyTemperature } from '../judging/temperature.ts';
import { classifier } from '../learners/classifier.ts';
import type { Classifier } from '../learners/learner.ts';
import type { Preprocessor } from '../learners/preprocessing.ts';
import { loadPreprocessing } from '../learners/preprocessing.ts';
import { loadClassifier } from '../learners/registry.ts';
import { type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import type { Pooling } from './pooling.ts';
import { loadPooling } from './pooling.ts';

export interface DetailedPrediction {
  /** [rows, classes], calibrated. */
  readonly probabilities: Matrix;
  /** Each base learner's opinion by name, [rows, classes], calibrated. */
  readonly baseLearners: ReadonlyMap<string, Matrix>;
}

export interface StackingClassifier extends Classifier {
  /** Feature columns that it wants. */
  readonly features: number;
  predictDetailed(X: Matrix): DetailedPrediction;
}

/** One that tells what its base learners say as well; its probabilities are those of the same answer. */
export function detailedClassifier({
  classes,
  features,
  predictDetailed,
  serialise,
}: Pick<StackingClassifier, 'classes' | 'features' | 'predictDetailed' | 'serialise'>): StackingClassifier {
  const probabilities = (X: Matrix): Matrix => predictDetailed(X).probabilities;
  return { ...classifier({ classes, features, probabilities, serialise }), features, predictDetailed };
}

export interface StackingParts {
  readonly classes: readonly string[];
  readonly preprocessing: Preprocessor;
  readonly base: readonly {
    readonly name: string;
    readonly classifier: Classifier;
    readonly temperature: number;
  }[];
  readonly meta: Pooling;
  readonly temperature: number;
}

export function stackingClassifier(parts: StackingParts): StackingClassifier {
  const { classes, preprocessing, base, meta, temperature } = parts;
  const predictDetailed = (X: Matrix): DetailedPrediction => {
    const Xt = preprocessing.transform(X);
    const opinions = base.map((b) => applyTemperature(b.classifier.predictProba(Xt), b.temperature));
    return {
      probabilities: applyTemperature(meta.pool(opinions), temperature),
      baseLearners: new Map(base.map((b, i) => [b.name, opinions[i]!])),
    };
  };
  return detailedClassifier({
    classes,
    features: preprocessing.features,
    predictDetailed,
    serialise: () =>
      form.write({
        format: 1,
        classes,
        temperature,
        preprocessing: preprocessing.serialise(),
        base: base.map((b) => ({
          name: b.name,
          temperature: b.temperature,
          model: b.classifier.serialise(),
        })),
        meta: meta.serialise(),
      }),
  });
}

const form = savedForm('stacking', (bytes) =>
  z.object({
    format: z.literal(1),
    classes: z.array(z.string()).readonly(),
    temperature: z.number().positive(),
    preprocessing: bytes.model,
    base: z.array(z.object({ name: z.string(), temperature: z.number().positive(), model: bytes.model })),
    meta: bytes.model,
  }),
);

/** The ensemble again, exactly. Needs no engine. Throws AppError 'invalid' for what is not a saved ensemble. */
export function loadStacking(saved: SerialisedModel): StackingClassifier {
  const { classes, temperature, preprocessing, base, meta } = form.read(saved);
  return stackingClassifier({
    classes,
    temperature,
    preprocessing: loadPreprocessing(preprocessing),
    base: base.map(({ model, ...rest }) => ({ ...rest, classifier: loadClassifier(model) })),
    meta: loadPooling(meta),
  });
}
