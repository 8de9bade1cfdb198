// Analyses tracks again that failed.
import { sep } from 'node:path';
import type { ScanReport } from '../../core/domain/job.ts';
import { pathKey } from '../work/paths.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { scan } from './scan.ts';

/** Scans their folders, so that files that were replaced or removed meanwhile are noticed too. */
export async function retryTracks(work: Work, ids: readonly number[], job: JobContext): Promise<ScanReport> {
  const { store, change } = work;
  const folders = new Map<string, Buffer>();
  change((write) => {
    for (const { id, path, state } of store.tracks.files(ids)) {
      if (state !== 'failed') continue;
      work.analysis('any').forgive(path);
      write.tracks.retry(id);
      const folder = path.subarray(0, Math.max(1, path.lastIndexOf(sep)));
      folders.set(pathKey(folder), folder);
    }
  });
  return await scan(work, { folders: [...folders.values()], workers: null }, job);
}
