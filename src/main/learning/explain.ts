// In a learning worker: which features speak for a track's genre, and which tracks are nearest to it.
import type { Layout } from '../../core/domain/layout.ts';
import type { SimilarTrack } from '../../core/domain/likeness.ts';
import { matrix } from '../../core/domain/matrix.ts';
import { ablate, type Effect } from '../../core/learning/judging/explain.ts';
import { type Sound, standingOut } from '../../core/learning/judging/standingOut.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import { windowMean } from '../../core/space/windowMean.ts';
import type { LibraryReader } from '../store/reader.ts';
import { stackWindows, toMatrix } from './featureRows.ts';
import { neededColumns } from './predict.ts';
import type { LearningQuestions } from './protocol.ts';
import { similarTo } from './similar.ts';
import type { LibrarySpace } from './space.ts';

/** So many tracks show well enough what is usual. */
const usualTracks = 300;
const soundsShown = 3;

export function explain(
  reader: LibraryReader,
  space: LibrarySpace,
  model: StackingClassifier,
  layout: Layout,
  {
    track,
    neighbours,
    ears,
  }: { readonly track: number; readonly neighbours: number; readonly ears: readonly Layout[number][] },
): LearningQuestions['explain']['output'] {
  const labelled = new Set(reader.labelled());
  const near = (isLabelled: boolean): SimilarTrack[] =>
    similarTo(reader, space, track, {
      limit: neighbours,
      perArtist: neighbours,
      passes: (id) => labelled.has(id) === isLabelled,
    });
  return {
    effects: effectsOf(reader, model, layout, track, space.ids),
    heard: ears.map(({ name, version }) => ({
      ear: name,
      sounds: soundsOf(reader, { name, version }, track, space.ids),
    })),
    nearestLabelled: near(true),
    nearestOthers: near(false),
  };
}

/** What the scores of a group name that stands out in the track. */
function soundsOf(reader: LibraryReader, group: Layout[number], track: number, ids: Int32Array): Sound[] {
  const [own] = reader.vectors([group], [track]);
  if (own === undefined) return [];
  const usual = reader.vectors([group], someOf(ids));
  const others = toMatrix(stackWindows(usual));
  return standingOut(reader.columns([group]), windowMean(own.windows), others, soundsShown);
}

function someOf(ids: Int32Array): number[] {
  const step = Math.max(1, Math.floor(ids.length / usualTracks));
  return [...ids.filter((_, at) => at % step === 0)];
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
  const usual = reader.vectors(layout, someOf(ids));
  const isNeeded = neededColumns(reader, layout);
  const asked = [...mean.keys()].filter((column) => isNeeded[column]);
  return ablate(model, mean, toMatrix(stackWindows(usual)), genre, asked);
}
