// Keeps the library safe while it is open: checks its file, makes a backup a day, and makes one or goes back to one when asked.

import type { Backup, BackupStep } from '../../core/domain/backup.ts';
import { AppError, type ErrorData, toErrorData } from '../../core/domain/errors.ts';
import { listBackups, sweepBackupDrafts } from '../store/backups/folder.ts';
import { cancelRestore, pendingRestore } from '../store/backups/restore.ts';
import type { Store } from '../store/store.ts';
import { type Client, createClient, type Limits } from '../workers/client.ts';
import { createPool } from '../workers/pool.ts';
import { processChannel, type StartProcess } from '../workers/processChannel.ts';
import type { KeepingQuestions } from './protocol.ts';

export interface KeepingState {
  /** Where the backup is that is being made. */
  readonly making: BackupStep | null;
  /** What is wrong with the library file; null while it has not been checked. */
  readonly problems: readonly string[] | null;
  /** Why the last backup was not made. */
  readonly failure: ErrorData | null;
}

export interface Keeping {
  state(): KeepingState;
  /** Checks the library file and makes a backup a day, from now until `close`. */
  start(): void;
  make(signal: AbortSignal | undefined): Promise<Backup>;
  /** Ends the backup that is being made. */
  cancel(): void;
  prepareRestore(name: string): Promise<void>;
  cancelRestore(): void;
  close(): Promise<void>;
}

interface KeepingOptions {
  readonly url: URL;
  readonly libraryDir: string;
  readonly startProcess: StartProcess;
  readonly store: Pick<Store, 'tracks'>;
  readonly now: () => number;
  /** Called with every change of the state or the backups. */
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

const hour = 3_600_000;
const everyMs = 24 * hour;
/** A laptop sleeps, so it is not one long timer. */
const lookAgainMs = hour / 4;
/** It reads and writes gigabytes, maybe on a slow disk. */
const longest = { ms: hour };
const limits: Limits<KeepingQuestions> = { backup: longest, prepareRestore: longest, check: longest };
const maxMemoryMb = 1024;

export function createKeeping(options: KeepingOptions): Keeping {
  const { url, libraryDir, startProcess, store, now, onChange, onBug } = options;
  const channel = processChannel({ startProcess, url, data: { libraryDir }, maxMemoryMb });
  const worker: Client<KeepingQuestions> = createClient(createPool(1, channel), limits);
  let state: KeepingState = { making: null, problems: null, failure: null };
  let timer: NodeJS.Timeout | undefined;
  let cancelling = new AbortController();
  let current: Promise<Backup> | null = null;

  const set = (change: Partial<KeepingState>): void => {
    state = { ...state, ...change };
    onChange();
  };

  /** One at a time: who asks while one is made gets that one. */
  function make(reason: 'daily' | 'asked'): Promise<Backup> {
    current ??= makeNow(reason).finally(() => {
      current = null;
    });
    return current;
  }

  async function makeNow(reason: 'daily' | 'asked'): Promise<Backup> {
    cancelling = new AbortController();
    set({ making: 'checking-library', failure: null });
    try {
      const onProgress = (making: BackupStep): void => set({ making });
      return await worker.ask('backup', { reason, now: now() }, { signal: cancelling.signal, onProgress });
    } catch (error) {
      if (cancelling.signal.aborted) sweepBackupDrafts(libraryDir);
      else if (error instanceof AppError) set({ failure: toErrorData(error) });
      throw error;
    } finally {
      set({ making: null });
    }
  }

  async function lookAfter(): Promise<void> {
    try {
      if (state.problems === null) set({ problems: await worker.ask('check', null) });
      const newest = listBackups(libraryDir).find(({ sound }) => sound);
      const isDue = newest === undefined || now() - newest.madeAt >= everyMs;
      // Of a library without tracks there is nothing to keep, and a damaged one says so already.
      if (isDue && state.problems?.length === 0 && hasTracks()) await make('daily');
    } catch (error) {
      // A failure is in the state; a cancelled one was wanted.
      if (!(error instanceof AppError)) onBug(error);
    }
  }

  function hasTracks(): boolean {
    const { present, missing } = store.tracks.counts();
    return present + missing > 0;
  }

  return {
    state: () => state,
    start() {
      void lookAfter();
      timer = setInterval(() => void lookAfter(), lookAgainMs);
      timer.unref();
    },
    make(signal) {
      signal?.addEventListener('abort', () => cancelling.abort(), { once: true });
      return make('asked');
    },
    cancel: () => cancelling.abort(),
    async prepareRestore(name) {
      await worker.ask('prepareRestore', { name, now: now() });
      onChange();
    },
    cancelRestore() {
      cancelRestore(libraryDir);
      onChange();
    },
    async close() {
      clearInterval(timer);
      await worker.close();
    },
  };
}

/** For the faces: what stands beside the state. */
export function backupsAt(libraryDir: string) {
  return { backups: listBackups(libraryDir), restoring: pendingRestore(libraryDir)?.backup ?? null };
}
