// The jobs of this session: one lane a kind of work, states, progress at most ten times a second, cancelling.
import { EventPublisher } from '@orpc/server';
import { AppError, toErrorData } from '../../core/model/errors.ts';
import {
  hasEnded,
  type Job,
  type JobKind,
  type JobResult,
  type JobStatus,
  type Progress,
} from '../../core/model/job.ts';

const reportEveryMs = 100;

export interface JobContext {
  readonly signal: AbortSignal;
  report(progress: Progress): void;
}

export interface JobRequest {
  readonly kind: JobKind;
  readonly title: string;
  run(context: JobContext): Promise<JobResult>;
}

export interface JobRegistry {
  start(request: JobRequest): Job;
  /** Newest first. */
  list(): Job[];
  get(id: number): Job;
  cancel(id: number): void;
  follow(id: number, signal: AbortSignal | undefined): AsyncGenerator<Job>;
  /** Cancels everything and waits until nothing runs. */
  close(): Promise<void>;
}

/** Jobs of one lane run one after the other: two scans must not meet, nor may two models be learned at once. */
const laneOf: Record<JobKind, string> = {
  scan: 'scan',
  retrain: 'learn',
  predict: 'learn',
  export: 'export',
};

interface Entry {
  job: Job;
  readonly controller: AbortController;
  finished: Promise<void>;
}

interface RegistryOptions {
  readonly now: () => number;
  readonly onChange: (job: Job) => void;
  /** A failure that nobody expected; for the log. */
  readonly onBug: (error: unknown) => void;
}

export function createJobRegistry({ now, onChange, onBug }: RegistryOptions): JobRegistry {
  const entries = new Map<number, Entry>();
  const lanes = new Map<string, Promise<void>>();
  // A follower only needs the latest state; the end always comes last, so it is never dropped.
  const changes = new EventPublisher<Record<`job-${number}`, Job>>({ maxBufferedEvents: 1 });
  let nextId = 1;

  function entry(id: number): Entry {
    const found = entries.get(id);
    if (found === undefined) throw new AppError('not-found', `There is no job ${id}.`);
    return found;
  }

  function move(target: Entry, status: JobStatus): void {
    target.job = { ...target.job, status };
    changes.publish(`job-${target.job.id}`, target.job);
    onChange(target.job);
  }

  async function run(target: Entry, request: JobRequest): Promise<void> {
    const { signal } = target.controller;
    if (signal.aborted) return;
    const startedAt = now();
    let reportedAt = Number.NEGATIVE_INFINITY;
    const starting: Progress = {
      done: 0,
      total: null,
      unit: '',
      ratePerSecond: null,
      etaSeconds: null,
      message: 'Starting',
    };
    move(target, { state: 'running', startedAt, progress: starting });
    const report = (progress: Progress): void => {
      if (hasEnded(target.job) || now() - reportedAt < reportEveryMs) return;
      reportedAt = now();
      move(target, { state: 'running', startedAt, progress });
    };
    try {
      const result = await request.run({ signal, report });
      move(target, { state: 'done', endedAt: now(), result });
    } catch (error) {
      if (signal.aborted) move(target, { state: 'cancelled', endedAt: now() });
      else move(target, { state: 'failed', endedAt: now(), error: toErrorData(expected(error)) });
    }
  }

  /** A bug is logged whole, and told to the user in one sentence. */
  function expected(error: unknown): AppError {
    if (error instanceof AppError) return error;
    onBug(error);
    const reason = error instanceof Error ? error.message : String(error);
    return new AppError('invalid', `Something went wrong inside Stackwax: ${reason}`);
  }

  return {
    start(request) {
      const id = nextId++;
      const job: Job = {
        id,
        kind: request.kind,
        title: request.title,
        createdAt: now(),
        status: { state: 'queued' },
      };
      const created: Entry = { job, controller: new AbortController(), finished: Promise.resolve() };
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
      if (target.job.status.state === 'queued') move(target, { state: 'cancelled', endedAt: now() });
    },
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
      for (const { controller, job } of entries.values()) if (!hasEnded(job)) controller.abort();
      await Promise.all([...entries.values()].map(({ finished }) => finished));
    },
  };
}
