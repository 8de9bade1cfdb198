// Wires store, workers and jobs into the one router that every face serves.
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createRouterClient } from '@orpc/server';
import packageJson from '../../package.json' with { type: 'json' };
import { shippedGroups, shippedLayout } from '../core/features/layout.ts';
import { type AnalysisClient, createAnalysisClient } from './analysis/client.ts';
import type { AppRouter, Faced } from './faced.ts';
import type { Work } from './jobs/context.ts';
import { createLearning } from './learning/client.ts';
import { modelsFolder } from './learning/modelFolder.ts';
import { installStarter, starterFolder } from './learning/starter.ts';
import { createMedia } from './procedures/media.ts';
import { createRouter } from './router.ts';
import { openStore } from './store/store.ts';
import { createEvents } from './work/events.ts';
import { createGenreWords } from './work/genreWords.ts';
import { createJobRegistry } from './work/registry.ts';

/** Where the worker entry files are: sources under Node, bundles in the build (see ARCHITECTURE.md). */
export interface WorkerUrls {
  readonly analyse: URL;
  readonly learn: URL;
}

export interface AppOptions {
  /** Folder of library.db and the models; made when it does not exist. */
  readonly libraryDir: string;
  readonly workerUrls: WorkerUrls;
  /** Folder of the shipped resources (starter model, vocabulary). */
  readonly resourcesDir: string;
  /** The signal-processing kernels in WebAssembly (kernels/kernels.wasm). */
  readonly kernelsFile: string;
  /** Analysis threads; null leaves it to the setting, then to the number of cores. */
  readonly workers?: number | null;
  readonly logBug?: (error: unknown) => void;
}

export interface App extends Faced {
  readonly router: AppRouter;
  /** Absolute path of the folder that the library is kept in. */
  readonly libraryDir: string;
  /** Goes on with what an earlier session left: tracks to listen to, newer features, predictions. */
  resume(): Promise<void>;
  /** Cancels what runs, waits for the writer and the workers, closes the store. */
  close(): Promise<void>;
}

/** Opens the library and everything around it. Throws AppError('library-busy' | 'library-unusable'). */
export async function createApp(options: AppOptions): Promise<App> {
  const libraryDir = resolve(options.libraryDir);
  const logBug = options.logBug ?? ((error: unknown) => console.error(error));
  const now = (): number => Date.now();
  const store = openStore(libraryDir);
  try {
    const starterDir = join(options.resourcesDir, starterFolder);
    store.features.declareGroups(shippedGroups);
    await installStarter(store, starterDir, now());
    removeDrafts(libraryDir);

    const events = createEvents();
    const jobs = createJobRegistry({
      now,
      past: store.pastJobs.list(),
      onChange: events.job,
      onEnd: store.pastJobs.save,
      onBug: logBug,
    });
    const analysis = createAnalysis(options, () => store.settings.get().workers);
    const learning = createLearning(options.workerUrls.learn, starterDir, { libraryDir });
    const genreWords = createGenreWords(store, options.resourcesDir);
    genreWords.refresh();
    const work: Work = {
      store,
      events,
      genreWords,
      analysis: analysis.of,
      learning,
      layout: shippedLayout,
      libraryDir,
      now,
    };
    const media = createMedia(work, analysis.player, tmpdir());
    const router = createRouter({ work, media, jobs, version: packageJson.version }, logBug);
    return {
      router,
      libraryDir,
      async resume() {
        if (isUnfinished(work)) await createRouterClient(router).library.scan({});
      },
      audio: media.audio,
      peaks: media.peaks,
      spectrogram: media.spectrogram,
      cover: media.cover,
      async close() {
        await jobs.close();
        await media.close();
        await Promise.all([analysis.close(), learning.close()]);
        events.close();
        store.close();
      },
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

function isUnfinished({ store, layout }: Work): boolean {
  const model = store.models.active();
  return (
    store.tracks.waiting().length > 0 ||
    store.features.waiting(layout).length > 0 ||
    (model !== null && store.tracks.unpredicted(model.id, model.report.groups).length > 0)
  );
}

/** The analysis workers, made when they are first needed and made anew when another number is asked for. */
function createAnalysis(options: AppOptions, setting: () => number | null) {
  let current: AnalysisClient | null = null;
  const old: Promise<void>[] = [];
  const { workerUrls, kernelsFile } = options;
  const workers = (size: number) => createAnalysisClient(workerUrls.analyse, size, { kernelsFile });
  // A scan must not take it, and what it has open stays in this one worker.
  const player = workers(1);
  return {
    player,
    of(size: number | 'any' | null): AnalysisClient {
      if (size === 'any' && current !== null) return current;
      const asked = size === 'any' ? null : size;
      const wanted = asked ?? options.workers ?? setting() ?? availableParallelism();
      if (current !== null && current.size !== wanted) {
        old.push(current.close());
        current = null;
      }
      current ??= workers(wanted);
      return current;
    },
    async close(): Promise<void> {
      await Promise.all([...old, current?.close(), player.close()]);
    },
  };
}

/** Models that were being written when the process died. */
function removeDrafts(libraryDir: string): void {
  const folder = join(libraryDir, modelsFolder);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    // No model has been fitted yet.
    return;
  }
  for (const name of names) {
    if (name.endsWith('.draft')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
