// The statistics of what is asked for, those of before while new ones are counted, so that nothing flickers.
import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import type { Statistics, StatisticsScope } from '../../../core/domain/statistics.ts';
import { api, client } from '../../wire/api.ts';

/** `name` tells a list of ids from another, where the ids themselves would make a long key. While `enabled` is false nothing is asked for. */
export function useStatistics(scope: StatisticsScope, name: string, enabled = true) {
  return useQuery<Statistics, Error, Statistics, QueryKey>({
    queryKey: [...api.statistics.key(), name, scope.filter],
    queryFn: ({ signal }) => client.statistics.get(scope, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
}
