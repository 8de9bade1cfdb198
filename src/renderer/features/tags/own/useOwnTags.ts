// The tags of tracks with their figures, as far as somebody looks through them, and the job that learns them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { hasEnded, type Job } from '../../../../core/domain/job.ts';
import { useSettled } from '../../../primitives/useSettled.ts';
import { api } from '../../../wire/api.ts';

/** Most that are listed at once; others are found by typing. */
export const listedAtOnce = 1000;
const momentMilliseconds = 150;

export function useFoundTags(typed: string) {
  const search = typed.trim();
  const isSettled = useSettled(search, momentMilliseconds) || search === '';
  return useQuery(
    api.trackTags.list.queryOptions({
      input: { limit: listedAtOnce, ...(search === '' ? {} : { search }) },
      placeholderData: keepPreviousData,
      enabled: isSettled,
    }),
  );
}

/** The learning that is under way, and the last one. */
export function useLearnJobs(): { readonly running: Job | undefined; readonly last: Job | undefined } {
  const { data: jobs = [] } = useQuery(api.jobs.list.queryOptions());
  const learning = jobs.filter(({ kind }) => kind === 'learn-tags');
  return { running: learning.find((job) => !hasEnded(job)), last: learning[0] };
}
