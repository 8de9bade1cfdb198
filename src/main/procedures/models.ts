// Models: listing them, learning a new one, going back to an earlier one.
import { activate } from '../jobs/activate.ts';
import { retrain } from '../jobs/retrain.ts';
import { confusedTracks } from '../learning/modelFolder.ts';
import { os, type Parts } from './parts.ts';

/** The seed of a fit when none is asked for: the same labels then give the same model. */
const defaultSeed = 1;

export const modelsProcedures = ({ work, jobs }: Parts) => ({
  list: os.models.list.handler(() => work.store.models.list().map(({ folder: _folder, ...model }) => model)),
  retrain: os.models.retrain.handler(({ input }) => {
    const { seed = defaultSeed, evenIfWorse = false, thorough = false, first = [] } = input;
    const job = jobs.start({
      kind: 'retrain',
      run: async (context) => ({
        kind: 'retrain',
        report: await retrain(work, { seed, evenIfWorse, thorough, first }, context),
      }),
    });
    return { jobId: job.id };
  }),
  confused: os.models.confused.handler(({ input: { id, ...cell } }) => {
    const model = work.store.models.get(id);
    return model === null ? null : confusedTracks(work.learning.filesOf(model).modelDir, cell);
  }),
  activate: os.models.activate.handler(({ input }) => {
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
