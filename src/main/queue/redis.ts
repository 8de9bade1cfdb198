// Connections to Redis: one that fails at once, to say why, and those that come back by themselves.
import { Redis } from 'ioredis';
import { AppError } from '../../core/domain/errors.ts';
import type { Address } from './address.ts';

export type { Redis } from 'ioredis';

const answerMs = 5000;
const longestPauseMs = 1000;

function optionsOf({ host, port, db, username, password, isEncrypted }: Address) {
  return {
    host,
    port,
    db,
    connectTimeout: answerMs,
    ...(username === null ? {} : { username }),
    ...(password === null ? {} : { password }),
    // A certificate names the host, not an address.
    ...(isEncrypted ? { tls: { servername: host } } : {}),
  };
}

/** Throws AppError('unreadable') where it does not answer, or lets nobody in. */
export async function mustAnswer(address: Address): Promise<void> {
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
    await redis.ping();
  } catch (error) {
    throw notAnswering(address, why ?? reasonOf(error));
  } finally {
    redis.disconnect();
  }
}

/** Comes back whenever it is lost; what is asked meanwhile waits. `onLost` is called once each time. */
export function connect(address: Address, onLost: (why: string) => void = () => undefined): Redis {
  const redis = new Redis({
    ...optionsOf(address),
    // BullMQ asks for it.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(longestPauseMs, 50 * 2 ** Math.min(times, 10)),
  });
  let isLost = false;
  redis.on('ready', () => {
    isLost = false;
  });
  redis.on('error', (error: Error) => {
    if (!isLost) onLost(reasonOf(error));
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

function notAnswering({ shown }: Address, why: string): AppError {
  return new AppError('unreadable', `The queue at ${shown} cannot be used: ${why}.`);
}

function isOfRedis(error: unknown): boolean {
  return (
    error instanceof Error &&
    ('command' in error || /redis|connection is closed/iu.test(`${error.name} ${error.message}`))
  );
}

/** One sentence's part, without a full stop. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message || codeIn(error) : String(error);
  return message.slice(0, 300).replace(/\.$/u, '');
}

/** Node joins the failures of all addresses of a name into an error without a message. */
function codeIn(error: Error): string {
  return 'code' in error ? String(error.code) : error.name;
}
