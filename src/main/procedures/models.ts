// Models: listing them, learning a new one, going back to an earlier one.
import { AppError } from '../../core/domain/errors.ts';
import { activate } from '../jobs/activate.ts';
import type { Work } from '../jobs/context.ts';
import { retrain } from '../jobs/retrain.ts';
import { confusedTracks } from '../learning/modelFolder.ts';
import type { StoredModel } from '../store/learning/models.ts';
import { os, type Parts } from './parts.ts';

/** The seed of a fit when none is asked for: the same labels then give the same model. */
const defaultSeed = 1;

export const modelsProcedures = ({ work, jobs }: Parts) => ({
  list: os.models.list.handler(() => work.store.models.list().map(({ folder: _folder, ...model }) => model)),
  retrain: os.models.retrain.handler(({ input }) => {
    const { seed = defaultSeed, evenIfWorse = false, thorough = false, first = [] } = input;
    work.store.tracks.mustExist(first);
    const job = jobs.start({
      kind: 'retrain',
      run: async (context) => ({
        kind: 'retrain',
        report: await retrain(work, { seed, evenIfWorse, thorough, first }, context),
      }),
    });
    return { jobId: job.id };
  }),
  confused: os.models.confused.handler(({ input: { id, ...cell } }) =>
    confusedTracks(work.learning.filesOf(existing(work, id)).modelDir, cell),
  ),
  activate: os.models.activate.handler(({ input }) => {
    existing(work, input.id);
    work.store.tracks.mustExist(input.first ?? []);
    const job = jobs.start({
      kind: 'activate',
      run: async (context) => ({
        kind: 'predict',
        report: await activate(work, input.id, input.first ?? [], context),
      }),
    });
    return { jobId: job.id };
  }),
});

/** Throws AppError('not-found'). */
function existing({ store }: Work, id: number): StoredModel {
  const model = store.models.get(id);
  if (model === null) throw new AppError('not-found', `There is no model ${id}.`);
  return model;
}
