// Makes another model the active one and predicts the library anew; cancelled, all is as it was before.
import { AppError } from '../../core/model/errors.ts';
import type { PredictReport, RetrainReport } from '../../core/model/job.ts';
import type { Work } from './context.ts';
import { predictTracks } from './predict.ts';
import type { JobContext } from './registry.ts';

/** Longer lists are no use to anybody, and travel with the job. */
const mostChanges = 1000;

export async function activate(
  work: Work,
  id: number,
  first: readonly number[],
  job: JobContext,
): Promise<PredictReport> {
  if (work.store.models.get(id) === null) throw new AppError('not-found', `There is no model ${id}.`);
  const startedAt = work.now();
  const { tracks } = await replaceModel(work, id, first, job);
  return { tracks, seconds: (work.now() - startedAt) / 1000 };
}

/** Throws AppError('cancelled') when the job is cancelled: the old model and its predictions are then back. */
export async function replaceModel(
  work: Work,
  id: number,
  first: readonly number[],
  job: JobContext,
): Promise<Pick<RetrainReport, 'changed' | 'changes'> & { tracks: number }> {
  const { store, events } = work;
  const old = store.models.active();
  const before = store.models.predictedGenres();
  store.transaction(() => {
    store.models.keepPredictions();
    store.models.activate(id);
  });
  events.changed('models');
  try {
    const { tracks } = await predictTracks(work, job, first);
    job.signal.throwIfAborted();
    store.models.forgetKept();
    return { tracks, ...changesSince(before, work) };
  } catch (error) {
    store.transaction(() => {
      store.models.restorePredictions();
      if (old !== null) store.models.activate(old.id);
      store.decideGenres('all');
    });
    events.changed('models', 'tracks', 'genres');
    throw error;
  }
}

function changesSince(
  before: ReadonlyMap<number, number>,
  { store }: Work,
): Pick<RetrainReport, 'changed' | 'changes'> {
  const nameOf = new Map(store.genres.list().map(({ id, name }) => [id, name]));
  const changes: RetrainReport['changes'] = [];
  let changed = 0;
  for (const [id, genreId] of store.models.predictedGenres()) {
    const earlier = before.get(id);
    if (earlier === genreId) continue;
    changed += 1;
    if (changes.length >= mostChanges) continue;
    const from = earlier === undefined ? null : (nameOf.get(earlier) ?? null);
    changes.push({ id, from, to: nameOf.get(genreId) ?? '' });
  }
  return { changed, changes };
}
