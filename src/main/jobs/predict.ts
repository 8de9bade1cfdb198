// Predicts the genre of analysed tracks with the active model, in batches that are committed as they come.
import type { PredictReport } from '../../core/model/job.ts';
import type { TrackFeatures } from '../store/features.ts';
import type { Prediction, StoredModel } from '../store/models.ts';
import type { Work } from './context.ts';
import { inParallel } from './inParallel.ts';
import type { FeatureRows, LearnAnswer } from './learnTask.ts';
import { progressMeter } from './progressMeter.ts';
import type { JobContext } from './registry.ts';

const tracksAtOnce = 2000;

/**
 * Predicts every analysed track that the active model has not judged yet, or judged from older vectors; those of
 * `first` before all others.
 */
export async function predictTracks(
  work: Work,
  job: JobContext,
  first: readonly number[] = [],
): Promise<PredictReport> {
  const { store, events, learning, now } = work;
  const startedAt = now();
  const model = store.models.active();
  if (model === null) return { tracks: 0, seconds: 0 };
  const ids = store.tracks.unpredicted(model.id);
  const meter = progressMeter('Sorting by genre', 'tracks');
  let done = 0;
  await inParallel(batches(ids, first), learning.threads, async (batchIds) => {
    await job.ready();
    const batch = store.features.features(model.report.featureNames, batchIds);
    if (batch.length === 0) return;
    const answer = await learning.predict(
      {
        modelDir: learning.modelDir(model),
        isStarter: model.origin === 'starter',
        features: stackWindows(batch),
      },
      { signal: job.signal },
    );
    // Another model may have become active meanwhile; its own job predicts these tracks then.
    if (job.signal.aborted || store.models.active()?.id !== model.id) return;
    store.transaction(() => {
      store.models.savePredictions(model.id, toPredictions(work, model, batch, answer));
      store.decideGenres(batch.map(({ trackId }) => trackId));
    });
    events.changed('tracks', 'genres');
    done += batchIds.length;
    job.report(meter.measure(done, ids.length, now()));
  });
  return { tracks: ids.length, seconds: (now() - startedAt) / 1000 };
}

/** Those of `first` are a batch of their own, so that they are committed at once. */
function batches(ids: readonly number[], first: readonly number[]): number[][] {
  const wanted = new Set(first);
  const now = ids.filter((id) => wanted.has(id));
  const later = ids.filter((id) => !wanted.has(id));
  const out = now.length === 0 ? [] : [now];
  for (let start = 0; start < later.length; start += tracksAtOnce)
    out.push(later.slice(start, start + tracksAtOnce));
  return out;
}

/** The vectors of all windows row after row, as the workers take them. */
export function stackWindows(tracks: readonly TrackFeatures[]): FeatureRows {
  const vectors = tracks.flatMap(({ windows }) => windows);
  const columns = vectors[0]?.length ?? 0;
  const data = new Float32Array(vectors.length * columns);
  for (const [i, vector] of vectors.entries()) data.set(vector, i * columns);
  return { data, rows: vectors.length };
}

function toPredictions(
  { store, now }: Work,
  model: StoredModel,
  batch: readonly TrackFeatures[],
  { classes, values }: Extract<LearnAnswer, { kind: 'predict' }>,
): Prediction[] {
  const genreIds = classes.map((name) => store.genres.ensure(name, now()).id);
  const width = (1 + Object.keys(model.report.baseLearners).length) * classes.length;
  let row = 0;
  return batch.map(({ trackId, version, windows }) => {
    const own = meanRows(values.subarray(row * width, (row + windows.length) * width), width);
    row += windows.length;
    const best = argmax(own.subarray(0, classes.length));
    const genreId = genreIds[best];
    const confidence = own[best];
    if (genreId === undefined || confidence === undefined) throw new Error(`model ${model.id} said nothing`);
    return { trackId, genreId, confidence, featuresVersion: version, values: own };
  });
}

/** What is said of a track is the mean of what is said of its windows. */
function meanRows(values: Float32Array, width: number): Float32Array {
  const mean = new Float32Array(width);
  const rows = values.length / width;
  for (const [i, value] of values.entries()) {
    const column = i % width;
    mean[column] = (mean[column] ?? 0) + value / rows;
  }
  return mean;
}

function argmax(values: Float32Array): number {
  let best = 0;
  for (const [i, value] of values.entries()) if (value > (values[best] ?? Number.NEGATIVE_INFINITY)) best = i;
  return best;
}
