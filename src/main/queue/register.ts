// Who is at a queue: libraries that are fed, and workers; each says so again and again, and is forgotten when it does not.
import * as z from 'zod';
import { keptMs, libraryIdSchema, register } from './names.ts';
import type { Redis } from './redis.ts';

/** A worker that has not said so for as long is gone. */
const workerMs = 8000;
/** How often it is said. */
export const sayEveryMs = 1500;
/** Whatever stands in Redis, no more is looked at. */
const most = 10_000;

const librarySchema = z.object({
  id: libraryIdSchema,
  version: z.string().max(100),
});
export type FedLibrary = z.infer<typeof librarySchema>;

const workerSchema = z.object({
  id: z.string().max(100),
  host: z.string().max(300),
  version: z.string().max(100),
  threads: z.int().min(1).max(1024),
});
export type PresentWorker = z.infer<typeof workerSchema>;

/** It stays for a day, so that workers go on while its own process is started anew. */
export async function sayLibrary(redis: Redis, library: FedLibrary): Promise<void> {
  await redis
    .multi()
    .sadd(register.libraries, library.id)
    .set(register.library(library.id), JSON.stringify(library), 'PX', keptMs)
    .exec();
}

export async function forgetLibrary(redis: Redis, id: string): Promise<void> {
  await redis.multi().srem(register.libraries, id).del(register.library(id)).exec();
}

export async function sayWorker(redis: Redis, worker: PresentWorker): Promise<void> {
  await redis
    .multi()
    .sadd(register.workers, worker.id)
    .set(register.worker(worker.id), JSON.stringify(worker), 'PX', workerMs)
    .exec();
}

export async function forgetWorker(redis: Redis, id: string): Promise<void> {
  await redis.multi().srem(register.workers, id).del(register.worker(id)).exec();
}

export async function libraries(redis: Redis): Promise<FedLibrary[]> {
  return await entries(redis, register.libraries, register.library, librarySchema);
}

export async function workers(redis: Redis): Promise<PresentWorker[]> {
  return await entries(redis, register.workers, register.worker, workerSchema);
}

async function entries<Entry>(
  redis: Redis,
  set: string,
  keyOf: (id: string) => string,
  schema: z.ZodType<Entry>,
): Promise<Entry[]> {
  const ids = (await redis.smembers(set)).slice(0, most);
  if (ids.length === 0) return [];
  const texts = await redis.mget(ids.map(keyOf));
  const gone = ids.filter((_, at) => texts[at] === null);
  if (gone.length > 0) await redis.srem(set, ...gone);
  return texts.flatMap((text) => {
    const parsed = schema.safeParse(text === null ? null : jsonOf(text));
    return parsed.success ? [parsed.data] : [];
  });
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
