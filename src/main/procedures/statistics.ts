// Statistics: what the library, or a list of its tracks, is made of.
import { os, type Parts } from './parts.ts';

export function statisticsProcedures({ work }: Parts) {
  return {
    get: os.statistics.get.handler(({ input, signal }) =>
      work.learning.interactive.ask('statistics', input, { signal }),
    ),
  };
}
