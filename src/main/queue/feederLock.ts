// One process feeds a library's queue: two would take each other's answers away.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../core/domain/errors.ts';
import type { Redis } from './redis.ts';

/** One that was killed is waited for so long. */
const lockMs = 5000;
const renewEveryMs = 1200;
const againMs = 250;

export interface FeederLock {
  /** Throws AppError('library-busy') while another has it. */
  take(): Promise<void>;
  release(): Promise<void>;
  /** Aborted when another has taken it meanwhile: this process had not answered for long. */
  readonly lost: AbortSignal;
}

/** `who` is told to a second one. */
export function feederLock(redis: Redis, key: string, who: string): FeederLock {
  const mine = `${randomUUID()} ${who}`;
  const lost = new AbortController();
  let renewing: NodeJS.Timeout | undefined;
  const isTaken = async (): Promise<boolean> => (await redis.set(key, mine, 'PX', lockMs, 'NX')) === 'OK';
  async function renew(): Promise<void> {
    const holder = await redis.get(key);
    if (holder === mine) await redis.pexpire(key, lockMs);
    // Redis forgot it.
    else if (holder === null) await isTaken();
    else lost.abort();
  }
  return {
    lost: lost.signal,
    async take() {
      const until = performance.now() + lockMs + 1000;
      while (!(await isTaken())) {
        if (performance.now() > until) {
          const other = (await redis.get(key))?.split(' ').slice(1).join(' ') ?? 'unknown';
          throw new AppError('library-busy', `Another process feeds the queue for this library: ${other}.`);
        }
        await pause(againMs);
      }
      renewing = setInterval(() => void renew().catch(() => undefined), renewEveryMs);
    },
    async release() {
      clearInterval(renewing);
      if (renewing !== undefined && redis.status === 'ready' && (await redis.get(key)) === mine)
        await redis.del(key);
    },
  };
}
