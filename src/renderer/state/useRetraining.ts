// The retraining that is under way, if any.
import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../core/domain/job.ts';
import { api } from '../wire/api.ts';
import { runningJobs } from '../wire/jobList.ts';

export function useRetraining(): Job | undefined {
  const { data: jobs } = useQuery(api.jobs.list.queryOptions());
  return runningJobs(jobs ?? []).find(({ kind }) => kind === 'retrain');
}
