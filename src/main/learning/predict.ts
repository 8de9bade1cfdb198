// In a learning worker: what a model predicts for tracks, its base learners' opinions beside its own.
import { earOfGroup } from '../../core/domain/ear.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { Layout } from '../../core/domain/layout.ts';
import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import type { FeatureReads, TrackVectors } from '../store/learning/featureReads.ts';
import { stackWindows, toMatrix } from './featureRows.ts';
import { unusableModel } from './modelFolder.ts';
import type { ModelFiles, PredictOutput } from './protocol.ts';

export function predict(
  reader: FeatureReads,
  model: StackingClassifier,
  { layout, modelDir }: Pick<ModelFiles, 'layout' | 'modelDir'>,
  tracks: readonly number[],
): PredictOutput {
  // A vector that is damaged in the library costs its track the prediction, and no other.
  // What an ear has not heard of a track the rest of the model judges.
  const isNeeded = neededColumns(reader, layout);
  const read = reader
    .vectors(layout, tracks, isNeeded.includes(false) ? 'NaN' : 'left out')
    .filter(({ windows }) =>
      windows.every((row) => row.every((x, at) => Number.isFinite(x) || !isNeeded[at])),
    );
  const values = opinions(model, read);
  if (!values.every(Number.isFinite)) throw unusableModel(modelDir, predictsNonsense);
  return { classes: model.classes, tracks: Int32Array.from(read, ({ trackId }) => trackId), values };
}

/** Of each column whether it is no ear's. */
export function neededColumns(reader: FeatureReads, layout: Layout): boolean[] {
  return layout.flatMap((group) => reader.columns([group]).map(() => earOfGroup(group.name) === null));
}

const predictsNonsense = new AppError('invalid', 'what it predicts are no numbers');

/** Throws AppError('library-unusable') for a model that predicts no probabilities of a track like any other. */
export function tryModel(model: StackingClassifier, modelDir: string): void {
  const { probabilities, baseLearners } = model.predictDetailed(matrix(1, model.features));
  for (const { data } of [probabilities, ...baseLearners.values()])
    if (!data.every(Number.isFinite)) throw unusableModel(modelDir, predictsNonsense);
}

/** For each track the opinions side by side: the ensemble's, then each base learner's; the mean over its windows. */
function opinions(model: StackingClassifier, tracks: readonly TrackVectors[]): Float32Array<ArrayBuffer> {
  if (tracks.length === 0) return new Float32Array();
  const { probabilities, baseLearners } = model.predictDetailed(toMatrix(stackWindows(tracks)));
  const blocks: readonly Matrix[] = [probabilities, ...baseLearners.values()];
  const width = blocks.reduce((sum, { cols }) => sum + cols, 0);
  const values = new Float32Array(tracks.length * width);
  let row = 0;
  for (const [at, { windows }] of tracks.entries()) {
    for (const end = row + windows.length; row < end; row++) {
      let to = at * width;
      for (const { data, cols } of blocks)
        for (let c = 0; c < cols; c++, to++)
          values[to] = (values[to] ?? 0) + (data[row * cols + c] ?? 0) / windows.length;
    }
  }
  return values;
}
