// A worker of a queue: takes tasks of every library that is fed there, listens in processes of its own, and answers.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { DelayedError, type Job, UnrecoverableError, Worker } from 'bullmq';
import { AppError, type ErrorKind } from '../../core/domain/errors.ts';
import { openBeingRead } from '../analysis/beingRead.ts';
import { carefully } from '../analysis/carefully.ts';
import { type AnalysisEntry, createAnalysisClient } from '../analysis/client.ts';
import { hear } from '../analysis/executor.ts';
import { createTurns } from '../work/inTurn.ts';
import { soon } from '../workers/soon.ts';
import type { Address } from './address.ts';
import { encodeAnswer, encodeFailure } from './answer.ts';
import { keptMs, keysOf, prefix, queueName } from './names.ts';
import { FeederAway } from './pieces.ts';
import { reasonOf } from './reasons.ts';
import { connect, guarded, mustAnswer } from './redis.ts';
import { type FedLibrary, forgetWorker, libraries, sayEveryMs, sayWorker } from './register.ts';
import { type SharedRoot, unreachable } from './roots.ts';
import { taskIdSchema, taskSchema } from './task.ts';
import { lockMs, lookForLostMs, mostLost, putBackMs } from './timing.ts';
import { ownVersion } from './version.ts';
import { type Files, filesFor } from './workerFiles.ts';
import { workerFolder } from './workerFolder.ts';

export interface QueueWorkerOptions {
  readonly address: Address;
  readonly roots: readonly SharedRoot[];
  /** Analysis processes. */
  readonly threads: number;
  readonly entry: AnalysisEntry;
  /** Ends by itself after so long without a task; null: never. */
  readonly idleMs: number | null;
  /** Gets sentences. */
  readonly say: (sentence: string) => void;
  readonly onReport?: (report: QueueWorkerReport) => void;
  /** Another than its own is for tests. */
  readonly version?: string;
}

export interface QueueWorkerReport {
  readonly id: string;
  readonly version: string;
  /** Answered; failures of files among them. */
  readonly answered: number;
  readonly failed: number;
  /** Given back, for another try or another worker. */
  readonly putBack: number;
  /** From its start to its end. */
  readonly seconds: number;
}

/** Failures that may be this machine's own: another tries, too. */
const ofThisMachine: readonly ErrorKind[] = ['worker-died', 'took-too-long'];
/** From the wish to end until what is under way is given back. */
const finishMs = 1200;
const closeMs = 500;

/** Works until the signal, or until it has been idle. Throws AppError('unreadable') where the queue does not answer at first. */
export async function workAtQueue(
  { address, roots, threads, entry, idleMs, say, onReport, version = ownVersion }: QueueWorkerOptions,
  signal: AbortSignal,
): Promise<QueueWorkerReport> {
  await mustAnswer(address, say);
  const startedAt = performance.now();
  const id = randomUUID();
  const self = { id, host: `${hostname()}, process ${process.pid}`, version, threads };
  const { folder, remove } = await workerFolder();
  const redis = connect(address, say);
  const blocking = connect(address);
  const analysis = carefully(createAnalysisClient(alike(entry), threads, 60_000), openBeingRead(folder));
  const serving = new Map<string, Served>();
  const inTurn = createTurns();
  const said = new Set<string>();
  let report: QueueWorkerReport = { id, version, answered: 0, failed: 0, putBack: 0, seconds: 0 };
  let busyAt = performance.now();
  let busy = 0;
  const count = (change: Partial<Record<'answered' | 'failed' | 'putBack', 1>>): void => {
    const { answered = 0, failed = 0, putBack = 0 } = change;
    report = {
      ...report,
      answered: report.answered + answered,
      failed: report.failed + failed,
      putBack: report.putBack + putBack,
    };
    onReport?.(report);
  };

  try {
    await guarded(address, () => sayWorker(redis, self));
    say(`At the queue ${address.shown}, with ${threads} at once, version ${version}.`);
    for (const sentence of await unreachable(roots)) say(sentence);
    while (!signal.aborted) {
      await look().catch((error: unknown) => sayOnce(`The queue: ${reasonOf(error)}.`));
      if (busy > 0) busyAt = performance.now();
      else if (idleMs !== null && performance.now() - busyAt > idleMs) break;
      await pause(Math.min(sayEveryMs, 500), undefined, { signal }).catch(() => undefined);
    }
    return { ...report, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await Promise.all([...serving.values()].map(stop));
    await soon(forgetWorker(redis, id), closeMs);
    await soon(analysis.close(), closeMs);
    redis.disconnect();
    blocking.disconnect();
    await remove();
  }

  function sayOnce(sentence: string): void {
    if (said.has(sentence)) return;
    said.add(sentence);
    say(sentence);
  }

  /** Says that it is there, and serves the libraries that are. */
  async function look(): Promise<void> {
    await sayWorker(redis, self);
    const there = await libraries(redis);
    for (const library of there) {
      if (library.version !== version)
        sayOnce(
          `Library ${library.id.slice(0, 8)} is of version ${library.version}, this worker of ${version}: it is left alone until they are the same.`,
        );
      else if (!serving.has(library.id)) serving.set(library.id, serve(library));
    }
    for (const [id, served] of serving) {
      if (there.some((library) => library.id === id && library.version === version)) continue;
      serving.delete(id);
      // A task that another had done meanwhile brings a key of BullMQ's back after the queue has gone.
      void stop(served)
        .then(() => redis.pexpire(`${prefix}:${queueName(id, version)}:meta`, keptMs))
        .catch(() => undefined);
    }
  }

  function serve(library: FedLibrary): Served {
    const name = queueName(library.id, version);
    const keys = keysOf(name);
    const files = filesFor({ redis, blocking, keys, folder, roots, inTurn });
    const worker = new Worker<unknown, null, string>(
      name,
      async (job, token, aborted) => {
        busy += 1;
        try {
          return await answer(job, files, aborted);
        } catch (error) {
          if (!(error instanceof PutBack)) throw error;
          count({ putBack: 1 });
          await job.moveToDelayed(Date.now() + error.ms, token);
          throw new DelayedError();
        } finally {
          busy -= 1;
          busyAt = performance.now();
        }
      },
      {
        connection: redis,
        prefix,
        name: self.host,
        // One more, whose file is fetched meanwhile.
        concurrency: threads + 1,
        lockDuration: lockMs,
        stalledInterval: lookForLostMs,
        maxStalledCount: mostLost,
        drainDelay: 1,
      },
    );
    worker.on('error', (error) => sayOnce(`The queue: ${reasonOf(error)}.`));
    return worker;

    async function answer(
      job: Job<unknown, null, string>,
      here: Files,
      aborted = new AbortController().signal,
    ): Promise<null> {
      const parsed = taskSchema.safeParse(job.data);
      const task = taskIdSchema.safeParse(job.id);
      if (!parsed.success || !task.success)
        throw new UnrecoverableError('it is no task as a library hands it in');
      if (parsed.data.version !== version)
        throw new UnrecoverableError(`it is of version ${parsed.data.version}`);
      try {
        const heard = await here.use(task.data, parsed.data, aborted, (path, wanted) =>
          hear(analysis, path, wanted, { signal: aborted }),
        );
        if (heard.question === 'none' && ofThisMachine.includes(heard.error.kind)) throw heard.error;
        await redis.set(
          keys.answer(task.data),
          encodeAnswer({ version, worker: self.host, heard }),
          'PX',
          keptMs,
        );
        count(heard.question === 'none' ? { answered: 1, failed: 1 } : { answered: 1 });
        return null;
      } catch (error) {
        if (aborted.aborted) throw new PutBack(0);
        if (error instanceof FeederAway) throw new PutBack(putBackMs);
        // The text is all that the queue keeps.
        if (error instanceof AppError) throw new Error(encodeFailure(error));
        throw error;
      }
    }
  }

  /** What is nearly done is done; the rest is given back at once. */
  async function stop(worker: Served): Promise<void> {
    const closed = worker.close();
    await soon(closed, finishMs);
    worker.cancelAllJobs();
    await soon(closed, closeMs);
  }
}

/** Models are run by the runtime that every machine has: the native one, where it is installed, agrees to the sixth digit alone. */
function alike(entry: AnalysisEntry): AnalysisEntry {
  return {
    ...entry,
    startProcess: (url, environment, events) =>
      entry.startProcess(url, { ...environment, STACKWAX_ONNXRUNTIME: 'wasm' }, events),
  };
}

type Served = Pick<Worker<unknown, null, string>, 'close' | 'cancelAllJobs'>;

/** The task goes back to the queue, and it does not count as a try. */
class PutBack extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super('put back');
    this.ms = ms;
  }
}
