// The part of a scan that analyses: new tracks from the start, others for the feature groups that they lack.
import { setImmediate } from 'node:timers/promises';
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import type { Layout } from '../../core/domain/layout.ts';
import { type CarefulClient, suspectsLast } from '../analysis/carefully.ts';
import { isInside } from '../work/paths.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { isAway, isOffline } from './offline.ts';
import { predictTracks } from './predict.ts';

/** Tracks whose superseded vectors are deleted in one transaction. */
const droppedAtOnce = 1000;

/** Analyses every waiting track of these folders; results and failures are committed one by one. Returns how many succeeded. */
export async function analyseTracks(
  work: Work,
  analysis: CarefulClient,
  folders: readonly Uint8Array[],
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
    if (isOffline(work, track.path)) return;
    if (await analyseOne(work, analysis, track, job.signal)) analysed += 1;
    done += 1;
    job.report(meter.measure(done, waiting.length, now()));
    predicting.tick();
  };
  try {
    await suspectsLast(analysis, waiting, ({ path }) => path, analysis.size + 1, analyse);
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
  work: Work,
  { ask }: CarefulClient,
  { id, path, lacks }: WaitingTrack,
  signal: AbortSignal,
): Promise<boolean> {
  const { store, change, layout } = work;
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
    if (await isAway(work, path, error)) return false;
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

/** Vectors of earlier versions of a group go once no track waits for the newest and no model in use reads them. */
export async function dropSuperseded({ store, change, layout }: Work): Promise<void> {
  // Learning builds on the starter even where another model is active.
  const read = store.models
    .list()
    .filter(({ active, origin }) => active || origin === 'starter')
    .flatMap(({ report }) => report.groups);
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
