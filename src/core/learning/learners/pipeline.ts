// A learner with its preprocessing in front, as one learner.
import * as z from 'zod';
import type { Classifier, Learner } from './learner.ts';
import { checkTrainingRows } from './learner.ts';
import type { PreprocessingConfig, Preprocessor } from './preprocessing.ts';
import { fitPreprocessing, loadPreprocessing } from './preprocessing.ts';
import type { SerialisedModel } from './serialisedModel.ts';
import { modelPlace, readModel, readShape, writeWeights } from './serialisedModel.ts';

/** Fits the preprocessing on the same rows as the learner, and no others. */
export function preprocessed(preprocessing: PreprocessingConfig, learner: Learner): Learner {
  return {
    async fit(X, y, options) {
      checkTrainingRows(X, y, options);
      const front = fitPreprocessing(preprocessing, X);
      return inFront(front, await learner.fit(front.transform(X), y, options));
    },
  };
}

/** `behind` hears what `front` makes of the rows. */
export function inFront(front: Preprocessor, behind: Classifier): Classifier {
  return {
    classes: behind.classes,
    predict: (X) => behind.predict(front.transform(X)),
    predictProba: (X) => behind.predictProba(front.transform(X)),
    serialise() {
      const writer = writeWeights();
      const json = {
        kind: 'pipeline',
        preprocessing: writer.model(front.serialise()),
        learner: writer.model(behind.serialise()),
      };
      return { json, weights: writer.bytes() };
    },
  };
}

const shape = z.object({ kind: z.literal('pipeline'), preprocessing: modelPlace, learner: modelPlace });

/** `loadLearner` makes the classifier behind the preprocessing. */
export function loadPipeline(
  { json, weights }: SerialisedModel,
  loadLearner: (model: SerialisedModel) => Classifier,
): Classifier {
  const places = readShape(shape, json);
  const front = loadPreprocessing(readModel(weights, places.preprocessing));
  return inFront(front, loadLearner(readModel(weights, places.learner)));
}
