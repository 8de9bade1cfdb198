// The fitted ensemble: what it predicts, why, and how it is saved.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { applyTemperature } from '../judging/temperature.ts';
import type { Classifier } from '../learners/learner.ts';
import { argmaxRows } from '../learners/learner.ts';
import { loadClassifier } from '../learners/loadClassifier.ts';
import type { Preprocessor } from '../learners/preprocessing.ts';
import { loadPreprocessing } from '../learners/preprocessing.ts';
import type { SerialisedModel } from '../learners/serialisedModel.ts';
import { modelPlace, readModel, readShape, writeWeights } from '../learners/serialisedModel.ts';
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
  const predictProba = (X: Matrix): Matrix => predictDetailed(X).probabilities;
  return {
    classes,
    features: preprocessing.features,
    predictDetailed,
    predictProba,
    predict: (X) => argmaxRows(predictProba(X)),
    serialise() {
      const writer = writeWeights();
      const json = {
        kind: 'stacking',
        format: 1,
        classes,
        temperature,
        preprocessing: writer.model(preprocessing.serialise()),
        base: base.map((b) => ({
          name: b.name,
          temperature: b.temperature,
          model: writer.model(b.classifier.serialise()),
        })),
        meta: writer.model(meta.serialise()),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const shape = z.object({
  kind: z.literal('stacking'),
  format: z.literal(1),
  classes: z.array(z.string()),
  temperature: z.number().positive(),
  preprocessing: modelPlace,
  base: z.array(z.object({ name: z.string(), temperature: z.number().positive(), model: modelPlace })),
  meta: modelPlace,
});

/** The ensemble again, exactly. Needs no engine. Throws AppError 'invalid' for what is not a saved ensemble. */
export function loadStacking({ json, weights }: SerialisedModel): StackingClassifier {
  const { classes, temperature, ...places } = readShape(shape, json);
  return stackingClassifier({
    classes,
    temperature,
    preprocessing: loadPreprocessing(readModel(weights, places.preprocessing)),
    base: places.base.map(({ name, temperature: own, model }) => ({
      name,
      temperature: own,
      classifier: loadClassifier(readModel(weights, model)),
    })),
    meta: loadPooling(readModel(weights, places.meta)),
  });
}
