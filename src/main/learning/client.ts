// Asking the learning workers, with answers typed by what was asked.
import { AppError } from '../../core/domain/errors.ts';
import type { Engine } from '../../core/domain/settings.ts';
import type { StoredModel } from '../store/learning/models.ts';
import type { Pool, RunOptions } from '../workers/pool.ts';
import type { LearnAnswer, LearnTask, TrainProgress } from './protocol.ts';
import type { TrainingTable } from './trainingTable.ts';

type TaskOf<Kind extends LearnTask['kind']> = Omit<Extract<LearnTask, { kind: Kind }>, 'kind'>;
type AnswerOf<Kind extends LearnAnswer['kind']> = Extract<LearnAnswer, { kind: Kind }>;

export interface Learning {
  readonly starterDir: string;
  /** Threads that work at once. */
  readonly threads: number;
  /** Where a stored model's files are. */
  modelDir(model: StoredModel): string;
  predict(task: TaskOf<'predict'>, options: RunOptions): Promise<AnswerOf<'predict'>>;
  /** Tracks that the model has still to judge. */
  unpredicted(modelId: number, options: RunOptions): Promise<readonly number[]>;
  /** What there is to learn from. */
  gather(seed: number, options: RunOptions): Promise<TrainingTable>;
  /** Which tracks to ask about next, the most telling first. */
  review(task: TaskOf<'review'>, options: RunOptions): Promise<AnswerOf<'review'>['questions']>;
  explain(task: TaskOf<'explain'>, options: RunOptions): Promise<AnswerOf<'explain'>>;
  similar(task: TaskOf<'similar'>, options: RunOptions): Promise<AnswerOf<'similar'>>;
  like(task: TaskOf<'like'>, options: RunOptions): Promise<AnswerOf<'like'>['like']>;
  suggestMerges(
    task: TaskOf<'suggestMerges'>,
    options: RunOptions,
  ): Promise<AnswerOf<'suggestMerges'>['suggestions']>;
  /** What the neural network is computed with on this machine. */
  engine(options: RunOptions): Promise<Engine>;
  train(
    task: Omit<TaskOf<'train'>, 'starterDir' | 'threads'>,
    options: { signal: AbortSignal; onProgress: (progress: TrainProgress) => void },
  ): Promise<AnswerOf<'train'>>;
}

interface LearningPools {
  /** For what jobs do. */
  readonly learn: Pool<LearnTask, LearnAnswer>;
  /** For what a person waits for: it must not queue behind a training. */
  readonly ask: Pool<LearnTask, LearnAnswer>;
}

export function learningBy(
  { learn, ask }: LearningPools,
  starterDir: string,
  folderOf: (name: string) => string,
): Learning {
  return {
    starterDir,
    threads: learn.size,
    modelDir(model) {
      if (model.folder !== null) return folderOf(model.folder);
      if (model.origin === 'starter') return starterDir;
      throw new AppError('library-unusable', `The files of model ${model.id} are gone.`);
    },
    async predict(task, options) {
      const answer = await learn.run({ kind: 'predict', ...task }, options);
      if (answer.kind !== 'predict') throw new TypeError(`asked to predict, got ${answer.kind}`);
      return answer;
    },
    async unpredicted(modelId, options) {
      const answer = await learn.run({ kind: 'unpredicted', modelId }, options);
      if (answer.kind !== 'unpredicted') throw new TypeError(`asked what to predict, got ${answer.kind}`);
      return answer.tracks;
    },
    async gather(seed, options) {
      const answer = await learn.run({ kind: 'gather', seed }, options);
      if (answer.kind !== 'gather') throw new TypeError(`asked what to learn, got ${answer.kind}`);
      return answer.table;
    },
    async review(task, options) {
      const answer = await ask.run({ kind: 'review', ...task }, options);
      if (answer.kind !== 'review') throw new TypeError(`asked what to ask, got ${answer.kind}`);
      return answer.questions;
    },
    async explain(task, options) {
      const answer = await ask.run({ kind: 'explain', ...task }, options);
      if (answer.kind !== 'explain') throw new TypeError(`asked to explain, got ${answer.kind}`);
      return answer;
    },
    async similar(task, options) {
      const answer = await ask.run({ kind: 'similar', ...task }, options);
      if (answer.kind !== 'similar') throw new TypeError(`asked what is similar, got ${answer.kind}`);
      return answer;
    },
    async like(task, options) {
      const answer = await ask.run({ kind: 'like', ...task }, options);
      if (answer.kind !== 'like') throw new TypeError(`asked for tags, got ${answer.kind}`);
      return answer.like;
    },
    async suggestMerges(task, options) {
      const answer = await ask.run({ kind: 'suggestMerges', ...task }, options);
      if (answer.kind !== 'suggestMerges') throw new TypeError(`asked what to merge, got ${answer.kind}`);
      return answer.suggestions;
    },
    async engine(options) {
      const answer = await ask.run({ kind: 'engine' }, options);
      if (answer.kind !== 'engine') throw new TypeError(`asked for the engine, got ${answer.kind}`);
      return answer.engine;
    },
    async train(task, { signal, onProgress }) {
      const answer = await learn.run(
        { kind: 'train', starterDir, threads: learn.size, ...task },
        // What this pool's worker reports while training is what it was typed with.
        { signal, onProgress: (progress) => onProgress(progress as TrainProgress) },
      );
      if (answer.kind !== 'train') throw new TypeError(`asked to train, got ${answer.kind}`);
      return answer;
    },
  };
}
