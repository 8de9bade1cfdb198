// Worker: predicts feature vectors, fits models and their parts, finds what to ask next, explains what was said.
import { ablate } from '../../core/learning/explain.ts';
import { loadPersonal } from '../../core/learning/personalClassifier.ts';
import { reviewQueue } from '../../core/learning/reviewQueue.ts';
import type { StackingClassifier } from '../../core/learning/stackingClassifier.ts';
import { type Matrix, matrix } from '../../core/model/matrix.ts';
import { runBaseTask } from '../engines/learners.ts';
import { loadStarter } from '../engines/starter.ts';
import { loadTensorFlow } from '../engines/tensorflow.ts';
import { type Answer, serve } from '../workers/serve.ts';
import type { FeatureRows, LearnAnswer, LearnTask } from './learnTask.ts';
import { readModel } from './modelFolder.ts';
import { train } from './train.ts';

type TaskOf<Kind extends LearnTask['kind']> = Extract<LearnTask, { kind: Kind }>;

/** The model used last stays loaded: a scan predicts with it many times. */
let loaded: { readonly modelDir: string; readonly classifier: StackingClassifier } | null = null;

serve<LearnTask, LearnAnswer>(async (task, report) => {
  switch (task.kind) {
    case 'predict':
      return await predict(task);
    case 'train':
      return { value: await train(task, new URL(import.meta.url), report) };
    case 'fit':
      return { value: { kind: 'fit', result: await runBaseTask(task.task) } };
    case 'review':
      return review(task);
    case 'explain':
      return await explain(task);
    case 'engine':
      return { value: { kind: 'engine', engine: (await loadTensorFlow()).backend } };
  }
});

async function predict({ modelDir, isStarter, features }: TaskOf<'predict'>): Promise<Answer<LearnAnswer>> {
  const classifier = await loadModel(modelDir, isStarter);
  const { probabilities, baseLearners } = classifier.predictDetailed(toMatrix(features));
  const values = sideBySide([probabilities, ...baseLearners.values()]);
  return { value: { kind: 'predict', classes: classifier.classes, values }, transfer: [values.buffer] };
}

function review(task: TaskOf<'review'>): Answer<LearnAnswer> {
  const { features, probabilities, groups, answered, answeredGroups, limit } = task;
  const questions = reviewQueue(
    { X: toMatrix(features), probabilities: toMatrix(probabilities), groups },
    { X: toMatrix(answered), groups: answeredGroups },
    limit,
  );
  return { value: { kind: 'review', questions } };
}

async function explain(task: TaskOf<'explain'>): Promise<Answer<LearnAnswer>> {
  const classifier = await loadModel(task.modelDir, task.isStarter);
  const windows = toMatrix(task.features);
  const mean = new Float32Array(windows.cols);
  for (const [at, value] of windows.data.entries()) {
    const column = at % windows.cols;
    mean[column] = (mean[column] ?? 0) + value / windows.rows;
  }
  const [genre = 0] = classifier.predict(matrix(1, windows.cols, mean));
  const effects = ablate(classifier, mean, toMatrix(task.usual), genre);
  return { value: { kind: 'explain', genre: classifier.classes[genre] ?? '', effects } };
}

async function loadModel(modelDir: string, isStarter: boolean): Promise<StackingClassifier> {
  if (loaded?.modelDir !== modelDir) {
    const classifier = isStarter
      ? (await loadStarter(modelDir)).model
      : loadPersonal(await readModel(modelDir));
    loaded = { modelDir, classifier };
  }
  return loaded.classifier;
}

function toMatrix({ data, rows }: FeatureRows): Matrix {
  return matrix(rows, rows === 0 ? 0 : data.length / rows, data);
}

/** Matrices of equally many rows as one: for each row the first's values, then the second's, and so on. */
function sideBySide(blocks: readonly Matrix[]): Float32Array<ArrayBuffer> {
  const rows = blocks[0]?.rows ?? 0;
  const width = blocks.reduce((sum, { cols }) => sum + cols, 0);
  const out = new Float32Array(rows * width);
  let column = 0;
  for (const { data, cols } of blocks) {
    for (let row = 0; row < rows; row++)
      out.set(data.subarray(row * cols, (row + 1) * cols), row * width + column);
    column += cols;
  }
  return out;
}
