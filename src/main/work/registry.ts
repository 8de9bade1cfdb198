// The jobs of this session and the latest of earlier ones: states, progress, pausing, cancelling; one lane a kind of work.
import { EventPublisher } from '@orpc/server';
import { AppError, toErrorData } from '../../core/domain/errors.ts';
import { hasEnded, type Job, type JobKind, type JobResult, type JobStatus } from '../../core/domain/job.ts';
import type { Progress } from '../../core/domain/progress.ts';
import { soon } from '../workers/soon.ts';
import { uncounted } from './progressMeter.ts';

const reportEveryMs = 100;
const closeMs = 1000;

export interface JobContext {
  readonly signal: AbortSignal;
  /** Shown at most ten times a second, always the newest; the end of a count at once. */
  report(progress: Progress): void;
  /** Waits while the job is paused. Throws AppError('cancelled') when it was cancelled. */
  ready(): Promise<void>;
}

export interface JobRequest {
  readonly kind: JobKind;
  run(context: JobContext): Promise<JobResult>;
}

export interface JobRegistry {
  /** Throws AppError('unwritable') where nothing can be written. */
  start(request: JobRequest): Job;
  /** Newest first. */
  list(): Job[];
  get(id: number): Job;
  cancel(id: number): void;
  /** Pauses a job that awaits `ready` until `resume`; no effect when it is not running. */
  pause(id: number): void;
  resume(id: number): void;
  /** Settles when the job has ended and all of its work has stopped. */
  settled(id: number): Promise<void>;
  follow(id: number, signal: AbortSignal | undefined): AsyncGenerator<Job>;
  /** Cancels all jobs and waits until they have ended; one that hangs is of no account any more after a second. */
  close(): Promise<void>;
}

/** Jobs of one lane run one after the other: two scans must not overlap, nor two trainings. */
const laneOf: Record<JobKind, string> = {
  scan: 'scan',
  retry: 'scan',
  watch: 'scan',
  listen: 'scan',
  retrain: 'learn',
  predict: 'learn',
  activate: 'learn',
  export: 'export',
  organise: 'organise',
  copy: 'copy',
  map: 'map',
  duplicates: 'duplicates',
  clusters: 'clusters',
  'learn-tags': 'tags',
  'tag-import': 'tag-import',
  'write-tags': 'files',
  import: 'import',
  compose: 'compose',
};

interface Entry {
  job: Job;
  readonly controller: AbortController;
  /** Set while it is paused; `open` resumes it. */
  gate: { readonly passed: Promise<void>; readonly open: () => void } | null;
  finished: Promise<void>;
}

interface RegistryOptions {
  readonly now: () => number;
  readonly onChange: (job: Job) => void;
  /** Jobs of earlier sessions, oldest first. */
  readonly past: readonly Job[];
  readonly onEnd: (job: Job) => void;
  /** Why nothing can be written into the library: then jobs that would are refused at once. */
  readonly unwritable: AppError | null;
  /** An error that is no AppError but can be expected, as one; null for a bug. */
  readonly expected: (error: unknown) => AppError | null;
  /** For the log: a bug. */
  readonly onBug: (error: unknown) => void;
}

export function createJobRegistry({
  now,
  past,
  unwritable,
  onChange,
  onEnd,
  expected: asExpected,
  onBug,
}: RegistryOptions): JobRegistry {
  const entries = new Map<number, Entry>();
  const lanes = new Map<string, Promise<void>>();
  // A follower needs the latest state only; the end comes last, so it is never dropped.
  const changes = new EventPublisher<Record<`job-${number}`, Job>>({ maxBufferedEvents: 1 });
  for (const job of past) {
    const controller = new AbortController();
    entries.set(job.id, { job, controller, gate: null, finished: Promise.resolve() });
  }
  let isClosed = false;
  let nextId = 1 + Math.max(0, ...entries.keys());

  function entry(id: number): Entry {
    const found = entries.get(id);
    if (found === undefined) throw new AppError('not-found', `There is no job ${id}.`);
    return found;
  }

  function move(target: Entry, status: JobStatus): void {
    if (isClosed) return;
    target.job = { ...target.job, status };
    changes.publish(`job-${target.job.id}`, target.job);
    onChange(target.job);
    if (hasEnded(target.job)) onEnd(target.job);
  }

  function setGate(target: Entry, gate: Entry['gate']): void {
    const { status } = target.job;
    if (status.state !== 'running') return;
    target.gate = gate;
    move(target, { ...status, paused: gate !== null });
  }

  async function run(target: Entry, request: JobRequest): Promise<void> {
    const { signal } = target.controller;
    if (signal.aborted) return;
    const startedAt = now();
    const show = (progress: Progress): void =>
      move(target, { state: 'running', startedAt, progress, paused: target.gate !== null });
    show(uncounted({ phase: 'starting' }));
    const { report, stop } = atMostEvery(reportEveryMs, show);
    const ready = async (): Promise<void> => {
      await target.gate?.passed;
      if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
    };
    try {
      const result = await request.run({ signal, report, ready }).finally(stop);
      move(target, { state: 'done', endedAt: now(), result });
    } catch (error) {
      if (signal.aborted) move(target, { state: 'cancelled', endedAt: now() });
      else move(target, { state: 'failed', endedAt: now(), error: toErrorData(expected(error)) });
    }
  }

  /** A bug is logged with its stack; the user gets one sentence. */
  function expected(error: unknown): AppError {
    const known = error instanceof AppError ? error : asExpected(error);
    if (known !== null) return known;
    onBug(error);
    const reason = error instanceof Error ? error.message : String(error);
    return new AppError('invalid', `Something went wrong inside Stackwax: ${reason}`);
  }

  return {
    start(request) {
      if (unwritable !== null && request.kind !== 'export' && request.kind !== 'copy') throw unwritable;
      const id = nextId++;
      const job: Job = {
        id,
        kind: request.kind,
        createdAt: now(),
        status: { state: 'queued' },
      };
      const created: Entry = {
        job,
        controller: new AbortController(),
        gate: null,
        finished: Promise.resolve(),
      };
      entries.set(id, created);
      onChange(job);
      const lane = laneOf[request.kind];
      created.finished = (lanes.get(lane) ?? Promise.resolve()).then(() => run(created, request));
      lanes.set(lane, created.finished);
      return job;
    },
    list: () => [...entries.values()].map(({ job }) => job).reverse(),
    get: (id) => entry(id).job,
    cancel(id) {
      const target = entry(id);
      if (hasEnded(target.job)) return;
      target.controller.abort();
      target.gate?.open();
      if (target.job.status.state === 'queued') move(target, { state: 'cancelled', endedAt: now() });
    },
    pause(id) {
      const target = entry(id);
      if (target.gate !== null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      setGate(target, { passed: promise, open: resolve });
    },
    resume(id) {
      const target = entry(id);
      const { gate } = target;
      setGate(target, null);
      gate?.open();
    },
    settled: (id) => entry(id).finished,
    async *follow(id, signal) {
      const updates = changes.subscribe(`job-${id}`, { signal });
      let { job } = entry(id);
      yield job;
      while (!hasEnded(job)) {
        const next = await updates.next();
        if (next.done === true) return;
        job = next.value;
        yield job;
      }
      await updates.return(undefined);
    },
    async close() {
      for (const { controller, job, gate } of entries.values()) {
        if (hasEnded(job)) continue;
        controller.abort();
        gate?.open();
      }
      await soon(Promise.all([...entries.values()].map(({ finished }) => finished)), closeMs);
      isClosed = true;
    },
  };
}

/** Shows the newest report, at most one in `ms` milliseconds; one whose `done` is its `total` is shown at once. */
function atMostEvery(
  ms: number,
  show: (progress: Progress) => void,
): { report(progress: Progress): void; stop(): void } {
  let waiting: Progress | null = null;
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = null;
  };
  const showNow = (progress: Progress): void => {
    stop();
    show(progress);
    timer = setTimeout(() => {
      timer = null;
      if (waiting !== null) showNow(waiting);
    }, ms);
  };
  return {
    report(progress) {
      if (timer === null || progress.done === progress.total) showNow(progress);
      else waiting = progress;
    },
    stop,
  };
}
