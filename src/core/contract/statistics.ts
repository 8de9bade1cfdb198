// Statistics: what the library, or a list of its tracks, is made of.
import { statisticsSchema, statisticsScopeSchema } from '../domain/statistics.ts';
import { procedure } from './procedure.ts';

export const statisticsContract = {
  /** Ids of no track are left out, as are missing tracks that the filter does not ask for. */
  get: procedure.input(statisticsScopeSchema).output(statisticsSchema),
};
