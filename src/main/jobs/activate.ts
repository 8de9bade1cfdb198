// Makes another model the active one and predicts the library anew; cancelled, all is as it was before.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import type { PredictReport, RetrainReport } from '../../core/domain/job.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { judgeTracks, type Predictions, predictTracks, writePredictions } from './predict.ts';

/** Longer lists are no use to anybody, and travel with the job. */
const mostChanges = 1000;
/** Put back in one transaction: some ten milliseconds. */
const restoredAtOnce = 400;

export async function activate(
  work: Work,
  id: number,
  first: readonly number[],
  job: JobContext,
): Promise<PredictReport> {
  const startedAt = work.now();
  const { tracks } = await replaceModel(work, id, first, job);
  return { tracks, seconds: (work.now() - startedAt) / 1000 };
}

/**
 * The new model judges the whole library first, while the old one stays; only the tracks of `first` are told at once.
 * So there is little to put back when the job is cancelled. Then the models change places and what was said is written.
 * Throws AppError('not-found'), and AppError('cancelled') when the old model and its predictions are back.
 */
export async function replaceModel(
  work: Work,
  id: number,
  first: readonly number[],
  job: JobContext,
): Promise<Pick<RetrainReport, 'changed' | 'changes'> & { tracks: number }> {
  const { store, change } = work;
  const model = store.models.get(id);
  if (model === null) throw new AppError('not-found', `There is no model ${id}.`);
  const old = store.models.active();
  const onScreen = new Set(first);
  const changes = changesIn(work);
  const write = async (predictions: Predictions): Promise<void> => {
    const wanted = (): boolean => !job.signal.aborted;
    await writePredictions(work, id, predictions, wanted, (to, slice, trackIds) => {
      changes.note(slice, store.models.predictedGenres(trackIds));
      to.models.keepPredictions(trackIds);
    });
    job.signal.throwIfAborted();
  };
  try {
    const later: Predictions[] = [];
    const tracks = await judgeTracks(work, job, model, first, async (predictions) => {
      if (predictions.some(({ trackId }) => onScreen.has(trackId))) await write(predictions);
      else later.push(predictions);
    });
    job.signal.throwIfAborted();
    change((to) => to.models.activate(id));
    for (const predictions of later) await write(predictions);
    // What was listened to meanwhile.
    await predictTracks(work, job);
    job.signal.throwIfAborted();
    change((to) => to.models.forgetKept());
    return { tracks, ...changes.told() };
  } catch (error) {
    if (old !== null) change((to) => to.models.activate(old.id));
    await putBack(work);
    throw error;
  }
}

async function putBack({ change }: Work): Promise<void> {
  let restored: number;
  do {
    restored = change((write) => write.models.restorePredictions(restoredAtOnce).length);
    await setImmediate();
  } while (restored === restoredAtOnce);
}

/** Gathers which tracks sound like another genre than before. */
function changesIn({ store }: Work): {
  note(predictions: Predictions, before: ReadonlyMap<number, number>): void;
  told(): Pick<RetrainReport, 'changed' | 'changes'>;
} {
  const found: { id: number; from: number | null; to: number }[] = [];
  let changed = 0;
  return {
    note(predictions, before) {
      for (const { trackId, genreId } of predictions) {
        const from = before.get(trackId);
        if (from === genreId) continue;
        changed += 1;
        if (found.length < mostChanges) found.push({ id: trackId, from: from ?? null, to: genreId });
      }
    },
    told() {
      const nameOf = new Map(store.genres.list().map(({ id, name }) => [id, name]));
      const changes = found.map(({ id, from, to }) => ({
        id,
        from: from === null ? null : (nameOf.get(from) ?? null),
        to: nameOf.get(to) ?? '',
      }));
      return { changed, changes };
    },
  };
}
