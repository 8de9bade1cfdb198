// Wires store, workers and jobs into the one router that every face serves.
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import packageJson from '../../package.json' with { type: 'json' };
import { unreadableText } from '../core/domain/damage.ts';
import { AppError } from '../core/domain/errors.ts';
import { shippedGroups } from '../core/features/layout.ts';
import { openBeingRead } from './analysis/beingRead.ts';
import type { OpenQueue } from './analysis/executor.ts';
import { analysisWorkers } from './analysis/workers.ts';
import { createDisk } from './disk/client.ts';
import { beforeTheEnd } from './ending.ts';
import { type Endpoint, openEndpoint } from './endpoint/serve.ts';
import type { AppRouter, Faced } from './faced.ts';
import { expectedFailure, ifWritable } from './files/diskFaults.ts';
import { areWaiting } from './jobs/analyse.ts';
import { type Compose, compose } from './jobs/compose.ts';
import type { Work } from './jobs/context.ts';
import { listeningNow } from './jobs/ears/inUse.ts';
import { knownEars } from './jobs/ears/known.ts';
import { spaceKept } from './jobs/keepSpace.ts';
import { scan } from './jobs/scan.ts';
import { settleTags } from './jobs/settleTags.ts';
import { settleEdits } from './jobs/tagWriting/settleEdits.ts';
import { watchLibrary } from './jobs/watching.ts';
import { createKeeping } from './keeping/keeping.ts';
import { createLearning } from './learning/client.ts';
import { removeDrafts } from './learning/modelFolder.ts';
import { installStarter, starterFolder } from './learning/starter.ts';
import { createMedia } from './procedures/media.ts';
import { createRouter } from './router.ts';
import { damageIn } from './store/damage.ts';
import { openStore } from './store/store.ts';
import { logBug as logToTerminal } from './terminal.ts';
import { createChange } from './work/change.ts';
import { createEvents } from './work/events.ts';
import { createGenreWords } from './work/genreWords.ts';
import { createTurns } from './work/inTurn.ts';
import { currentLayout, groupsOfEars } from './work/listening.ts';
import { createJobRegistry } from './work/registry.ts';
import { createTagWords } from './work/tagWords.ts';
import { forkProcess } from './workers/forkProcess.ts';
import type { StartProcess } from './workers/processChannel.ts';
import { soon } from './workers/soon.ts';
import { createWriting } from './writing/client.ts';

/** Where the worker entry files are: sources under Node, bundles in the build (see ARCHITECTURE.md). */
export interface WorkerUrls {
  readonly disk: URL;
  readonly write: URL;
  readonly analyse: URL;
  readonly learn: URL;
  readonly keep: URL;
}

export interface AppOptions {
  /** Folder of library.db and the models; made when it does not exist. */
  readonly libraryDir: string;
  readonly workerUrls: WorkerUrls;
  /** Folder of the shipped resources (starter model, vocabulary). */
  readonly resourcesDir: string;
  /** The signal-processing kernels in WebAssembly (kernels/kernels.wasm). */
  readonly kernelsFile: string;
  /** Those of the space of tracks (kernels/space.wasm). */
  readonly spaceKernelsFile: string;
  /** How a process is started for what must not end this one; absent: Node's way. */
  readonly startProcess?: StartProcess;
  /** Analysis processes; null leaves it to the setting, then to the number of cores. */
  readonly workers?: number | null;
  /** Leads a scan to a queue of other machines; absent: this process talks to nobody. */
  readonly openQueue?: (libraryDir: string) => OpenQueue;
  /** A disk that has not answered for so many milliseconds hangs. */
  readonly answerMs?: number;
  readonly logBug?: (error: unknown) => void;
  /** Gets sentences about the library while it is opened: what takes its time, and what is damaged. */
  readonly tell?: (sentence: string) => void;
}

export interface App extends Faced {
  readonly router: AppRouter;
  /** Absolute path of the folder that the library is kept in. */
  readonly libraryDir: string;
  /** Settles when no other process is using the library through this one; none can from then on. */
  idle(): Promise<void>;
  /** Settles when what was computed of the space of tracks is kept. */
  kept(): Promise<void>;
  /** Makes the library's file smaller after a scan that filled it, which may take seconds: for a command that ends. */
  pack(): void;
  /**
   * Goes on with what an earlier session left (tracks to listen to, newer features, predictions), checks the library and makes a
   * backup a day.
   */
  resume(): Promise<void>;
  /** Shows in the window how far music is that is only just made (the demo's); settles when it is, or is given up. */
  compose(make: Compose): Promise<void>;
  /** Takes in by itself what changes in the folders, from now until it is closed. */
  watch(): void;
  /** Cancels what runs, waits for the writer and the workers, closes the store; within two seconds, whatever hangs. */
  close(): Promise<void>;
}

/** What is open in the player goes with its process anyway, and what another process asks with this one. */
const politeMs = 300;

/** Opens the library and everything around it. Throws AppError('library-busy' | 'library-unusable' | 'unwritable'). */
export async function createApp(options: AppOptions): Promise<App> {
  const libraryDir = resolve(options.libraryDir);
  const logBug = options.logBug ?? logToTerminal;
  const now = (): number => Date.now();
  const { store, transaction, folder, unwritable, pack, close } = openStore(libraryDir, now, options.tell);
  try {
    const starterDir = join(options.resourcesDir, starterFolder);
    const events = createEvents();
    const genreWords = createGenreWords(store, options.resourcesDir);
    const tagWords = createTagWords(store, genreWords);
    const change = createChange(transaction, genreWords, tagWords, events);
    await ifWritable(async () => {
      change((write) => write.features.declareGroups([...shippedGroups, ...groupsOfEars(store)]));
      await installStarter(store, change, starterDir);
      change((write) => {
        genreWords.refresh(write);
        tagWords.refresh(write);
      });
      await removeDrafts(libraryDir);
    });
    for (const value of store.unreadable()) options.tell?.(unreadableText(value));

    const jobs = createJobRegistry({
      now,
      past: store.pastJobs.list(),
      unwritable,
      onChange: events.job,
      onEnd: (job) => void ifWritable(async () => change((write) => write.pastJobs.save(job))).catch(logBug),
      expected: (error) => damageIn(libraryDir, error) ?? expectedFailure(error),
      onBug: logBug,
    });
    const { workerUrls, kernelsFile, spaceKernelsFile, startProcess = forkProcess, answerMs } = options;
    const disk = createDisk({
      url: workerUrls.disk,
      startProcess,
      ...(answerMs === undefined ? {} : { answerMs }),
    });
    const writing = createWriting({ url: workerUrls.write, startProcess });
    const analysis = analysisWorkers(
      {
        url: workerUrls.analyse,
        workerData: { kernelsFile },
        startProcess,
      },
      openBeingRead(libraryDir),
      () => options.workers ?? store.settings.get().workers ?? availableParallelism(),
    );
    const learning = createLearning(workerUrls.learn, starterDir, {
      libraryDir,
      readFrom: folder,
      spaceKernelsFile,
    });
    const work: Work = {
      store,
      change,
      events,
      genreWords,
      tagWords,
      analysis: analysis.of,
      openQueue: options.openQueue?.(libraryDir) ?? noQueue,
      learning,
      disk,
      writing,
      inTurn: createTurns(),
      watchStates: new Map(),
      layout: () => currentLayout(store),
      libraryDir,
      now,
    };
    const closeStore = beforeTheEnd(close);
    const closing = new AbortController();
    // A library that is only read settles nothing.
    const editsSettled = unwritable === null ? settleEdits(work).catch(logBug) : Promise.resolve();
    const settling = Promise.all([
      ifWritable(async () => await settleTags(work, closing.signal)).catch(logBug),
      editsSettled,
    ]);
    let watching: Promise<void> | null = null;
    const scanByItself = async (folders: readonly Uint8Array[]): Promise<void> => {
      const options = { folders, workers: null };
      const { id } = jobs.start({
        kind: 'watch',
        run: async (context) => ({ kind: 'scan', report: await scan(work, options, context) }),
      });
      await jobs.settled(id);
    };
    const media = createMedia(work, analysis.player, tmpdir());
    const keeping = createKeeping({
      url: workerUrls.keep,
      libraryDir,
      startProcess: options.startProcess ?? forkProcess,
      store,
      now,
      onChange: () => events.changed('backups'),
      onBug: logBug,
    });
    const router = createRouter(
      {
        work,
        media,
        jobs,
        keeping,
        editsSettled,
        knownEars: knownEars(options.resourcesDir),
        version: packageJson.version,
      },
      logBug,
    );
    const endpoint = unwritable === null ? await openEndpointIfPossible(router, libraryDir, logBug) : null;
    return {
      router,
      libraryDir,
      idle: async () => await endpoint?.idle(),
      kept: () => spaceKept(work),
      pack: () => void pack(),
      async resume() {
        if (unwritable !== null) return;
        keeping.start();
        if (await isUnfinished(work)) await createRouterClient(router).library.scan({});
      },
      async compose(make) {
        const { id } = jobs.start({
          kind: 'compose',
          run: async (context) => ({ kind: 'compose', report: await compose(make, now, context) }),
        });
        await jobs.settled(id);
      },
      watch() {
        // What cannot be written cannot be taken in.
        if (unwritable !== null) return;
        watching ??= watchLibrary(work, { scan: scanByItself, onBug: logBug }, closing.signal).catch(logBug);
      },
      audio: media.audio,
      peaks: media.peaks,
      spectrogram: media.spectrogram,
      cover: media.cover,
      smallCover: media.smallCover,
      async close() {
        closing.abort();
        await soon(Promise.resolve(endpoint?.close()), politeMs);
        await jobs.close();
        await soon(media.close(), politeMs);
        await Promise.all([
          analysis.close(),
          learning.close(),
          keeping.close(),
          disk.close(),
          writing.close(),
        ]);
        await watching;
        await settling;
        events.close();
        closeStore();
      },
    };
  } catch (error) {
    close();
    throw damageIn(libraryDir, error) ?? error;
  }
}

const noQueue: OpenQueue = async () => {
  throw new AppError(
    'invalid',
    'A queue is fed by the command line alone: close the Stackwax that has the library open, and try again.',
  );
};

/** Without one, other processes learn that the library is open, and nothing more. */
async function openEndpointIfPossible(
  router: AppRouter,
  libraryDir: string,
  logBug: (error: unknown) => void,
): Promise<Endpoint | null> {
  try {
    return await openEndpoint(router, { libraryDir, version: packageJson.version });
  } catch (error) {
    if (expectedFailure(error) === null) logBug(error);
    return null;
  }
}

async function isUnfinished(work: Work): Promise<boolean> {
  const { store } = work;
  const model = store.models.active();
  return (
    store.tracks.haveOldTags() ||
    areWaiting(work, await listeningNow(work)) ||
    store.fromTags.firstScan().isDeciding ||
    store.taggers.areUnheard() ||
    (model !== null && store.tracks.unpredicted(model.id, model.report.groups).length > 0)
  );
}
