// Worker: predicts feature vectors with a stored model, or fits a new one on starter rows and the user's own.
import { FEATURE_NAMES, FEATURES_VERSION } from '../../core/features/layout.ts';
import type { StackingClassifier } from '../../core/learning/stacking-classifier.ts';
import { type Matrix, matrix } from '../../core/model/matrix.ts';
import { modelReportSchema } from '../../core/model/modelInfo.ts';
import { fitEnsemble, loadEnsemble } from '../engines/ensemble.ts';
import { loadStarter } from '../engines/starter.ts';
import { type Answer, serve } from '../workers/serve.ts';
import type { FeatureRows, LearnAnswer, LearnTask, TrainProgress } from './learnTask.ts';
import { readModel, readReport, writeModel } from './modelFolder.ts';

type Predict = Extract<LearnTask, { kind: 'predict' }>;
type Train = Extract<LearnTask, { kind: 'train' }>;

interface Loaded {
  readonly modelDir: string;
  readonly classifier: StackingClassifier;
  readonly featureNames: readonly string[];
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
    const { featureNames } = await readReport(modelDir);
    loaded = { modelDir, classifier: await loadClassifier(modelDir, isStarter), featureNames };
  }
  const { classifier, featureNames } = loaded;
  const { probabilities, baseLearners } = classifier.predictDetailed(selectColumns(features, featureNames));
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
  const own = selectColumns(task.features, starter.featureNames);
  const table = {
    X: matrix(starter.X.rows + own.rows, own.cols, joined(starter.X.data, own.data)),
    labels: [...starter.labels, ...task.labels],
    groups: [...starter.groups, ...task.groups],
    featureNames: starter.featureNames,
  };
  const { model, report: findings } = await fitEnsemble(table, {
    seed: task.seed,
    trainedAt: new Date(task.trainedAt),
    featureVersion: FEATURES_VERSION,
    onProgress: ({ done, total, message }) => report({ share: done / total, step: message }),
  });
  const modelReport = modelReportSchema.parse(findings);
  await writeModel(task.modelDir, model.serialise(), modelReport);
  return { value: { kind: 'train', report: modelReport } };
}

/** The columns that a model wants, by name, out of the full layout. */
function selectColumns({ data, rows }: FeatureRows, names: readonly string[]): Matrix {
  const places = names.map((name) => {
    const place = FEATURE_NAMES.indexOf(name);
    if (place < 0) throw new RangeError(`the feature layout has no column ${name}`);
    return place;
  });
  const width = FEATURE_NAMES.length;
  const out = matrix(rows, names.length);
  for (let row = 0; row < rows; row++) {
    for (const [column, place] of places.entries()) {
      out.data[row * names.length + column] = data[row * width + place] ?? Number.NaN;
    }
  }
  return out;
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
