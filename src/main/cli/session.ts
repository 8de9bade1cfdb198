// What every command works with: where things are, the library opened in this process, and jobs followed to their end.
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRouterClient, ORPCError } from '@orpc/server';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Client } from '../../core/contract/contract.ts';
import { AppError, errorDataSchema, fromErrorData } from '../../core/domain/errors.ts';
import type { JobResult } from '../../core/domain/job.ts';
import type { Step } from '../../core/domain/progress.ts';
import type { OpenQueue } from '../analysis/executor.ts';
import { type App, type AppOptions, createApp } from '../app.ts';
import { reachRunning } from '../endpoint/reach.ts';
import { defaultLibraryDir } from '../libraryDir.ts';
import { lastGoodBackup } from '../store/backups/folder.ts';
import { log } from '../terminal.ts';
import { onInterrupt } from './interrupting.ts';
import { progressBar, stepText } from './progressBar.ts';

/** What the entry file knows: where the workers, the resources and the built page are. */
export interface Places
  extends Pick<AppOptions, 'workerUrls' | 'resourcesDir' | 'kernelsFile' | 'spaceKernelsFile'> {
  /** Folder of the built page. */
  page(): Promise<string>;
}

/** A path relative to where the user is: npm runs scripts in the project's folder, and sets INIT_CWD. */
export function userPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/** Of `--library`. */
export function libraryDirOf(library: string | undefined): string {
  return library === undefined ? defaultLibraryDir() : userPath(library);
}

/** For a window: another command may have the library open for a moment. */
export async function openApp(places: Places, library: string | undefined): Promise<App> {
  return await patiently(windowPatienceMs, () => openHere(places, libraryDirOf(library)));
}

/** The driver of Redis takes a while to load, and most commands never ask for it. */
function openQueue(libraryDir: string): OpenQueue {
  return async (address, here) => {
    const { openFeeder } = await import('../queue/feeder.ts');
    return await openFeeder(libraryDir)(address, here);
  };
}

async function openHere(places: Places, libraryDir: string): Promise<App> {
  try {
    return await createApp({ ...places, libraryDir, tell: log, openQueue });
  } catch (error) {
    const isUnusable = error instanceof AppError && error.kind === 'library-unusable';
    if (isUnusable && lastGoodBackup(libraryDir) !== null)
      log(
        'To go back to the last good backup: stackwax backup restore latest. To see all: stackwax backup list',
      );
    throw error;
  }
}

/** A library that is open, in this process or in another. */
interface OpenLibrary {
  readonly client: Client;
  /** False when the other process has ended. */
  isOpen(): boolean;
  close(): Promise<void>;
}

/**
 * Opens the library, lets `use` call it, and closes it whatever happens. Where another process has it open, a window or
 * another command, everything goes through that one.
 */
export async function withLibrary<T>(
  places: Places,
  library: string | undefined,
  use: (client: Client) => Promise<T>,
): Promise<T> {
  const opened = await openOrReach(places, libraryDirOf(library));
  try {
    return await use(opened.client);
  } catch (error) {
    const expected = expectedError(error);
    if (expected instanceof AppError || opened.isOpen()) throw expected;
    throw new AppError(
      'cancelled',
      'The Stackwax that had the library open has ended in the middle of this. What was done so far is kept; try again.',
      { cause: error },
    );
  } finally {
    await opened.close();
  }
}

const windowPatienceMs = 3_000;
/** A process that is starting does not answer yet; one that is ending does not any more. */
const commandPatienceMs = 10_000;
const againAfterMs = 100;

async function openOrReach(places: Places, libraryDir: string): Promise<OpenLibrary> {
  return await patiently(commandPatienceMs, async () => {
    try {
      return here(await openHere(places, libraryDir));
    } catch (error) {
      const reached = isBusy(error) ? await reachRunning(libraryDir, packageJson.version) : null;
      if (reached === null) throw error;
      return reached;
    }
  });
}

/** Tries again for a while when another process has the library. */
async function patiently<Opened>(patienceMs: number, open: () => Promise<Opened>): Promise<Opened> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    }
    await setTimeout(againAfterMs);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.kind === 'library-busy';
}

function here(app: App): OpenLibrary {
  return {
    client: createRouterClient(app.router),
    isOpen: () => true,
    async close() {
      const notice = setTimeout(againAfterMs, undefined, { ref: false });
      const idle = app.idle();
      if ((await Promise.race([idle.then(() => 'idle'), notice])) !== 'idle')
        log('Another command is using the library through this one, which waits for it.');
      await idle;
      // The next command does not compute it again.
      await app.kept();
      app.pack();
      await app.close();
    },
  };
}

/** An expected failure comes back from the contract as its typed error; here it is an AppError again. */
function expectedError(error: unknown): unknown {
  if (!(error instanceof ORPCError) || error.code !== 'EXPECTED') return error;
  return fromErrorData(errorDataSchema.parse(error.data));
}

/**
 * Waits for a job, drawing its progress on a terminal; `pick` takes its report out of the result, `onStep` sees each step. Ctrl-C cancels the
 * job; a second Ctrl-C ends the process at once.
 */
export async function followJob<Report>(
  client: Client,
  jobId: number,
  pick: (result: JobResult) => Report | null,
  onStep: (step: Step) => void = () => undefined,
): Promise<Report> {
  const bar = progressBar();
  const uninterrupted = onInterrupt(() => {
    client.jobs.cancel({ id: jobId }).catch((error: unknown) => log(String(error)));
  });
  try {
    for await (const { status } of await client.jobs.follow({ id: jobId })) {
      if (status.state === 'running') {
        bar.show(status.progress, ...stepText(status.progress.step));
        onStep(status.progress.step);
      }
      if (status.state === 'failed') throw fromErrorData(status.error);
      if (status.state === 'cancelled')
        throw new AppError('cancelled', 'Cancelled. What was done so far is kept.');
      const report = status.state === 'done' ? pick(status.result) : null;
      if (report !== null) return report;
    }
  } finally {
    bar.stop();
    uninterrupted();
  }
  throw new Error(`job ${jobId} ended without the report asked for`);
}
