// The part of a scan that analyses: new tracks from the start, others for the feature groups and facts that they lack.
import { setImmediate } from 'node:timers/promises';
import { earOfGroup } from '../../core/domain/ear.ts';
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import { FACTS_VERSION } from '../../core/features/facts.ts';
import type { CarefulClient } from '../analysis/carefully.ts';
import type { Crew, Executor, Heard, HeardTrack, Wanted } from '../analysis/executor.ts';
import type { LackingTrack } from '../store/learning/features.ts';
import type { Writes } from '../store/store.ts';
import type { WaitingFile } from '../store/tracks/trackWrites.ts';
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
/** Of those that wait: some milliseconds. */
const readAtOnce = 5000;

/** Analyses every waiting track of these folders; what comes, failures too, is committed as it comes. Returns how many succeeded, and which other machines took part. */
export async function analyseTracks(
  work: Work,
  { executor, analysis }: Listeners,
  folders: readonly Uint8Array[],
  job: JobContext,
): Promise<{ readonly analysed: number; readonly crew: Crew['members'] | null }> {
  const { now } = work;
  const listening = await listeningNow(work);
  const waiting = (await waitingTracks(work, listening)).filter(({ path }) =>
    folders.some((folder) => isInside(path, folder)),
  );
  const meter = progressMeter({ phase: 'analysing' }, 'tracks');
  const predicting = predictAlong(work, job);
  const seen: { crew: Crew | null } = { crew: null };
  let done = 0;
  let analysed = 0;
  const show = (): void => {
    const progress = meter.measure(done, waiting.length, now());
    const { crew } = seen;
    job.report(
      crew === null ? progress : { ...progress, step: { phase: 'analysing', crew: shownCrew(crew) } },
    );
  };
  try {
    await executor.listen(waiting, {
      signal: job.signal,
      async wanted(track) {
        await job.ready();
        return isOffline(work, track.path) ? null : wantedOf(work, listening, track);
      },
      async take(heard) {
        analysed += await save(work, analysis, heard, job.signal);
        done += heard.length;
        show();
        predicting.tick();
      },
      onCrew(there) {
        seen.crew = there;
        show();
      },
    });
  } finally {
    await predicting.settled();
    // How much each ear has heard.
    if (done > 0) work.events.changed('ears');
  }
  return { analysed, crew: seen.crew?.members ?? null };
}

/** Who listens, and who reads tags here. */
export interface Listeners {
  readonly executor: Executor;
  readonly analysis: CarefulClient;
}

function shownCrew({ workers, others, refused }: Crew): { workers: number; others: number; refused: number } {
  return { workers, others: others.length, refused };
}

/** A new track, or one that has been analysed and lacks something. */
type WaitingTrack = Omit<LackingTrack, 'lacks'> &
  Partial<LackingTrack> &
  Partial<Pick<WaitingFile, 'isDescribed'>>;

/** In the order in which they are analysed. */
async function waitingTracks(
  { store }: Pick<Work, 'store'>,
  { layout }: Pick<Listening, 'layout'>,
): Promise<readonly WaitingTrack[]> {
  const waiting: WaitingTrack[] = [];
  const ids = store.tracks.waiting();
  for (let start = 0; start < ids.length; start += readAtOnce) {
    waiting.push(...store.tracks.waitingFiles(ids.slice(start, start + readAtOnce)));
    await setImmediate();
  }
  return [...waiting, ...store.features.waiting(layout, FACTS_VERSION)];
}

/** Whether any track waits. */
export function areWaiting({ store }: Pick<Work, 'store'>, { layout }: Pick<Listening, 'layout'>): boolean {
  return store.tracks.waiting().length > 0 || store.features.waiting(layout, FACTS_VERSION).length > 0;
}

function wantedOf({ store }: Work, { layout, ears }: Listening, { id, lacks }: WaitingTrack): Wanted {
  const depth = store.settings.get().analysisDepth;
  if (lacks === undefined) return { question: 'analyse', input: { depth, groups: layout, ears } };
  const windows = store.features.windows(id);
  return { question: 'addLacking', input: { depth, windows, lacks, ears } };
}

/** Commits results and failures, in one transaction. Returns how many are results. */
async function save(
  work: Work,
  analysis: CarefulClient,
  heard: readonly HeardTrack<WaitingTrack>[],
  signal: AbortSignal,
): Promise<number> {
  const saves: ((write: Writes) => void)[] = [];
  for (const { track, heard: what } of heard) {
    if (what.question === 'none' && (await isAway(work, track.path, what.error))) continue;
    saves.push((write) => saveOne(work, write, track, what));
  }
  work.change((write) => {
    for (const save of saves) save(write);
  });
  for (const { track, heard: what } of heard)
    if (what.question === 'analyse' && track.isDescribed === false)
      await describe(work, analysis, track, signal);
  return heard.filter(({ heard: { question } }) => question !== 'none').length;
}

function saveOne({ store }: Work, write: Writes, { id, lacks }: WaitingTrack, heard: Heard): void {
  if (heard.question === 'analyse') {
    write.features.saveAnalysis(id, heard.output);
    proposeKinds(store, write, id, heard.output.groups);
  } else if (heard.question === 'addLacking') {
    const { groups, found } = heard.output;
    write.features.saveGroups(id, groups);
    proposeKinds(store, write, id, groups);
    if (found === null) return;
    write.features.saveFacts(id, found.facts);
    write.features.saveBeats(id, found.beats);
  } else {
    const failure = toErrorData(heard.error);
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
  }
}

/** What is known of the format of a file that did not decode before. */
async function describe(
  work: Work,
  { ask }: CarefulClient,
  { id, path }: WaitingTrack,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { tags } = await ask('tags', { path }, { signal });
    work.change((write) => write.tracks.describe(id, tags));
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
    if (await isAway(work, path, error)) return;
    work.change((write) => write.tracks.saveFailure(id, toErrorData(error)));
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
  const superseded = work.layout().flatMap(({ name, version }) => {
    const older = store.features.versions(name).filter((other) => other < version);
    return older.length === 0 || store.features.waitingFor({ name, version }).length > 0
      ? []
      : older.map((other) => ({ name, version: other }));
  });
  const kept = new Set(groupsOfEars(store).map(({ name }) => name));
  const forgotten = store.features
    .declared()
    .filter(({ name }) => earOfGroup(name) !== null && !kept.has(name));
  for (const old of [...superseded, ...forgotten]) {
    if (read.some(({ name, version }) => name === old.name && version === old.version)) continue;
    while (change((write) => write.features.drop(old, droppedAtOnce))) await setImmediate();
  }
}
