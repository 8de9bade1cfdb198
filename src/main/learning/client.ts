// The learning workers as the main thread asks them: two pools, and how long each question may take.
import { totalmem } from 'node:os';
import { AppError } from '../../core/domain/errors.ts';
import type { RunBaseTask } from '../../core/learning/stacking/ensembleConfig.ts';
import type { CollapseProgress } from '../../core/tags/collapse.ts';
import type { StoredModel } from '../store/learning/models.ts';
import { type Client, createClient, type Limits } from '../workers/client.ts';
import { createPool } from '../workers/pool.ts';
import { threadChannel } from '../workers/threadChannel.ts';
import { modelDirOf } from './modelFolder.ts';
import type {
  BackgroundQuestions,
  CollapseAnswer,
  CollapseQuestion,
  InteractiveQuestions,
  LearningQuestions,
  LearnWorkerData,
  ModelFiles,
} from './protocol.ts';

export interface Learning {
  readonly starterDir: string;
  /** For jobs. */
  readonly background: Client<BackgroundQuestions>;
  /** For what a person waits for: it must not queue behind a training. */
  readonly interactive: Client<InteractiveQuestions>;
  /** Throws AppError('library-unusable') when the model's folder is gone. */
  filesOf(model: StoredModel): ModelFiles;
  close(): Promise<void>;
}

const minute = 60_000;
/** With 100,000 tracks some of these take seconds on a fast machine. */
const wholeLibrary = { ms: 3 * minute };
/** A table of 100,000 tracks and what is made of it fit several times. */
const maxMemoryMb = Math.max(1024, Math.round(totalmem() / 2 / 1024 / 1024));

const limits: Limits<LearningQuestions> = {
  tryModel: { ms: minute },
  // Milliseconds a track.
  predict: ({ tracks }) => ({ ms: minute + 100 * tracks.length }),
  unpredicted: { ms: minute },
  gather: wholeLibrary,
  // As long as the user lets it, while it gets on: its longest step is the fit of a support vector machine to all rows.
  train: { silentMs: 120 * minute },
  fit: ({ X }) => ({ silentMs: 10 * minute + 10 * X.rows }),
  readForeign: { silentMs: 2 * minute },
  collapseTags: { silentMs: 10 * minute },
  learnTags: { silentMs: 20 * minute },
  // Milliseconds a track.
  hearTags: ({ tracks }) => ({ ms: minute + 100 * tracks.length }),
  unheardTracks: { ms: minute },
  reviewTag: wholeLibrary,
  unprinted: wholeLibrary,
  comparePrints: { silentMs: 10 * minute },
  findClusters: { silentMs: 10 * minute },
  placeInClusters: wholeLibrary,
  describeClusters: wholeLibrary,
  layOut: { silentMs: 10 * minute },
  judgeMap: { silentMs: 10 * minute },
  review: wholeLibrary,
  explain: wholeLibrary,
  similar: wholeLibrary,
  takeUnkept: wholeLibrary,
  keptMetricInUse: wholeLibrary,
  placeOnMap: wholeLibrary,
  path: wholeLibrary,
  blend: wholeLibrary,
  radio: wholeLibrary,
  similarTags: wholeLibrary,
  suggestMerges: wholeLibrary,
  statistics: wholeLibrary,
  engine: { ms: minute },
};

/** Of threads that stay, which compute in buffers; those that only fit have what is quickest, and go with their training. */
const newObjectsMb = 12;

/** One model is fitted while another predicts. */
const backgroundThreads = 2;
/** A model and a library that nobody asks about go with their thread. */
const idleMs = 60_000;

export function createLearning(
  url: URL,
  starterDir: string,
  places: Omit<LearnWorkerData, 'starterDir'>,
): Learning {
  const workerData: LearnWorkerData = { ...places, starterDir };
  const channel = threadChannel({ url, data: workerData, maxMemoryMb, newObjectsMb });
  const background = createClient<BackgroundQuestions>(
    createPool(backgroundThreads, channel, idleMs),
    limits,
  );
  // It stays: a person would wait until it has read the space of tracks anew.
  const interactive = createClient<InteractiveQuestions>(createPool(1, channel), limits);
  return {
    starterDir,
    background,
    interactive,
    filesOf({ id, origin, folder, report: { groups } }) {
      const isStarter = origin === 'starter';
      if (folder === null && !isStarter)
        throw new AppError('library-unusable', `The files of model ${id} are gone.`);
      const modelDir = folder === null ? starterDir : modelDirOf(workerData.libraryDir, folder);
      return { modelDir, isStarter, layout: groups };
    },
    async close() {
      await Promise.all([background.close(), interactive.close()]);
    },
  };
}

/** Threads that only fit, for one training or one evaluation. */
export function fitThreads(url: URL, size: number): { run: RunBaseTask; close(): Promise<void> } {
  const { ask, close } = createClient<Pick<LearningQuestions, 'fit'>>(
    createPool(size, threadChannel({ url, maxMemoryMb })),
    limits,
  );
  return { run: (task, signal, onEpoch) => ask('fit', task, { signal, onProgress: onEpoch }), close };
}

/** A thread that makes the tags of a folksonomy fewer. */
export async function collapseInThread(
  url: URL,
  question: CollapseQuestion,
  onProgress: (progress: CollapseProgress) => void,
): Promise<CollapseAnswer> {
  const { ask, close } = createClient<Pick<LearningQuestions, 'collapseTags'>>(
    createPool(1, threadChannel({ url, maxMemoryMb })),
    limits,
  );
  try {
    return await ask('collapseTags', question, { onProgress });
  } finally {
    await close();
  }
}
