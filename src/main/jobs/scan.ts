// The scan: find what changed, read tags, analyse what is new, predict genres; each file committed as it comes.

import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorKind, toErrorData } from '../../core/domain/errors.ts';
import type { ScanReport } from '../../core/domain/job.ts';
import type { Layout } from '../../core/domain/layout.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { AnalysisClient } from '../analysis/client.ts';
import { noTags } from '../library/tags.ts';
import type { FoundFile } from '../library/walk.ts';
import type { Writes } from '../store/store.ts';
import type { KnownFile, FoundFile as StoredFile } from '../store/tracks/trackWrites.ts';
import { artistKey } from '../work/artistKey.ts';
import { inParallel } from '../work/inParallel.ts';
import { isInside } from '../work/paths.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { type Changes, findChanges } from './diskChanges.ts';
import { predictTracks } from './predict.ts';

export interface ScanOptions {
  /** Absolute paths; each must be a root or lie inside one. */
  readonly folders: readonly Uint8Array[];
  readonly workers: number | null;
}

/** Files whose tags are committed together. */
const tagsAtOnce = 64;
/** Failures that may pass by themselves and are retried at the next scan. */
const passing: readonly ErrorKind[] = ['unreadable', 'worker-died'];
/** Tracks whose superseded vectors are deleted in one transaction. */
const droppedAtOnce = 1000;

export async function scan(work: Work, options: ScanOptions, job: JobContext): Promise<ScanReport> {
  const { store, now } = work;
  const startedAt = now();
  const looking = progressMeter({ phase: 'finding-files' }, 'files');
  const changes = await findChanges(options.folders, store.tracks.knownFiles, job.signal, (files) =>
    job.report(looking.measure(files, null, now())),
  );
  const found = changes.added.length + changes.changed.length + changes.unchanged.length;
  job.report(looking.measure(found, found, now()));
  noteUnchanged(work, changes);

  const analysis = work.analysis(options.workers);
  const moved = await readAllTags(work, analysis, changes, job);
  const missing = noteGone(work, changes.gone, moved);
  const analysed = await analyseAll(work, analysis, options, job);
  await predictTracks(work, job);
  await dropSuperseded(work);

  const failed = store.tracks
    .failures()
    .filter(({ path }) => options.folders.some((folder) => isInside(path, folder)))
    .filter(({ path }) => !changes.unreadable.some((place) => isInside(path, place.path)))
    .map(({ error }) => error);
  return {
    files: found,
    added: changes.added.length - moved.size,
    updated: changes.changed.length + moved.size,
    unchanged: changes.unchanged.length,
    missing,
    analysed,
    failed: [...changes.unreadable.map(({ error }) => error), ...failed],
    seconds: (now() - startedAt) / 1000,
  };
}

/** Restores files that are back in place, and retries those whose failure may have passed. */
function noteUnchanged({ change }: Work, { unchanged }: Changes): void {
  change((write) => {
    write.features.forgetFailures(passing);
    for (const file of unchanged) {
      if (file.presence === 'missing') write.tracks.setPresence(file.id, 'present');
      if (file.failureKind !== null && passing.includes(file.failureKind)) write.tracks.retry(file.id);
    }
  });
}

/** Reads tags of added and changed files. Returns the ids of tracks that turned out to have moved. */
async function readAllTags(
  work: Work,
  analysis: AnalysisClient,
  changes: Changes,
  job: JobContext,
): Promise<ReadonlySet<number>> {
  const { store, change, now } = work;
  const roots = store.roots.list();
  const gone = new Map(
    changes.gone.flatMap((file) => (file.fingerprint === null ? [] : [[file.fingerprint, file] as const])),
  );
  const moved = new Set<number>();
  const files: { file: FoundFile; known: KnownFile | null }[] = [
    ...changes.changed,
    ...changes.added.map((file) => ({ file, known: null })),
  ];
  const meter = progressMeter({ phase: 'reading-tags' }, 'files');
  let done = 0;
  let batch: { stored: StoredFile; known: KnownFile | null }[] = [];

  const commit = (): void => {
    const committed = batch;
    batch = [];
    change((write) => {
      for (const { stored, known } of committed) save(write, stored, known);
    });
  };
  try {
    await inParallel(files, analysis.size * 2, async ({ file, known }) => {
      await job.ready();
      const stored = await readFile(file);
      // Not before the file was read: a commit may have started a new batch meanwhile.
      batch.push({ stored, known });
      if (batch.length >= tagsAtOnce) commit();
      done += 1;
      job.report(meter.measure(done, files.length, now()));
    });
  } finally {
    commit();
  }
  return moved;

  async function readFile(file: FoundFile): Promise<StoredFile> {
    const shown = displayPath(file.path);
    const rootId = roots.find((root) => isInside(file.path, root.path))?.id;
    if (rootId === undefined) throw new Error(`no root holds ${shown}`);
    const found = { rootId, path: file.path, displayPath: shown, size: file.size, mtimeMs: file.mtimeMs };
    try {
      const { tags, fingerprint } = await analysis.ask('tags', { path: file.path }, { signal: job.signal });
      return { ...found, fingerprint, tags, artistKey: artistKey(tags, shown) };
    } catch (error) {
      // The analysis opens the same file next and reports what is wrong with it; here it only lacks tags.
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
      const tags = { ...noTags, problem: error.message };
      return { ...found, fingerprint: null, tags, artistKey: artistKey(tags, shown) };
    }
  }

  function save(write: Writes, stored: StoredFile, known: KnownFile | null): void {
    if (known !== null) {
      const audioChanged = stored.fingerprint === null || stored.fingerprint !== known.fingerprint;
      write.tracks.update(known.id, stored, audioChanged);
      return;
    }
    const from = stored.fingerprint === null ? undefined : gone.get(stored.fingerprint);
    if (from === undefined || moved.has(from.id)) write.tracks.add(stored);
    else {
      moved.add(from.id);
      write.tracks.update(from.id, stored, false);
    }
  }
}

/** Marks tracks as missing; nothing is ever deleted. */
function noteGone({ change }: Work, gone: readonly KnownFile[], moved: ReadonlySet<number>): number {
  const missing = gone.filter(({ id }) => !moved.has(id));
  change((write) => {
    for (const { id, presence } of missing)
      if (presence === 'present') write.tracks.setPresence(id, 'missing');
  });
  return missing.length;
}

/** Vectors of earlier versions of a group go once no track waits for the newest and the active model does not read them. */
async function dropSuperseded({ store, change, layout }: Work): Promise<void> {
  const read = store.models.active()?.report.groups ?? [];
  for (const { name, version } of layout) {
    if (store.features.waitingFor({ name, version }).length > 0) continue;
    const earlier = store.features.versions(name).filter((other) => other < version);
    for (const old of earlier.filter(
      (other) => !read.some((group) => group.name === name && group.version === other),
    ))
      while (change((write) => write.features.drop({ name, version: old }, droppedAtOnce)))
        await setImmediate();
  }
}

/** Analyses every waiting track of the scanned folders; results and failures are committed one by one. */
async function analyseAll(
  work: Work,
  analysis: AnalysisClient,
  { folders }: ScanOptions,
  job: JobContext,
): Promise<number> {
  const { store, now } = work;
  const waiting: readonly WaitingTrack[] = [
    ...store.tracks.waiting(),
    ...store.features.waiting(work.layout),
  ].filter(({ path }) => folders.some((folder) => isInside(path, folder)));
  const meter = progressMeter({ phase: 'analysing' }, 'tracks');
  const predicting = predictAlong(work, job);
  let done = 0;
  let analysed = 0;
  const analyse = async (track: WaitingTrack): Promise<void> => {
    await job.ready();
    if (await analyseOne(work, analysis, track, job.signal)) analysed += 1;
    done += 1;
    job.report(meter.measure(done, waiting.length, now()));
    predicting.tick();
  };
  try {
    await inParallel(waiting, analysis.size + 1, analyse);
  } finally {
    await predicting.settled();
  }
  return analysed;
}

/** A new track, or one that has been analysed and lacks some groups. */
interface WaitingTrack {
  readonly id: number;
  readonly path: Buffer;
  readonly lacks?: Layout;
}

/** Commits the result or the failure. Returns true for a result. */
async function analyseOne(
  { store, change, layout }: Work,
  { ask }: AnalysisClient,
  { id, path, lacks }: WaitingTrack,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    if (lacks === undefined) {
      const depth = store.settings.get().analysisDepth;
      const found = await ask('analyse', { path, depth, groups: layout }, { signal });
      change((write) => write.features.saveAnalysis(id, found));
    } else {
      const windows = store.features.windows(id);
      const found = await ask('addGroups', { path, windows, groups: lacks }, { signal });
      change((write) => write.features.saveGroups(id, found));
    }
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    const failure = toErrorData(error);
    change((write) => {
      // The groups that the track has stay in use.
      if (lacks !== undefined)
        write.features.saveGroups(
          id,
          lacks.map((group) => ({ ...group, failure })),
        );
      else write.tracks.saveFailure(id, failure);
    });
    return false;
  }
}

/** How often new tracks are predicted during an analysis, so that genres appear early in a large library. */
const predictEveryMs = 5000;

/** Predicts during the analysis, one run at a time. Its failures are ignored: the run at the end meets them again. */
function predictAlong(work: Work, job: JobContext): { tick(): void; settled(): Promise<void> } {
  let running: Promise<unknown> | null = null;
  let startedAt = work.now();
  return {
    tick() {
      if (running !== null || work.now() - startedAt < predictEveryMs) return;
      startedAt = work.now();
      running = predictTracks(work, { ...job, report: () => undefined })
        .catch(() => undefined)
        .finally(() => {
          running = null;
        });
    },
    async settled() {
      await running;
    },
  };
}
