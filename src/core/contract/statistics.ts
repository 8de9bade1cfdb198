// Statistics: what the library is made of.
import { statisticsSchema } from '../domain/statistics.ts';
import { procedure } from './procedure.ts';

export const statisticsContract = {
  /** Of all tracks that are there. */
  get: procedure.output(statisticsSchema),
};
