// The list of jobs as events change it.
import { hasEnded, type Job } from '../../core/domain/job.ts';

/** The list, newest first, with this job in it as it is now. */
export function withJob(jobs: readonly Job[], job: Job): Job[] {
  if (jobs.some(({ id }) => id === job.id)) return jobs.map((other) => (other.id === job.id ? job : other));
  return [job, ...jobs].sort((a, b) => b.id - a.id);
}

/** Newest end first. */
export function pastJobs(jobs: readonly Job[]): Job[] {
  const endOf = ({ status }: Job): number => ('endedAt' in status ? status.endedAt : 0);
  return jobs.filter(hasEnded).sort((a, b) => endOf(b) - endOf(a));
}

export function runningJobs(jobs: readonly Job[]): Job[] {
  return jobs.filter((job) => !hasEnded(job));
}
