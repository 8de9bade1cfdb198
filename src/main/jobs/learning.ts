// Asking the learning workers, with answers typed by what was asked.
import { AppError } from '../../core/model/errors.ts';
import type { StoredModel } from '../store/models.ts';
import type { Pool, RunOptions } from '../workers/pool.ts';
import type { LearnAnswer, LearnTask, TrainProgress } from './learnTask.ts';

type TaskOf<Kind extends LearnTask['kind']> = Omit<Extract<LearnTask, { kind: Kind }>, 'kind'>;
type AnswerOf<Kind extends LearnAnswer['kind']> = Extract<LearnAnswer, { kind: Kind }>;

export interface Learning {
  readonly starterDir: string;
  /** Where a stored model's files are. */
  modelDir(model: StoredModel): string;
  predict(task: TaskOf<'predict'>, options: RunOptions): Promise<AnswerOf<'predict'>>;
  train(
    task: Omit<TaskOf<'train'>, 'starterDir'>,
    options: { signal: AbortSignal; onProgress: (progress: TrainProgress) => void },
  ): Promise<AnswerOf<'train'>>;
}

export function learningBy(
  pool: Pool<LearnTask, LearnAnswer>,
  starterDir: string,
  folderOf: (name: string) => string,
): Learning {
  return {
    starterDir,
    modelDir(model) {
      if (model.folder !== null) return folderOf(model.folder);
      if (model.origin === 'starter') return starterDir;
      throw new AppError('library-unusable', `The files of model ${model.id} are gone.`);
    },
    async predict(task, options) {
      const answer = await pool.run({ kind: 'predict', ...task }, options);
      if (answer.kind !== 'predict') throw new TypeError(`asked to predict, got ${answer.kind}`);
      return answer;
    },
    async train(task, { signal, onProgress }) {
      const answer = await pool.run(
        { kind: 'train', starterDir, ...task },
        // What this pool's worker reports while training is what it was typed with.
        { signal, onProgress: (progress) => onProgress(progress as TrainProgress) },
      );
      if (answer.kind !== 'train') throw new TypeError(`asked to train, got ${answer.kind}`);
      return answer;
    },
  };
}
