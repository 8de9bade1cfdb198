// The scan: take in what changed, analyse what is new, predict genres; each file committed as it comes.
import type { ScanReport } from '../../core/domain/job.ts';
import type { OfflineRoot } from '../../core/domain/root.ts';
import { workersHere } from '../analysis/executor.ts';
import { isInside } from '../work/paths.ts';
import type { JobContext } from '../work/registry.ts';
import { analyseTracks, dropSuperseded } from './analyse.ts';
import { placeInClusters } from './clusters.ts';
import type { Work } from './context.ts';
import type { Changes } from './diskChanges.ts';
import { learnByEar } from './ears/learnByEar.ts';
import { endFirstScan, fitGenresToTags } from './fromTags.ts';
import { isOffline } from './offline.ts';
import { predictTracks } from './predict.ts';
import { rereadTags } from './rereadTags.ts';
import { settleTags } from './settleTags.ts';
import { type ScanOptions, takeIn } from './takeIn.ts';
import { hearTags } from './trackTags/learn.ts';
import { learnUsualTempi } from './usualTempi.ts';

export async function scan(work: Work, options: ScanOptions, job: JobContext): Promise<ScanReport> {
  const analysis = work.analysis(options.workers);
  if (options.queue === undefined)
    return await scanBy({ executor: workersHere(analysis), analysis }, work, options, job);
  // Before the folders are looked through: hours later is late for a queue that does not answer.
  const executor = await work.openQueue(options.queue, analysis);
  try {
    return await scanBy({ executor, analysis }, work, options, job);
  } finally {
    await executor.close();
  }
}

async function scanBy(
  listeners: Parameters<typeof analyseTracks>[1],
  work: Work,
  options: ScanOptions,
  job: JobContext,
): Promise<ScanReport> {
  const { store, now } = work;
  const { analysis } = listeners;
  const startedAt = now();
  const { changes, moved, missing } = await takeIn(work, options, job);
  await rereadTags(work, analysis, changes.unsettled, job);
  const fromTags = await fitGenresToTags(work, options.folders);
  const { analysed, crew } = await analyseTracks(work, listeners, options.folders, job);
  await predictTracks(work, job);
  await learnByEar(work, job);
  await hearTags(work, job);
  await learnUsualTempi(work);
  await settleTags(work, job.signal);
  await placeInClusters(work, work.learning.background, job.signal);
  await dropSuperseded(work);
  endFirstScan(work);
  work.change((write) => write.duplicates.noteFiles());

  const failed = store.tracks
    .failures()
    .filter(({ path }) => options.folders.some((folder) => isInside(path, folder)))
    .filter(({ path }) => !changes.unreadable.some((place) => isInside(path, place.path)))
    .filter(({ path }) => !isOffline(work, path))
    .map(({ error }) => error);
  return {
    files: changes.added.length + changes.changed.length + changes.unchanged,
    added: changes.added.length - moved,
    updated: changes.changed.length + moved,
    unchanged: changes.unchanged,
    missing,
    analysed,
    failed: [...changes.unreadable.map(({ error }) => error), ...failed],
    leftOut: [...changes.leftOut],
    fromTags,
    offline: offlineNow(work, changes),
    ...(crew === null ? {} : { crew: [...crew] }),
    seconds: (now() - startedAt) / 1000,
  };
}

/** As they stand after the analysis, during which one may have gone away. */
function offlineNow({ store }: Work, { roots }: Changes): OfflineRoot[] {
  return store.roots.places().flatMap(({ id, displayPath: path, offline }) => {
    const isScanned = roots.some(({ root }) => root.id === id);
    return offline === null || !isScanned ? [] : [{ path, ...offline }];
  });
}
