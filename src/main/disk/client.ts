// The user's folders and files as everybody in the main process sees them: each answer within a time, or the disk hangs.
import type { ErrorData } from '../../core/domain/errors.ts';
import type { LeftOutReason } from '../../core/domain/leftOut.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { Drive } from '../library/drive.ts';
import type { Look } from '../library/look.ts';
import { pathKey } from '../work/paths.ts';
import { createClient, type Limits } from '../workers/client.ts';
import { createPool, type Pool } from '../workers/pool.ts';
import { processChannel, type StartProcess } from '../workers/processChannel.ts';
import type { DiskQuestions, WalkBatch, WalkedFiles, WatchNews } from './protocol.ts';

/** A file as a walk finds it; `key` and `real` as `pathKey` writes paths: its own, and that without links. */
export interface WalkedFile {
  readonly key: string;
  readonly real: string;
  readonly size: number;
  readonly mtimeMs: number;
}

export interface Walked {
  readonly files: readonly WalkedFile[];
  readonly unreadable: readonly { readonly path: Buffer; readonly error: ErrorData }[];
  readonly leftOut: readonly { readonly path: Buffer; readonly reason: LeftOutReason }[];
}

export interface WalkOptions {
  readonly root: Uint8Array;
  readonly places: readonly Uint8Array[];
  readonly takenIn: readonly Uint8Array[];
  readonly signal: AbortSignal;
  readonly onBatch: (batch: Walked) => void;
}

export interface WatchOptions {
  readonly roots: readonly Uint8Array[];
  readonly takenIn: readonly Uint8Array[];
  readonly signal: AbortSignal;
  readonly onNews: (news: News) => void;
}

export interface News {
  readonly isReady: boolean;
  readonly changed: readonly Buffer[];
  readonly failed: readonly { readonly root: Buffer; readonly isFull: boolean }[];
}

/** All throw AppError('took-too-long') when the disk does not answer. */
export interface Disk {
  walk(options: WalkOptions): Promise<void>;
  look(path: Uint8Array): Promise<Look>;
  drive(path: Uint8Array): Promise<Drive>;
  /** Until `signal` aborts, or the process that watches ends. */
  watch(options: WatchOptions): Promise<void>;
  /** `endings`: which files are told by name. */
  list(path: Uint8Array, endings?: readonly string[]): Promise<DiskQuestions['list']['output']>;
  read(path: Uint8Array, start: number, end: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface DiskEntry {
  readonly url: URL;
  readonly startProcess: StartProcess;
  /** A disk that has not answered for so long hangs; a sleeping one needs some ten seconds to wake. */
  readonly answerMs?: number;
}

/** Two disks may hang, and two others are still asked at once. */
const processes = 4;
const maxMemoryMb = 512;
const idleMs = 60_000;
/** It says every few seconds that it lives; to find all folders of a slow disk takes a while. */
const silentWatchMs = 60_000;

export function createDisk({ url, startProcess, answerMs = 15_000 }: DiskEntry): Disk {
  const channel = processChannel({ startProcess, url, maxMemoryMb });
  return diskOn(
    createPool(processes, channel, idleMs),
    // Its own process, which stays.
    createPool(1, channel, idleMs),
    answerMs,
  );
}

/** For pools whose workers answer the questions about disks. */
export function diskOn(pool: Pool, watching: Pool, answerMs: number): Disk {
  const limits: Limits<DiskQuestions> = {
    // As long as it answers, a walk takes its time.
    walk: { silentMs: answerMs },
    look: { ms: answerMs },
    drive: { ms: answerMs },
    list: { ms: answerMs },
    read: { ms: answerMs },
    watch: { silentMs: silentWatchMs },
  };
  const client = createClient(pool, limits);
  const watcher = createClient(watching, limits);

  return {
    async walk({ root, places, takenIn, signal, onBatch }) {
      const input = { root: pathKey(root), places: places.map(pathKey), takenIn: takenIn.map(pathKey) };
      await client.ask('walk', input, { signal, onProgress: (batch) => onBatch(asWalked(batch)) });
    },
    look: (path) => client.ask('look', pathKey(path)),
    drive: (path) => client.ask('drive', pathKey(path)),
    async watch({ roots, takenIn, signal, onNews }) {
      const input = { roots: roots.map(pathKey), takenIn: takenIn.map(pathKey) };
      await watcher.ask('watch', input, { signal, onProgress: (news) => onNews(asNews(news)) });
    },
    list: (path, endings = []) => client.ask('list', { path: pathKey(path), endings }),
    read: (path, start, end) => client.ask('read', { path: pathKey(path), start, end }),
    async close() {
      await Promise.all([client.close(), watcher.close()]);
    },
  };
}

function asNews({ isReady, changed, failed }: WatchNews): News {
  return {
    isReady,
    changed: changed.map(bytes),
    failed: failed.map(({ root, isFull }) => ({ root: bytes(root), isFull })),
  };
}

function asWalked({ files, unreadable, leftOut }: WalkBatch): Walked {
  return {
    files: asFiles(files),
    unreadable: unreadable.map(({ path, message }) => ({
      path: bytes(path),
      error: { kind: 'unreadable', message, path: displayPath(bytes(path)) },
    })),
    leftOut: leftOut.map(({ path, reason }) => ({ path: bytes(path), reason })),
  };
}

function asFiles({ paths, sizes, mtimesMs, reals }: WalkedFiles): WalkedFile[] {
  if (sizes.length === 0) return [];
  const realAt = new Map(reals);
  return paths.split('\0').map((key, n) => ({
    key,
    real: realAt.get(n) ?? key,
    size: sizes[n] ?? 0,
    mtimeMs: mtimesMs[n] ?? 0,
  }));
}

function bytes(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}
