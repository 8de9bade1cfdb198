// Predicts the genre of analysed tracks, in batches that are written in slices, so that nobody waits for the writer.
import { setImmediate } from 'node:timers/promises';
import type { PredictReport } from '../../core/domain/job.ts';
import type { PredictOutput } from '../learning/protocol.ts';
import type { StoredModel } from '../store/learning/models.ts';
import type { Prediction } from '../store/learning/predictions.ts';
import type { Writes } from '../store/store.ts';
import { inParallel } from '../work/inParallel.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';

/** One task of a worker. */
const tracksAtOnce = 2000;
/** Written in one transaction: some ten milliseconds. */
const writtenAtOnce = 400;

/** What was said of some tracks, to be written. */
export type Predictions = readonly Prediction[];

/** Predicts every analysed track that has the active model's groups and no prediction by it. */
export async function predictTracks(work: Work, job: JobContext): Promise<PredictReport> {
  const { store, now } = work;
  const startedAt = now();
  const model = store.models.active();
  if (model === null) return { tracks: 0, seconds: 0 };
  // Another model may become active meanwhile; its own job predicts these tracks then.
  const isActive = (): boolean => store.models.active()?.id === model.id;
  const tracks = await judgeTracks(work, job, model, [], async (predictions) => {
    await writePredictions(work, model.id, predictions, () => !job.signal.aborted && isActive());
  });
  return { tracks, seconds: (now() - startedAt) / 1000 };
}

/**
 * Asks the model about every track that it has not judged yet; hands on what it says, batch by batch, that of `first`
 * before all others. Returns how many tracks there were.
 */
export async function judgeTracks(
  work: Work,
  job: JobContext,
  model: StoredModel,
  first: readonly number[],
  each: (predictions: Predictions) => Promise<void>,
): Promise<number> {
  const { learning, now } = work;
  const { ask, size } = learning.background;
  const { signal } = job;
  const ids = await ask('unpredicted', { modelId: model.id, layout: model.report.groups }, { signal });
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

/** Writes them and what follows from them, slice by slice, for as long as `wanted` says so. */
export async function writePredictions(
  { change }: Work,
  modelId: number,
  predictions: Predictions,
  wanted: () => boolean,
  before: (write: Writes, slice: Predictions, trackIds: readonly number[]) => void = () => undefined,
): Promise<void> {
  for (let start = 0; start < predictions.length && wanted(); start += writtenAtOnce) {
    const slice = predictions.slice(start, start + writtenAtOnce);
    const trackIds = slice.map(({ trackId }) => trackId);
    change((write) => {
      before(write, slice, trackIds);
      write.models.savePredictions(modelId, slice);
    });
    await setImmediate();
  }
}

/** Those of `first` are a batch of their own, so that they are there at once. */
function batches(ids: readonly number[], first: readonly number[]): (readonly number[])[] {
  const wanted = new Set(first);
  const now = ids.filter((id) => wanted.has(id));
  const later = wanted.size === 0 ? ids : ids.filter((id) => !wanted.has(id));
  const out: (readonly number[])[] = now.length === 0 ? [] : [now];
  for (let start = 0; start < later.length; start += tracksAtOnce)
    out.push(later.slice(start, start + tracksAtOnce));
  return out;
}

/** A model's genres that the user has not got become the user's. */
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
    if (genreId === undefined || confidence === undefined) throw new Error('the model said nothing');
    return { trackId, genreId, confidence, values: own };
  });
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (const [i, value] of values.entries()) if (value > (values[best] ?? Number.NEGATIVE_INFINITY)) best = i;
  return best;
}
