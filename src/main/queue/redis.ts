// Connections to Redis: one that fails at once, to say why, and those that come back by themselves.
import { Redis } from 'ioredis';
import { AppError } from '../../core/domain/errors.ts';
import type { Address } from './address.ts';
import { isUnclear, reasonOf } from './reasons.ts';
import { said } from './said.ts';

export type { Redis } from 'ioredis';

const answerMs = 5000;
const longestPauseMs = 1000;
/** BullMQ's scripts want it. */
const oldestRedis = 5;
const forgetsNothing = 'noeviction';

function optionsOf({ host, port, db, username, password, isEncrypted }: Address) {
  return {
    host,
    port,
    db,
    connectTimeout: answerMs,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
    ...(isEncrypted ? { tls: {} } : {}),
  };
}

/** Throws AppError('unreadable') where it does not answer, lets nobody in or is too old; `say` gets a sentence where it may lose what it is told. */
export async function mustAnswer(address: Address, say: (sentence: string) => void): Promise<void> {
  const redis = new Redis({
    ...optionsOf(address),
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let why: string | null = null;
  redis.on('error', (error: Error) => {
    why ??= reasonOf(error);
  });
  try {
    await redis.connect();
    const told = await redis.info();
    const policy = fieldOf(told, 'maxmemory_policy') ?? forgetsNothing;
    const version = fieldOf(told, 'redis_version') ?? '';
    if (Number.parseInt(version, 10) < oldestRedis)
      throw notAnswering(address, `it is Redis ${version}, and ${oldestRedis} at least is wanted`);
    if (policy !== forgetsNothing && fieldOf(told, 'maxmemory') !== '0')
      say(said.forgets(address, policy, forgetsNothing));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = why ?? reasonOf(error);
    throw notAnswering(
      address,
      isUnclear(reason) ? `${reason} (it was asked ${address.isEncrypted ? 'in' : 'without'} TLS)` : reason,
    );
  } finally {
    redis.disconnect();
  }
}

/** Comes back whenever it is lost; what is asked meanwhile waits. `say` gets a sentence when it is lost, and when it is back. */
export function connect(address: Address, say: (sentence: string) => void = () => undefined): Redis {
  const redis = new Redis({
    ...optionsOf(address),
    // BullMQ asks for it.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(longestPauseMs, 50 * 2 ** Math.min(times, 10)),
  });
  let isLost = false;
  redis.on('ready', () => {
    if (isLost) say(said.back(address));
    isLost = false;
  });
  redis.on('error', (error: Error) => {
    if (!isLost) say(said.lost(address, reasonOf(error)));
    isLost = true;
  });
  return redis;
}

/**
 * Whatever goes wrong at a queue as AppError('unreadable'): an error of the driver names the command that failed, which may be the one with the
 * password, so that nothing of it but its sentence may be kept.
 */
export async function guarded<Result>(address: Address, use: () => Promise<Result>): Promise<Result> {
  try {
    return await use();
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (isOfRedis(error)) throw notAnswering(address, reasonOf(error));
    throw error;
  }
}

/** Of what INFO tells, a line each. */
function fieldOf(told: string, name: string): string | undefined {
  return told
    .split(/\r?\n/u)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);
}

function notAnswering({ shown }: Address, why: string): AppError {
  return new AppError('unreadable', `The queue at ${shown} cannot be used: ${why}.`);
}

function isOfRedis(error: unknown): boolean {
  return (
    error instanceof Error &&
    ('command' in error || /redis|connection is closed/iu.test(`${error.name} ${error.message}`))
  );
}
