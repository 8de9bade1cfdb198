// Statistics: what the library is made of.
import { os, type Parts } from './parts.ts';

export function statisticsProcedures({ work }: Parts) {
  return {
    get: os.statistics.get.handler(() => work.store.statistics()),
  };
}
