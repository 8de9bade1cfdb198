// The map: as it is kept, laid out anew, new tracks put on it, and what its places are coloured by.
import { layOut, placeWaiting } from '../jobs/layOut.ts';
import { shownMap, shownValues } from '../jobs/shownMap.ts';
import { os, type Parts } from './parts.ts';

/** The same library and the same seed give the same map. */
const defaultSeed = 1;

export const mapProcedures = ({ work, jobs }: Parts) => ({
  get: os.map.get.handler(({ input, signal }) => shownMap(work, input.kind, signal)),
  layOut: os.map.layOut.handler(({ input: { kind, seed = defaultSeed } }) => {
    const job = jobs.start({
      kind: 'map',
      run: async (context) => ({ kind: 'map', report: await layOut(work, { kind, seed }, context) }),
    });
    return { jobId: job.id };
  }),
  place: os.map.place.handler(async ({ input, signal }) => ({
    placed: await placeWaiting(work, input.kind, signal),
  })),
  values: os.map.values.handler(({ input }) => shownValues(work, input.by, input.ids)),
});
