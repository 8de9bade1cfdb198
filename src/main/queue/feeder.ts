// The library's side of a queue: hands tracks in as tasks, some ahead of the workers, and takes answers out once they are committed.
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { AppError } from '../../core/domain/errors.ts';
import type { CarefulClient } from '../analysis/carefully.ts';
import {
  type Heard,
  type HeardTrack,
  type Listening,
  type OpenQueue,
  type QueueExecutor,
  type TrackFile,
  type Wanted,
  workersHere,
} from '../analysis/executor.ts';
import { log } from '../terminal.ts';
import { soon } from '../workers/soon.ts';
import { type Address, parseAddress } from './address.ts';
import { mostAnswerBytes, readAnswer, readFailure } from './answer.ts';
import { crewOf } from './crew.ts';
import { feederLock } from './feederLock.ts';
import { keptMs, keysOf, libraryId, prefix, type QueueKeys, queueName } from './names.ts';
import { handOutPieces, type PieceOf } from './pieces.ts';
import { connect, guarded, mustAnswer, type Redis } from './redis.ts';
import { forgetLibrary, sayEveryMs, sayLibrary } from './register.ts';
import { type Task, taskId, taskOf } from './task.ts';
import { attempts, backOffMs } from './timing.ts';
import { ownVersion } from './version.ts';

/** Tasks in Redis at once: at least, and for each thread of a worker. */
const fewestAhead = 256;
const aheadOfThread = 4;
/** Fed, and taken in one transaction. */
const atOnce = 128;
const lookEveryMs = 25;
/** Whatever became of Redis, what is under way is in it again after so long. */
const feedAgainMs = 20_000;
/** Answers of one task that cannot be taken. */
const mostRefused = 3;
const politeMs = 400;

/** What of BullMQ is needed here. */
type Tasks = Queue<Task, null, 'listen'>;

interface UnderWay<Track extends TrackFile> {
  readonly task: Task;
  readonly wanted: Wanted;
  /** All that have this sound. */
  readonly tracks: Track[];
  refused: number;
}

interface Place {
  readonly address: Address;
  readonly redis: Redis;
  readonly tasks: Tasks;
  readonly keys: QueueKeys;
  readonly library: { readonly id: string; readonly version: string };
  readonly here: CarefulClient;
  /** True once after the connection was lost. */
  cameBack(): boolean;
}

/** `version`: another than its own is for tests. */
export function openFeeder(libraryDir: string, version = ownVersion): OpenQueue {
  return async (text, here) => {
    const address = parseAddress(text);
    await mustAnswer(address, log);
    const library = { id: await libraryId(libraryDir), version };
    const name = queueName(library.id, version);
    const keys = keysOf(name);
    let isBack = false;
    const redis = connect(address, log);
    redis.on('ready', () => {
      isBack = true;
    });
    const lock = feederLock(redis, keys.feeder, `${hostname()}, process ${process.pid}`);
    const tasks: Tasks = new Queue(name, {
      connection: redis,
      prefix,
      // It would say what it thinks of Redis by itself, past everything that prints.
      skipVersionCheck: true,
      // Nobody follows them.
      streams: { events: { maxLen: 10 } },
    });
    // What is lost comes back; what cannot go on is thrown by the call itself.
    tasks.on('error', () => undefined);
    const close = async (): Promise<void> => {
      await soon(lock.release(), politeMs);
      await soon(tasks.close(), politeMs);
      redis.disconnect();
    };
    try {
      await guarded(address, () => lock.take());
    } catch (error) {
      await close();
      throw error;
    }
    const place: Place = {
      address,
      redis,
      tasks,
      keys,
      library,
      here,
      cameBack() {
        const was = isBack;
        isBack = false;
        return was;
      },
    };
    return { ...executor(place, lock.lost), close };
  };
}

function executor(place: Place, lost: AbortSignal): Pick<QueueExecutor, 'listen'> {
  return {
    async listen(tracks, listening) {
      // What has no fingerprint cannot be named by its content: it could not be read, and here it is said why.
      const silent = tracks.filter(({ fingerprint }) => fingerprint === null);
      await workersHere(place.here).listen(silent, listening);
      await guarded(place.address, () => feed(place, tracks, listening, lost));
    },
  };
}

async function feed<Track extends TrackFile>(
  place: Place,
  tracks: readonly Track[],
  listening: Listening<Track>,
  lost: AbortSignal,
): Promise<void> {
  const { address, redis, tasks, keys, library, here } = place;
  const underWay = new Map<string, UnderWay<Track>>();
  const ears = new Map<string, string>();
  const ending = new AbortController();
  const crew = crewOf(redis, library.version, listening.onCrew);
  const blocking = connect(address);
  const source = {
    fileOf: (what: PieceOf) =>
      'task' in what ? (underWay.get(what.task)?.tracks[0]?.path ?? null) : earFile(ears.get(what.ear)),
    read: (path: Uint8Array, from: number, length: number) => here.ask('piece', { path, from, length }),
  };
  const pieces = handOutPieces({ blocking, redis, keys }, source, ending.signal).catch(() => undefined);
  const say = setInterval(() => void sayLibrary(redis, library).catch(() => undefined), sayEveryMs);
  let waiting = 0;
  let fedAt = performance.now();
  try {
    await sayLibrary(redis, library);
    await crew.look();
    // What an earlier run has left is what comes first now: as far as it had come, nothing is done twice.
    const left = await tasks.getJobCountByTypes('completed', 'failed', 'wait', 'active', 'delayed');
    place.cameBack();
    for (;;) {
      mayGoOn(listening.signal, lost);
      if (place.cameBack() || performance.now() - fedAt > feedAgainMs) await feedAgain();
      const ahead = Math.max(fewestAhead, aheadOfThread * crew.threads(), left);
      while (waiting < tracks.length && underWay.size < ahead) await feedSome();
      if (underWay.size === 0) break;
      if ((await collect()) === 0) await pause(lookEveryMs);
    }
    await tasks.obliterate({ force: true });
    await forgetLibrary(redis, library.id);
  } catch (error) {
    // Workers are for others now; what they have in hand is kept for the next time.
    if (listening.signal.aborted) await soon(tasks.drain(true), politeMs);
    throw error;
  } finally {
    clearInterval(say);
    ending.abort();
    blocking.disconnect();
    crew.stop();
    await soon(pieces, politeMs);
  }

  async function feedSome(): Promise<void> {
    const fed: string[] = [];
    for (; waiting < tracks.length && fed.length < atOnce; waiting += 1) {
      const track = tracks[waiting];
      if (track === undefined || track.fingerprint === null) continue;
      const wanted = await listening.wanted(track);
      if (wanted === null) continue;
      for (const { manifest, file } of wanted.input.ears) {
        if (ears.has(manifest.sha256)) continue;
        ears.set(manifest.sha256, file);
        await redis.set(keys.ear(manifest.sha256), JSON.stringify(manifest), 'PX', keptMs);
      }
      const content = { version: library.version, fingerprint: track.fingerprint, wanted: taskOf(wanted) };
      const id = taskId(content);
      const known = underWay.get(id);
      if (known !== undefined) {
        known.tracks.push(track);
        continue;
      }
      const task = { ...content, path: Buffer.from(track.path).toString('base64') };
      underWay.set(id, { task, wanted, tracks: [track], refused: 0 });
      fed.push(id);
    }
    await add(fed);
  }

  /** One that is there already stays as it is. */
  async function add(ids: readonly string[]): Promise<void> {
    const jobs = ids.flatMap((jobId) => {
      const data = underWay.get(jobId)?.task;
      const opts = { jobId, attempts, backoff: { type: 'exponential', delay: backOffMs } };
      return data === undefined ? [] : [{ name: 'listen' as const, data, opts }];
    });
    if (jobs.length > 0) await tasks.addBulk(jobs);
  }

  async function feedAgain(): Promise<void> {
    fedAt = performance.now();
    const ids = [...underWay.keys()];
    for (let from = 0; from < ids.length; from += atOnce) await add(ids.slice(from, from + atOnce));
    for (const [sha256] of ears) await redis.pexpire(keys.ear(sha256), keptMs);
  }

  /** In one piece, and no more of any than is taken. */
  async function answersOf(ids: readonly string[]): Promise<Uint8Array[]> {
    const pipeline = redis.pipeline();
    for (const id of ids) pipeline.getrangeBuffer(keys.answer(id), 0, mostAnswerBytes);
    const replies = (await pipeline.exec()) ?? [];
    return ids.map((_, at) => {
      const reply = replies[at]?.[1];
      return reply instanceof Uint8Array ? reply : new Uint8Array();
    });
  }

  /** Takes what is answered or set aside; returns how many tasks that were. */
  async function collect(): Promise<number> {
    const [done, failed] = await Promise.all([
      tasks.getRanges(['completed'], 0, atOnce - 1, true),
      tasks.getRanges(['failed'], 0, atOnce - 1, true),
    ]);
    const answers = await answersOf(done);
    const reasons = await Promise.all(failed.map(async (id) => (await tasks.getJob(id))?.failedReason ?? ''));
    const taken: HeardTrack<Track>[] = [];
    const again: string[] = [];
    const settle = (id: string, heard: Heard): void => {
      for (const track of underWay.get(id)?.tracks ?? []) taken.push({ track, heard });
    };
    for (const [at, id] of done.entries()) {
      const known = underWay.get(id);
      if (known === undefined) continue;
      const answer = readAnswer(answers[at] ?? new Uint8Array(), library.version, known.wanted);
      if ('heard' in answer) {
        settle(id, answer.heard);
        crew.count(answer.worker, answer.heard);
      } else {
        crew.refuse(answer.refused);
        known.refused += 1;
        if (known.refused < mostRefused) again.push(id);
        else settle(id, refusedTooOften(answer.refused));
      }
    }
    for (const [at, id] of failed.entries())
      settle(id, { question: 'none', error: readFailure(reasons[at] ?? '') });
    if (taken.length > 0) await listening.take(taken);
    const gone = [...done, ...failed];
    await Promise.all(gone.map((id) => tasks.remove(id)));
    if (done.length > 0) await redis.del(done.map(keys.answer));
    for (const id of gone) if (!again.includes(id)) underWay.delete(id);
    await add(again);
    return gone.length;
  }
}

function earFile(file: string | undefined): Uint8Array | null {
  return file === undefined ? null : Buffer.from(file);
}

function refusedTooOften(why: string): Heard {
  const message = `It was set aside: ${mostRefused} answers of workers could not be taken, the last because ${why}.`;
  return { question: 'none', error: new AppError('worker-died', message) };
}

function mayGoOn(signal: AbortSignal, lost: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', 'Cancelled.');
  if (lost.aborted)
    throw new AppError('library-busy', 'Another process feeds the queue for this library now.');
}
