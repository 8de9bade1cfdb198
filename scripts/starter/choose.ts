// Chooses a configuration by inner folds of the rows that it is given, and of no others.
import type { EnsembleConfig, LearnerConfig } from '../../src/core/learning/ensembleConfig.ts';
import { type Fold, groupedFolds } from '../../src/core/learning/folds.ts';
import { logLoss } from '../../src/core/learning/metrics.ts';
import { fitPooling } from '../../src/core/learning/pooling.ts';
import { fitPreprocessing, type PreprocessingConfig } from '../../src/core/learning/preprocessing.ts';
import { applyTemperature, fitTemperature } from '../../src/core/learning/temperature.ts';
import { type Matrix, matrix, selectRows } from '../../src/core/model/matrix.ts';
import { createLearner } from '../../src/main/engines/learners.ts';
import { baseCandidates, folds as foldCount, metaCandidates, preprocessings } from './candidates.ts';

export interface Rows {
  readonly X: Matrix;
  readonly y: Int32Array;
  /** Given: inner folds keep groups apart, as the outer ones do. */
  readonly groups: readonly string[] | undefined;
  readonly classes: readonly string[];
}

export interface Choice {
  readonly config: EnsembleConfig;
  /** Out-of-fold log-loss of the chosen stack. */
  readonly logLoss: number;
  /** Fits of a base learner's configuration over all folds, and meta-learners compared. */
  readonly tried: number;
}

interface Judged {
  readonly config: LearnerConfig;
  /** Calibrated out-of-fold probabilities. */
  readonly outOfFold: Matrix;
  readonly loss: number;
}

/**
 * The preprocessing by the sum of the losses of the best kNN and the best SVM behind it, then the MLP, the dearest to
 * fit, behind that one alone; then the meta-learner by its cross-fitted loss. Every loss is an out-of-fold log-loss:
 * steadier than accuracies.
 */
export async function choose(rows: Rows, seed: number): Promise<Choice> {
  const folds = groupedFolds(rows.y, rows.groups, foldCount, seed);
  const { mlp = [], ...quick } = baseCandidates;
  let tried = 0;
  const bestOf = async (candidates: readonly LearnerConfig[], preprocessing: PreprocessingConfig) => {
    let best: Judged | null = null;
    for (const config of candidates) {
      const judged = await judge(rows, folds, preprocessing, config, seed);
      tried += 1;
      if (best === null || judged.loss < best.loss) best = judged;
    }
    return best ?? missing('a base learner');
  };
  let best: { preprocessing: PreprocessingConfig; judged: Judged[]; loss: number } | null = null;
  for (const preprocessing of preprocessings) {
    const judged: Judged[] = [];
    for (const candidates of Object.values(quick)) judged.push(await bestOf(candidates, preprocessing));
    const loss = judged.reduce((sum, one) => sum + one.loss, 0);
    if (best === null || loss < best.loss) best = { preprocessing, judged, loss };
  }
  const { preprocessing, judged } = best ?? missing('a preprocessing');
  judged.push(await bestOf(mlp, preprocessing));
  const names = [...Object.keys(quick), 'mlp'];

  const opinions = judged.map(({ outOfFold }) => outOfFold);
  const metas = metaCandidates.map((meta) => {
    tried += 1;
    const out = matrix(rows.y.length, rows.classes.length);
    for (const { train, heldOut } of folds) {
      const fitted = fitPooling(meta, opinions, rows.y, train);
      scatter(out, heldOut, fitted.pool(opinions.map((p) => selectRows(p, heldOut))));
    }
    return { meta, loss: logLoss(rows.y, out) };
  });
  const chosen = metas.reduce((a, b) => (b.loss < a.loss ? b : a));
  const base = Object.fromEntries(names.map((name, b) => [name, judged[b]?.config ?? missing(name)]));
  return {
    config: { preprocessing, base, meta: chosen.meta, folds: foldCount },
    logLoss: chosen.loss,
    tried,
  };
}

async function judge(
  { X, y, classes }: Rows,
  folds: readonly Fold[],
  preprocessing: PreprocessingConfig,
  config: LearnerConfig,
  seed: number,
): Promise<Judged> {
  const out = matrix(y.length, classes.length);
  for (const { train, heldOut } of folds) {
    const rows = selectRows(X, train);
    const front = fitPreprocessing(preprocessing, rows);
    const yTrain = train.map((i) => y[i] ?? 0);
    const model = await createLearner(config).fit(front.transform(rows), yTrain, { classes, seed });
    scatter(out, heldOut, model.predictProba(front.transform(selectRows(X, heldOut))));
  }
  const outOfFold = applyTemperature(out, fitTemperature(out, y));
  return { config, outOfFold, loss: logLoss(y, outOfFold) };
}

function scatter(into: Matrix, rows: Int32Array, from: Matrix): void {
  rows.forEach((i, at) => {
    into.data.set(from.data.subarray(at * from.cols, (at + 1) * from.cols), i * into.cols);
  });
}

function missing(name: string): never {
  throw new Error(`no candidate for ${name}`);
}
