// Predicts the genre of analysed tracks in batches, written in slices so that other writers wait for milliseconds only.
import { setImmediate } from 'node:timers/promises';
import { earOfGroup } from '../../core/domain/ear.ts';
import type { PredictReport } from '../../core/domain/job.ts';
import type { Layout } from '../../core/domain/layout.ts';
import type { PredictOutput } from '../learning/protocol.ts';
import type { StoredModel } from '../store/learning/models.ts';
import type { Prediction } from '../store/learning/predictions.ts';
import type { Writes } from '../store/store.ts';
import { inParallel } from '../work/inParallel.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext, JobRegistry } from '../work/registry.ts';
import type { Work } from './context.ts';
import { learnUsualTempi } from './usualTempi.ts';

/** Predicted by one question to a worker. */
const tracksAtOnce = 2000;
/** Written in one transaction, which takes some ten milliseconds. */
const writtenAtOnce = 400;

export type Predictions = readonly Prediction[];

/** Predicts every analysed track that has the active model's groups and no prediction by it. */
export async function predictTracks(work: Work, job: JobContext): Promise<PredictReport> {
  const { store, now } = work;
  const startedAt = now();
  const model = store.models.active();
  if (model === null) return { tracks: 0, seconds: 0 };
  // Another model may become active meanwhile; its own job predicts these tracks then.
  const isActive = (): boolean => store.models.active()?.id === model.id;
  const tracks = await predictInBatches(work, job, model, [], async (predictions) => {
    await writePredictions(work, model.id, predictions, () => !job.signal.aborted && isActive());
  });
  return { tracks, seconds: (now() - startedAt) / 1000 };
}

/** Starts a job if this change made any track music again: its prediction was dropped when it was not. */
export function predictAgain(
  { work, jobs }: { work: Work; jobs: JobRegistry },
  changeId: number | null,
): void {
  const { store } = work;
  if (changeId === null || store.models.active() === null) return;
  if (!store.tracks.areUnjudged(store.changes.tracks(changeId))) return;
  jobs.start({
    kind: 'predict',
    async run(context) {
      const report = await predictTracks(work, context);
      await learnUsualTempi(work);
      return { kind: 'predict', report };
    },
  });
}

/**
 * Predicts every track that has no prediction by this model and passes on batch after batch, the tracks of `first`
 * before all others. Returns the number of tracks.
 */
export async function predictInBatches(
  work: Work,
  job: JobContext,
  model: StoredModel,
  first: readonly number[],
  each: (predictions: Predictions) => Promise<void>,
): Promise<number> {
  const { learning, now } = work;
  const { ask, size } = learning.background;
  const { signal } = job;
  const ids = await ask(
    'unpredicted',
    { modelId: model.id, layout: withoutEars(model.report.groups) },
    { signal },
  );
  const meter = progressMeter({ phase: 'predicting' }, 'tracks');
  let done = 0;
  await inParallel(batches(ids, first), size, async (tracks) => {
    await job.ready();
    const output = await ask('predict', { ...learning.filesOf(model), tracks }, { signal });
    await each(toPredictions(output, genreIdsOf(work, output.classes)));
    done += tracks.length;
    job.report(meter.measure(done, ids.length, now()));
  });
  return ids.length;
}

/** What a track must have to be predicted: an ear that has not heard it is done without. */
function withoutEars(layout: Layout): Layout {
  return layout.filter(({ name }) => earOfGroup(name) === null);
}

/** Writes slice after slice while `wanted` is true; `before` runs in the transaction of each. */
export async function writePredictions(
  { change }: Work,
  modelId: number,
  predictions: Predictions,
  wanted: () => boolean,
  before: (write: Writes, trackIds: readonly number[]) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < predictions.length && wanted(); start += writtenAtOnce) {
    const slice = predictions.slice(start, start + writtenAtOnce);
    const trackIds = slice.map(({ trackId }) => trackId);
    change((write) => {
      before(write, trackIds);
      write.models.savePredictions(modelId, slice);
    });
    await setImmediate();
  }
}

/** The ids of `first` are a batch of their own, which is written first. */
function batches(ids: readonly number[], first: readonly number[]): (readonly number[])[] {
  const wanted = new Set(first);
  const now = ids.filter((id) => wanted.has(id));
  const later = wanted.size === 0 ? ids : ids.filter((id) => !wanted.has(id));
  const out: (readonly number[])[] = now.length === 0 ? [] : [now];
  for (let start = 0; start < later.length; start += tracksAtOnce)
    out.push(later.slice(start, start + tracksAtOnce));
  return out;
}

/** Creates those genres of a model that the user does not have yet. */
function genreIdsOf({ change }: Work, classes: readonly string[]): number[] {
  return change((write) => classes.map((name) => write.genres.ensure(name)));
}

function toPredictions({ classes, tracks, values }: PredictOutput, genreIds: readonly number[]): Predictions {
  const width = values.length / tracks.length;
  return Array.from(tracks, (trackId, row) => {
    const own = values.subarray(row * width, (row + 1) * width);
    const best = argmax(own.subarray(0, classes.length));
    const genreId = genreIds[best];
    const confidence = own[best];
    if (genreId === undefined || confidence === undefined) throw new Error('a prediction without a genre');
    return { trackId, genreId, confidence, values: own };
  });
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (const [i, value] of values.entries()) if (value > (values[best] ?? Number.NEGATIVE_INFINITY)) best = i;
  return best;
}
