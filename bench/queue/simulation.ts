// A scan by many threads that share the library's process, Redis and a storage: event by event, the thread that is free first goes on.
import type { Random } from '../../src/core/learning/maths/random.ts';

export interface Scale {
  readonly tracks: number;
  readonly workers: number;
  /** Of each worker. */
  readonly threads: number;
  /** Mean of a track, on one thread. */
  readonly listenSeconds: number;
  /** Standard deviation of its natural logarithm. */
  readonly spread: number;
  /** Of a track, while nobody else reads. */
  readonly readSeconds: number;
  readonly libraryMs: number;
  readonly redisMs: number;
  /** Mean until a worker is killed; its place is taken at once. */
  readonly lifeSeconds: number;
  readonly missedSeconds: number;
}

export interface Simulated {
  readonly seconds: number;
  /** Of the time, how much each had to do. */
  readonly busy: {
    readonly threads: number;
    readonly storage: number;
    readonly library: number;
    readonly redis: number;
  };
  /** Tracks that were in the hands of a killed worker. */
  readonly lost: number;
}

export function simulate(scale: Scale, random: Pick<Random, 'next' | 'normal'>): Simulated {
  const { tracks, threads, spread, readSeconds, lifeSeconds } = scale;
  const all = scale.workers * threads;
  // The mean of a log-normal is more than e to the mean of its logarithm.
  const middle = Math.log(scale.listenSeconds) - spread ** 2 / 2;
  const library = server();
  const redis = server();
  const storage = server();
  const free = heap(all);
  let listening = 0;
  let end = 0;
  let lost = 0;
  const dies = (): number => -lifeSeconds * Math.log(1 - random.next());
  const deathOf = Float64Array.from({ length: scale.workers }, dies);
  for (let left = tracks; left > 0; ) {
    const { at, thread } = free.first();
    const handed = library.serve(redis.serve(at, scale.redisMs / 1000), scale.libraryMs / 1000);
    const read = storage.serve(handed, readSeconds);
    const took = Math.exp(middle + spread * random.normal());
    const done = read + took;
    const worker = Math.floor(thread / threads);
    const death = deathOf[worker] ?? Number.POSITIVE_INFINITY;
    if (done > death && at <= death) {
      lost += 1;
      listening += Math.max(0, death - read);
      // Nobody does it until it is missed; the thread itself is replaced.
      free.replaceFirst(death + scale.missedSeconds);
      continue;
    }
    if (at > death) deathOf[worker] = at + dies();
    listening += took;
    left -= 1;
    end = Math.max(end, done);
    free.replaceFirst(done);
  }
  return {
    seconds: end,
    busy: {
      threads: listening / (end * all),
      storage: storage.busy() / end,
      library: library.busy() / end,
      redis: redis.busy() / end,
    },
    lost,
  };
}

/** One after the other, in the order in which they are asked for. */
function server(): { serve(at: number, seconds: number): number; busy(): number } {
  let freeAt = 0;
  let busy = 0;
  return {
    serve(at, seconds) {
      freeAt = Math.max(at, freeAt) + seconds;
      busy += seconds;
      return freeAt;
    },
    busy: () => busy,
  };
}

/** Threads by when they are free. */
function heap(size: number): { first(): { at: number; thread: number }; replaceFirst(at: number): void } {
  const times = new Float64Array(size);
  const threads = Int32Array.from({ length: size }, (_, thread) => thread);
  const timeAt = (place: number): number => times[place] ?? Number.POSITIVE_INFINITY;
  const swap = (a: number, b: number): void => {
    [times[a], times[b]] = [timeAt(b), timeAt(a)];
    [threads[a], threads[b]] = [threads[b] ?? 0, threads[a] ?? 0];
  };
  return {
    first: () => ({ at: timeAt(0), thread: threads[0] ?? 0 }),
    replaceFirst(at) {
      times[0] = at;
      for (let place = 0; ; ) {
        const left = 2 * place + 1;
        const next = timeAt(left + 1) < timeAt(left) ? left + 1 : left;
        if (timeAt(next) >= timeAt(place)) return;
        swap(place, next);
        place = next;
      }
    },
  };
}
