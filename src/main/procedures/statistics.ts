// Statistics: what the library, or a list of its tracks, is made of.
import { os, type Parts } from './parts.ts';
import { checkQuery } from './queries.ts';

export function statisticsProcedures({ work }: Parts) {
  return {
    get: os.statistics.get.handler(async ({ input, signal }) => {
      const { filter: { query, ...filter } = {}, ids } = input;
      checkQuery(query);
      // Searches are answered here: a worker is told which tracks they find.
      if (query === undefined) return await work.learning.interactive.ask('statistics', input, { signal });
      const found = work.store.tracks.query({ ...filter, query }, []);
      const wanted = new Set(ids ?? found);
      return await work.learning.interactive.ask(
        'statistics',
        { ids: found.filter((id) => wanted.has(id)) },
        { signal },
      );
    }),
  };
}
