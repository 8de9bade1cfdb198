// Worker: predicts feature vectors with a stored model, or fits a new one on starter rows and the user's own.
import type { StackingClassifier } from '../../core/learning/stacking-classifier.ts';
import { type Matrix, matrix } from '../../core/model/matrix.ts';
import { modelReportSchema } from '../../core/model/modelInfo.ts';
import { fitEnsemble, loadEnsemble } from '../engines/ensemble.ts';
import { loadStarter } from '../engines/starter.ts';
import { type Answer, serve } from '../workers/serve.ts';
import type { FeatureRows, LearnAnswer, LearnTask, TrainProgress } from './learnTask.ts';
import { readModel, writeModel } from './modelFolder.ts';

type Predict = Extract<LearnTask, { kind: 'predict' }>;
type Train = Extract<LearnTask, { kind: 'train' }>;

interface Loaded {
  readonly modelDir: string;
  readonly classifier: StackingClassifier;
}

/** The model used last stays loaded: a scan predicts with it many times. */
let loaded: Loaded | null = null;

serve<LearnTask, LearnAnswer>((task, report) => {
  switch (task.kind) {
    case 'predict':
      return predict(task);
    case 'train':
      return train(task, report);
  }
});

async function predict({ modelDir, isStarter, features }: Predict): Promise<Answer<LearnAnswer>> {
  if (loaded?.modelDir !== modelDir) {
    loaded = { modelDir, classifier: await loadClassifier(modelDir, isStarter) };
  }
  const { classifier } = loaded;
  const { probabilities, baseLearners } = classifier.predictDetailed(toMatrix(features));
  const blocks = [probabilities, ...baseLearners.values()];
  const values = sideBySide(blocks);
  return {
    value: { kind: 'predict', classes: classifier.classes, values },
    transfer: [values.buffer],
  };
}

async function loadClassifier(modelDir: string, isStarter: boolean): Promise<StackingClassifier> {
  return isStarter ? (await loadStarter(modelDir)).model : loadEnsemble(await readModel(modelDir));
}

async function train(task: Train, report: (progress: TrainProgress) => void): Promise<Answer<LearnAnswer>> {
  const { table: starter } = await loadStarter(task.starterDir);
  const own = toMatrix(task.features);
  const table = {
    X: matrix(starter.X.rows + own.rows, own.cols, joined(starter.X.data, own.data)),
    labels: [...starter.labels, ...task.labels],
    groups: [...starter.groups, ...task.groups],
    featureNames: starter.featureNames,
  };
  const { model, report: findings } = await fitEnsemble(table, {
    seed: task.seed,
    trainedAt: new Date(task.trainedAt),
    featureVersion: task.featuresVersion,
    onProgress: ({ done, total, message }) => report({ share: done / total, step: message }),
  });
  const modelReport = modelReportSchema.parse(findings);
  await writeModel(task.modelDir, model.serialise(), modelReport);
  return { value: { kind: 'train', report: modelReport } };
}

function toMatrix({ data, rows }: FeatureRows): Matrix {
  return matrix(rows, data.length / rows, data);
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

function joined(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const out = new Float32Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
