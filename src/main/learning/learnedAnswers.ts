// In a learning worker: what a model says of the library's tracks, why, and which tracks are alike; all read there by itself.

import { type Matrix, matrix } from '../../core/domain/matrix.ts';
import { ablate, type Effect } from '../../core/learning/judging/explain.ts';
import type { StackingClassifier } from '../../core/learning/stacking/stackingClassifier.ts';
import type { TrackVectors } from '../store/learning/featureReads.ts';
import type { LibraryReader } from '../store/reader.ts';
import { stackWindows, toMatrix } from './featureRows.ts';
import { type FeatureSpace, type Near, readSpace } from './featureSpace.ts';
import type { LearnAnswer, LearnTask } from './protocol.ts';
import { questionsToAsk } from './questions.ts';
import { trainingTable } from './trainingTable.ts';

type AnswerOf<Kind extends LearnAnswer['kind']> = Extract<LearnAnswer, { kind: Kind }>;

/** Of more tracks than this, the space is read anew once a minute at most. */
const largeLibrary = 20_000;
const spaceStaysMs = 60_000;
/** So many tracks say well enough what is usual. */
const usualTracks = 300;

export interface LearnedAnswers {
  predict(
    model: StackingClassifier,
    columns: readonly string[],
    tracks: readonly number[],
  ): AnswerOf<'predict'>;
  unpredicted(modelId: number): AnswerOf<'unpredicted'>;
  gather(seed: number): AnswerOf<'gather'>;
  review(task: Omit<Extract<LearnTask, { kind: 'review' }>, 'kind'>): AnswerOf<'review'>;
  explain(
    model: StackingClassifier,
    columns: readonly string[],
    asked: { readonly track: number; readonly neighbours: number; readonly spaceVersion: number },
  ): Promise<AnswerOf<'explain'>>;
  similar(track: number, limit: number, spaceVersion: number): Promise<AnswerOf<'similar'>>;
}

export function learnedAnswers(reader: LibraryReader): LearnedAnswers {
  let space: { version: number; at: number; read: Promise<FeatureSpace> } | null = null;

  return {
    predict(model, columns, tracks) {
      const read = reader.vectors(columns, tracks).filter(({ windows }) => windows.length > 0);
      return {
        kind: 'predict',
        classes: model.classes,
        tracks: Int32Array.from(read, ({ trackId }) => trackId),
        versions: Int32Array.from(read, ({ version }) => version),
        values: judge(model, read),
      };
    },
    unpredicted: (modelId) => ({ kind: 'unpredicted', tracks: reader.unpredicted(modelId) }),
    gather: (seed) => ({ kind: 'gather', table: trainingTable(reader, seed) }),
    review: ({ modelId, classes, featureNames, limit }) => ({
      kind: 'review',
      questions: questionsToAsk(reader, modelId, classes, featureNames, limit),
    }),
    async explain(model, columns, { track, neighbours, spaceVersion }) {
      const known = await current(spaceVersion, track);
      const heard = new Set(reader.heard());
      const labelled = new Set(reader.labelled());
      const near = (said: boolean): Near[] =>
        known.nearest(track, neighbours, (id) => heard.has(id) && labelled.has(id) === said);
      return {
        kind: 'explain',
        effects: effectsOf(reader, model, columns, track, known.ids),
        nearestLabelled: near(true),
        nearestOthers: near(false),
      };
    },
    async similar(track, limit, spaceVersion) {
      const known = await current(spaceVersion, track);
      const heard = new Set(reader.heard());
      return { kind: 'similar', near: known.nearest(track, limit, (id) => heard.has(id)) };
    },
  };

  async function current(version: number, track: number): Promise<FeatureSpace> {
    if (space !== null && space.version !== version && (await mayStay(space, track))) return await space.read;
    if (space?.version !== version) {
      const read = readSpace(reader);
      space = { version, at: Date.now(), read };
      // What could not be read is not kept.
      read.catch(() => {
        if (space?.read === read) space = null;
      });
    }
    return await space.read;
  }

  /** While a large library is being listened to, one more track changes little, and reading all anew takes seconds. */
  async function mayStay(
    { at, read }: { readonly at: number; readonly read: Promise<FeatureSpace> },
    track: number,
  ): Promise<boolean> {
    const { ids } = await read;
    return ids.length > largeLibrary && Date.now() - at < spaceStaysMs && ids.includes(track);
  }
}

function effectsOf(
  reader: LibraryReader,
  model: StackingClassifier,
  columns: readonly string[],
  track: number,
  ids: Int32Array,
): Effect[] {
  const [own] = reader.vectors(columns, [track]);
  if (own === undefined || own.windows.length === 0) return [];
  const mean = new Float32Array(columns.length);
  for (const window of own.windows)
    for (const [column, value] of window.entries())
      mean[column] = (mean[column] ?? 0) + value / own.windows.length;
  const [genre = 0] = model.predict(matrix(1, columns.length, mean));
  const step = Math.max(1, Math.floor(ids.length / usualTracks));
  const usual = reader.vectors(columns, [...ids.filter((_, at) => at % step === 0)]);
  return ablate(model, mean, toMatrix(stackWindows(usual)), genre);
}

/** For each track the opinions side by side: the ensemble's, then each base learner's; the mean over its windows. */
function judge(model: StackingClassifier, tracks: readonly TrackVectors[]): Float32Array<ArrayBuffer> {
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
