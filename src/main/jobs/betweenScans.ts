// Changes what scans go by: those under way end first, and what they had left is taken up again.
import { hasEnded, isScan } from '../../core/domain/job.ts';
import type { JobRegistry } from '../work/registry.ts';

/** `again` is called when a scan was ended for it. */
export async function betweenScans<Result>(
  jobs: JobRegistry,
  body: () => Result | Promise<Result>,
  again: () => unknown,
): Promise<Result> {
  const scans = jobs.list().filter((job) => isScan(job) && !hasEnded(job));
  for (const { id } of scans) jobs.cancel(id);
  await Promise.all(scans.map(({ id }) => jobs.settled(id)));
  try {
    return await body();
  } finally {
    if (scans.length > 0) await again();
  }
}
