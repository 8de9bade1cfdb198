// The library as a whole: its folders, scanning, what happens in it.
import { betweenScans } from '../jobs/betweenScans.ts';
import { scan } from '../jobs/scan.ts';
import type { ScanOptions } from '../jobs/takeIn.ts';
import { browse } from './browse.ts';
import { os, type Parts } from './parts.ts';
import { addRoots, removeRoot, rootStates } from './roots.ts';

export function libraryProcedures({ work, jobs, version }: Parts) {
  const { store, events } = work;

  function startScan(
    folders: readonly Uint8Array[],
    options: Omit<ScanOptions, 'folders'> = { workers: null },
  ): { jobId: number } {
    const job = jobs.start({
      kind: 'scan',
      run: async (context) => ({ kind: 'scan', report: await scan(work, { folders, ...options }, context) }),
    });
    return { jobId: job.id };
  }

  return {
    summary: os.library.summary.handler(() => ({
      libraryDir: work.libraryDir,
      version,
      ...store.tracks.counts(),
    })),
    roots: os.library.roots.handler(() => rootStates(work)),
    scan: os.library.scan.handler(async ({ input }) => {
      const folders = await addRoots(work, input.folders ?? []);
      return startScan(folders, {
        workers: input.workers ?? null,
        isGone: input.gone ?? false,
        ...(input.queue === undefined ? {} : { queue: input.queue }),
      });
    }),
    removeRoot: os.library.removeRoot.handler(async ({ input }) => {
      // A scan under way would bring its tracks back.
      await betweenScans(
        jobs,
        () => removeRoot(work, input.id),
        () => startScan(store.roots.places().map(({ path }) => path)),
      );
      return null;
    }),
    browse: os.library.browse.handler(({ input }) => browse(work.disk, input.path, input.endings ?? [])),
    events: os.library.events.handler(({ signal }) => events.subscribe(signal)),
  };
}
