// Where things are kept in Redis: one queue for each library and version, so that neither two libraries nor two versions mix.
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { codeOf } from '../files/diskFaults.ts';

/** Before all keys of ours; BullMQ puts it before its own. */
export const prefix = 'stackwax';

export const libraryIdSchema = z.string().regex(/^[0-9a-f]{32}$/u);

/** A day: what a feeder that never came back has left goes by then. */
export const keptMs = 24 * 3600 * 1000;

/** What BullMQ calls the queue. */
export function queueName(library: string, version: string): string {
  return `${library}.${createHash('sha256').update(version).digest('hex').slice(0, 12)}`;
}

export interface QueueKeys {
  /** Of the one process that feeds it. */
  readonly feeder: string;
  /** A list of pieces that workers ask for. */
  readonly asked: string;
  readonly answer: (task: string) => string;
  /** A list of one piece. */
  readonly piece: (name: string) => string;
  /** An ear's manifest. */
  readonly ear: (sha256: string) => string;
}

export function keysOf(queue: string): QueueKeys {
  const key = `${prefix}:${queue}`;
  return {
    feeder: `${key}:feeder`,
    asked: `${key}:asked`,
    answer: (task) => `${key}:answer:${task}`,
    piece: (name) => `${key}:piece:${name}`,
    ear: (sha256) => `${key}:ear:${sha256}`,
  };
}

/** Who is there: sets of names, and a key a name that goes by itself. */
export const register = {
  libraries: `${prefix}:libraries`,
  library: (id: string) => `${prefix}:library:${id}`,
  workers: `${prefix}:workers`,
  worker: (id: string) => `${prefix}:worker:${id}`,
} as const;

const idFile = 'queue-id';

/** Of this library among all on one queue: made when it is first asked for, and kept beside it. */
export async function libraryId(libraryDir: string): Promise<string> {
  const file = join(libraryDir, idFile);
  try {
    await writeFile(file, randomBytes(16).toString('hex'), { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return libraryIdSchema.parse((await readFile(file, 'utf8')).trim());
}
