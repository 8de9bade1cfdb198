// In a learning worker: which features speak for a track's genre, and which tracks are nearest to it.
import type { Layout } from '../../core/domain/layout.ts';
import { matrix } from '../../core/domain/matrix.ts';
import { ablate, type Effect } from '../../core/learning/judging/explain.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import type { Near, Points } from '../../core/space/points.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { LibraryReader } from '../store/reader.ts';
import { stackWindows, toMatrix } from './featureRows.ts';
import type { LearningQuestions } from './protocol.ts';

/** So many tracks show well enough what is usual. */
const usualTracks = 300;

export function explain(
  reader: LibraryReader,
  space: Points,
  model: StackingClassifier,
  layout: Layout,
  { track, neighbours }: { readonly track: number; readonly neighbours: number },
): LearningQuestions['explain']['output'] {
  const present = new Set(reader.analysed());
  const labelled = new Set(reader.labelled());
  const near = (isLabelled: boolean): Near[] =>
    space.nearest(track, neighbours, (id) => present.has(id) && labelled.has(id) === isLabelled);
  return {
    effects: effectsOf(reader, model, layout, track, space.ids),
    nearestLabelled: near(true),
    nearestOthers: near(false),
  };
}

function effectsOf(
  reader: LibraryReader,
  model: StackingClassifier,
  layout: Layout,
  track: number,
  ids: Int32Array,
): Effect[] {
  const [own] = reader.vectors(layout, [track]);
  if (own === undefined) return [];
  const mean = windowMean(own.windows);
  const [genre = 0] = model.predict(matrix(1, mean.length, mean));
  const step = Math.max(1, Math.floor(ids.length / usualTracks));
  const usual = reader.vectors(layout, [...ids.filter((_, at) => at % step === 0)]);
  return ablate(model, mean, toMatrix(stackWindows(usual)), genre);
}
