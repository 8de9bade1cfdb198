// In a learning worker: what a model predicts for tracks, its base learners' opinions beside its own.
import type { Layout } from '../../core/domain/layout.ts';
import type { Matrix } from '../../core/domain/matrix.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import type { FeatureReads, TrackVectors } from '../store/learning/featureReads.ts';
import { stackWindows, toMatrix } from './featureRows.ts';
import type { PredictOutput } from './protocol.ts';

export function predict(
  reader: FeatureReads,
  model: StackingClassifier,
  layout: Layout,
  tracks: readonly number[],
): PredictOutput {
  const read = reader.vectors(layout, tracks);
  return {
    classes: model.classes,
    tracks: Int32Array.from(read, ({ trackId }) => trackId),
    values: opinions(model, read),
  };
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
