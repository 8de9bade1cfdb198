// Fits support vector machines with LIBSVM.

import { AppError } from '../../core/domain/errors.ts';
import type { Matrix } from '../../core/domain/matrix.ts';
import { selectRows } from '../../core/domain/matrix.ts';
import { groupedFolds } from '../../core/learning/judging/folds.ts';
import { logLoss } from '../../core/learning/judging/metrics.ts';
import { constantClassifier } from '../../core/learning/learners/constant.ts';
import type { FitOptions, Learner } from '../../core/learning/learners/learner.ts';
import { checkTrainingRows, classesPresent } from '../../core/learning/learners/learner.ts';
import type { SvmConfig, SvmParts } from '../../core/learning/learners/svm.ts';
import { probabilities, svmClassifier, uncalibratedSlope } from '../../core/learning/learners/svm.ts';
import { project } from '../../core/learning/maths/discriminant.ts';
import type { Kernel } from '../../core/learning/maths/kernels.ts';
import { fitWhitening } from '../../core/learning/maths/whitening.ts';
import { solveSvm } from './libsvm.ts';

export function svmLearner(config: SvmConfig): Learner {
  return {
    async fit(raw, y, options) {
      checkTrainingRows(raw, y, options);
      if (!(config.cost > 0))
        throw new AppError('invalid', `The cost of an SVM must be positive, not ${config.cost}.`);
      const present = classesPresent(y, options.classes.length);
      if (present.length === 1) return constantClassifier(options.classes, present[0] ?? 0, raw.cols);
      const projection =
        config.whitening === null ? null : fitWhitening(raw, y, options.classes.length, config.whitening);
      const X = projection === null ? raw : project(raw, projection);
      const kernel = kernelOf(config, X);
      const slope = calibratedSlope(config, kernel, X, y, options);
      return svmClassifier({
        ...fitMachine(config, kernel, X, y, options.classes),
        slope,
        projection: projection?.data ?? null,
      });
    },
  };
}

function kernelOf({ kernel: name, gamma, coef0, degree }: SvmConfig, X: Matrix): Kernel {
  if (typeof gamma === 'number') return { name, gamma, coef0, degree };
  if (gamma === 'auto') return { name, gamma: 1 / X.cols, coef0, degree };
  let sum = 0;
  let squares = 0;
  for (const x of X.data) {
    sum += x;
    squares += x * x;
  }
  const variance = squares / X.data.length - (sum / X.data.length) ** 2;
  return { name, gamma: variance > 0 ? 1 / (X.cols * variance) : 1, coef0, degree };
}

// The solver numbers the classes by their first rows, so the rows go in sorted by class.
function fitMachine(
  config: SvmConfig,
  kernel: Kernel,
  X: Matrix,
  y: Int32Array,
  classes: readonly string[],
): SvmParts {
  const order = Int32Array.from({ length: X.rows }, (_, i) => i).sort(
    (a, b) => (y[a] ?? 0) - (y[b] ?? 0) || a - b,
  );
  const sorted = selectRows(X, order);
  const solution = solveSvm(
    sorted,
    order.map((i) => y[i] ?? 0),
    kernel,
    config.cost,
  );
  return {
    classes,
    present: solution.labels,
    kernel,
    features: X.cols,
    supportVectors: selectRows(sorted, solution.rows).data,
    counts: solution.counts,
    coefficients: solution.coefficients,
    rho: solution.rho,
    slope: uncalibratedSlope,
    projection: null,
  };
}

/** The slope of greatest likelihood over decision values of rows held out by inner folds. */
function calibratedSlope(
  config: SvmConfig,
  kernel: Kernel,
  X: Matrix,
  y: Int32Array,
  options: FitOptions,
): number {
  if (config.calibrationFolds < 2) return uncalibratedSlope;
  const { classes, groups, seed, signal } = options;
  const folds = groupedFolds(y, groups, config.calibrationFolds, seed);
  const judged = folds.flatMap(({ train, heldOut }) => {
    signal?.throwIfAborted();
    const yTrain = train.map((i) => y[i] ?? 0);
    if (classesPresent(yTrain, classes.length).length < 2) return [];
    const machine = svmClassifier(fitMachine(config, kernel, selectRows(X, train), yTrain, classes));
    const decisions = machine.decide(selectRows(X, heldOut));
    return [
      { present: classesPresent(yTrain, classes.length), decisions, truth: heldOut.map((i) => y[i] ?? 0) },
    ];
  });
  if (judged.length === 0) return uncalibratedSlope;
  const loss = (slope: number): number =>
    judged.reduce((sum, { present, decisions, truth }) => {
      const p = probabilities(decisions, truth.length, present, classes.length, slope);
      return sum + truth.length * logLoss(truth, p);
    }, 0);
  // A coarse grid is enough: the loss is flat around its minimum.
  const slopes = Array.from({ length: 17 }, (_, i) => 0.5 * 2 ** (i / 4));
  return slopes.reduce((best, slope) => (loss(slope) < loss(best) ? slope : best));
}
