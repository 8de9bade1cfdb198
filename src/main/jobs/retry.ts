// 'Try again': listens anew to tracks that failed.
import { sep } from 'node:path';
import type { ScanReport } from '../../core/domain/job.ts';
import { pathKey } from '../work/paths.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { scan } from './scan.ts';

/** A scan of the folders that they lie in, so that a file that was replaced or has gone meanwhile is noticed, too. */
export async function retryTracks(work: Work, ids: readonly number[], job: JobContext): Promise<ScanReport> {
  const { store, change } = work;
  const folders = new Map<string, Buffer>();
  change((write) => {
    for (const { id, path, state } of store.tracks.files(ids)) {
      if (state !== 'failed') continue;
      write.tracks.retry(id);
      const folder = path.subarray(0, Math.max(1, path.lastIndexOf(sep)));
      folders.set(pathKey(folder), folder);
    }
  });
  return await scan(work, { folders: [...folders.values()], workers: null }, job);
}
