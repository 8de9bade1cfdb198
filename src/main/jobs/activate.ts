// Makes another model the active one and predicts the library anew.
import { AppError } from '../../core/model/errors.ts';
import type { PredictReport } from '../../core/model/job.ts';
import type { Work } from './context.ts';
import { predictTracks } from './predict.ts';
import type { JobContext } from './registry.ts';

export async function activate(work: Work, id: number, job: JobContext): Promise<PredictReport> {
  const { store, events } = work;
  if (store.models.get(id) === null) throw new AppError('not-found', `There is no model ${id}.`);
  store.transaction(() => store.models.activate(id));
  events.changed('models');
  return await predictTracks(work, job);
}
