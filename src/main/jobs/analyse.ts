// The part of a scan that analyses: new tracks from the start, others for the feature groups and facts that they lack.
import { setImmediate } from 'node:timers/promises';
import { earOfGroup } from '../../core/domain/ear.ts';
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import { FACTS_VERSION } from '../../core/features/facts.ts';
import { type CarefulClient, suspectsLast } from '../analysis/carefully.ts';
import type { LackingTrack } from '../store/learning/features.ts';
import { groupsOfEars } from '../work/listening.ts';
import { isInside } from '../work/paths.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { type Listening, listeningNow } from './ears/inUse.ts';
import { proposeKinds } from './notMusic.ts';
import { isAway, isOffline } from './offline.ts';
import { predictTracks } from './predict.ts';
import { passing } from './takeIn.ts';

/** Tracks whose superseded vectors are deleted in one transaction. */
const droppedAtOnce = 1000;

/** Analyses every waiting track of these folders; results and failures are committed one by one. Returns how many succeeded. */
export async function analyseTracks(
  work: Work,
  analysis: CarefulClient,
  folders: readonly Uint8Array[],
  job: JobContext,
): Promise<number> {
  const { now } = work;
  const listening = await listeningNow(work);
  const waiting = waitingTracks(work, listening).filter(({ path }) =>
    folders.some((folder) => isInside(path, folder)),
  );
  const meter = progressMeter({ phase: 'analysing' }, 'tracks');
  const predicting = predictAlong(work, job);
  let done = 0;
  let analysed = 0;
  const analyse = async (track: WaitingTrack): Promise<void> => {
    await job.ready();
    if (isOffline(work, track.path)) return;
    if (await analyseOne(work, analysis, listening, track, job.signal)) analysed += 1;
    done += 1;
    job.report(meter.measure(done, waiting.length, now()));
    predicting.tick();
  };
  try {
    await suspectsLast(analysis, waiting, ({ path }) => path, analysis.size + 1, analyse);
  } finally {
    await predicting.settled();
    // How much each ear has heard.
    if (done > 0) work.events.changed('ears');
  }
  return analysed;
}

/** A new track, or one that has been analysed and lacks something. */
type WaitingTrack = Omit<LackingTrack, 'lacks'> &
  Partial<LackingTrack> & {
    /** False where nothing is known of its format: it did not decode before. */
    readonly isDescribed?: boolean;
  };

/** In the order in which they are analysed. */
export function waitingTracks(
  { store }: Pick<Work, 'store'>,
  { layout }: Pick<Listening, 'layout'>,
): readonly WaitingTrack[] {
  return [...store.tracks.waiting(), ...store.features.waiting(layout, FACTS_VERSION)];
}

/** Commits the result or the failure. Returns true for a result. */
async function analyseOne(
  work: Work,
  { ask }: CarefulClient,
  { layout, ears }: Listening,
  { id, path, lacks, isDescribed = true }: WaitingTrack,
  signal: AbortSignal,
): Promise<boolean> {
  const { store, change } = work;
  try {
    const depth = store.settings.get().analysisDepth;
    if (lacks === undefined) {
      const found = await ask('analyse', { path, depth, groups: layout, ears }, { signal });
      change((write) => {
        write.features.saveAnalysis(id, found);
        proposeKinds(store, write, id, found.groups);
      });
      if (isDescribed) return true;
      const { tags } = await ask('tags', { path }, { signal });
      change((write) => write.tracks.describe(id, tags));
    } else {
      const windows = store.features.windows(id);
      const { groups, found } = await ask('addLacking', { path, depth, windows, lacks, ears }, { signal });
      change((write) => {
        write.features.saveGroups(id, groups);
        proposeKinds(store, write, id, groups);
        if (found === null) return;
        write.features.saveFacts(id, found.facts);
        write.features.saveBeats(id, found.beats);
      });
    }
    return true;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    if (await isAway(work, path, error)) return false;
    const failure = toErrorData(error);
    change((write) => {
      if (lacks === undefined) {
        write.tracks.saveFailure(id, failure);
        return;
      }
      // The groups that the track has stay in use.
      write.features.saveGroups(
        id,
        lacks.groups.map((group) => ({ ...group, failure })),
      );
      if (lacks.facts && !passing.includes(failure.kind)) write.features.clearFacts(id, FACTS_VERSION);
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

/**
 * Vectors of earlier versions of a group go once no track waits for the newest, those of an ear once the library has it no
 * more; in both cases not before no model in use reads them.
 */
export async function dropSuperseded(work: Work): Promise<void> {
  const { store, change } = work;
  // Learning builds on the starter even where another model is active.
  const read = store.models
    .list()
    .filter(({ active, origin }) => active || origin === 'starter')
    .flatMap(({ report }) => report.groups);
  const superseded = work
    .layout()
    .flatMap(({ name, version }) =>
      store.features.waitingFor({ name, version }).length > 0
        ? []
        : store.features
            .versions(name)
            .flatMap((other) => (other < version ? [{ name, version: other }] : [])),
    );
  const kept = new Set(groupsOfEars(store).map(({ name }) => name));
  const forgotten = store.features
    .declared()
    .filter(({ name }) => earOfGroup(name) !== null && !kept.has(name));
  for (const old of [...superseded, ...forgotten]) {
    if (read.some(({ name, version }) => name === old.name && version === old.version)) continue;
    while (change((write) => write.features.drop(old, droppedAtOnce))) await setImmediate();
  }
}
