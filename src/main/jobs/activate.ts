// Makes another model the active one and predicts the library with it; cancelling restores the earlier state.
import { setImmediate } from 'node:timers/promises';
import type { Move } from '../../core/domain/comparison.ts';
import { AppError } from '../../core/domain/errors.ts';
import type { PredictReport, RetrainReport } from '../../core/domain/job.ts';
import type { StoredModel } from '../store/learning/models.ts';
import type { Store } from '../store/store.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { type Predictions, predictInBatches, predictTracks, writePredictions } from './predict.ts';
import { learnUsualTempi } from './usualTempi.ts';

interface Changes extends Pick<RetrainReport, 'changed' | 'changes'> {
  readonly moves: Move[];
}

/** Nobody reads a longer list, and it travels with the job. */
const mostChanges = 1000;
/** Restored in one transaction, which takes some ten milliseconds. */
const restoredAtOnce = 400;
const readAtOnce = 2000;

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
 * The new model predicts the whole library while the old one stays active; only predictions of `first` are written at
 * once, so that a cancelled job has little to restore. Then the new model becomes active and the rest is written.
 * Throws AppError('not-found'), AppError('library-unusable') for a model of superseded features, and
 * AppError('cancelled') when the old model and its predictions are back.
 */
export async function replaceModel(
  work: Work,
  id: number,
  first: readonly number[],
  job: JobContext,
): Promise<Changes & { tracks: number }> {
  const { store, change } = work;
  const model = store.models.get(id);
  if (model === null) throw new AppError('not-found', `There is no model ${id}.`);
  if (!isReadable(store, model))
    throw new AppError(
      'library-unusable',
      'This model reads features that are no longer kept. Retrain instead.',
    );
  // Before anything changes.
  await work.learning.background.ask('tryModel', work.learning.filesOf(model), { signal: job.signal });
  const old = store.models.active();
  const onScreen = new Set(first);
  const changes = changesIn(work);
  const write = async (predictions: Predictions): Promise<void> => {
    const wanted = (): boolean => !job.signal.aborted;
    await writePredictions(work, id, predictions, wanted, (to, trackIds) => {
      changes.note(trackIds);
      to.models.keepPredictions(trackIds);
    });
    job.signal.throwIfAborted();
  };
  try {
    const later: Predictions[] = [];
    const tracks = await predictInBatches(work, job, model, first, async (predictions) => {
      if (predictions.some(({ trackId }) => onScreen.has(trackId))) await write(predictions);
      else later.push(predictions);
    });
    job.signal.throwIfAborted();
    change((to) => to.models.activate(id));
    for (const predictions of later) await write(predictions);
    // Tracks that were analysed meanwhile.
    await predictTracks(work, job);
    job.signal.throwIfAborted();
    change((to) => to.models.forgetKept());
    await learnUsualTempi(work);
    return { tracks, ...(await changes.report()) };
  } catch (error) {
    if (old !== null) change((to) => to.models.activate(old.id));
    await restore(work);
    throw error;
  }
}

/** False once the vectors that the model was fitted on were superseded and dropped. */
function isReadable({ features }: Store, { report }: StoredModel): boolean {
  const tracks = features.trackIds().length;
  return tracks === 0 || report.groups.every((group) => features.lacking(group, 'all') < tracks);
}

async function restore({ change }: Work): Promise<void> {
  let restored: number;
  do {
    restored = change((write) => write.models.restorePredictions(restoredAtOnce).length);
    await setImmediate();
  } while (restored === restoredAtOnce);
}

/** Collects the tracks that stand under another genre than before, or under none; what stands by its label or tag does not move. */
function changesIn({ store }: Work): { note(trackIds: readonly number[]): void; report(): Promise<Changes> } {
  const before = new Map<number, string | null>();
  return {
    note(trackIds) {
      for (const { id, genre } of store.models.sortedAs(trackIds)) if (!before.has(id)) before.set(id, genre);
    },
    async report() {
      const changes: RetrainReport['changes'] = [];
      const moved = new Map<string, Move>();
      let changed = 0;
      const ids = [...before.keys()];
      for (let start = 0; start < ids.length; start += readAtOnce) {
        for (const { id, genre: to, isModels } of store.models.sortedAs(
          ids.slice(start, start + readAtOnce),
        )) {
          const from = before.get(id) ?? null;
          if (!isModels || from === to) continue;
          changed += 1;
          if (changes.length < mostChanges) changes.push({ id, from, to });
          const key = JSON.stringify([from, to]);
          moved.set(key, { from, to, tracks: (moved.get(key)?.tracks ?? 0) + 1 });
        }
        await setImmediate();
      }
      const moves = [...moved.values()].sort((a, b) => b.tracks - a.tracks);
      return { changed, changes, moves };
    },
  };
}
