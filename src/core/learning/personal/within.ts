// A model of the answered genres only, within one that knows them all.
import * as z from 'zod';
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import type { OutOfFold } from '../stacking/fitStacking.ts';
import {
  type DetailedPrediction,
  detailedClassifier,
  type StackingClassifier,
} from '../stacking/stackingClassifier.ts';
import type { FittedWay } from './fittedWay.ts';
import { maskTo } from './masked.ts';
import { loadWay } from './personalClassifier.ts';
import { loadPooled } from './pooledClassifier.ts';

interface WithinParts {
  readonly pool: StackingClassifier;
  /** It knows some of the pool's genres. */
  readonly closed: StackingClassifier;
}

/**
 * How likely the answered genres are together, and each of the others, is the pool's to say; which of the answered ones it is,
 * the closed model's: p_g = P_pool(answered) p_closed,g.
 */
function withinClassifier({ pool, closed }: WithinParts): StackingClassifier {
  const { classes, features } = pool;
  const predictDetailed = (X: Matrix): DetailedPrediction => {
    const wide = pool.predictDetailed(X);
    const narrow = closed.predictDetailed(X);
    const spread = (said: Matrix): Matrix => maskTo(said, closed.classes, classes);
    return {
      probabilities: shareOut(wide.probabilities, narrow.probabilities, classes, closed.classes),
      baseLearners: new Map([
        ...wide.baseLearners,
        ...[...narrow.baseLearners].map(([name, said]) => [name, spread(said)] as const),
      ]),
    };
  };
  return detailedClassifier({
    classes,
    features,
    predictDetailed,
    serialise: () => form.write({ pool: pool.serialise(), closed: closed.serialise() }),
  });
}

const form = savedForm('within', (bytes) => z.object({ pool: bytes.model, closed: bytes.model }));

/** The model again, exactly. Throws AppError 'invalid'. */
export function loadWithin(saved: SerialisedModel): StackingClassifier {
  const { pool, closed } = form.read(saved);
  return withinClassifier({ pool: loadPooled(pool), closed: loadWay(closed) });
}

/** The closed way in the place of what the pool says of its genres, out of fold as well. */
export function fittedWithin(pool: FittedWay, closed: FittedWay): FittedWay {
  const { classes } = pool.model;
  const known = closed.model.classes;
  const said = (p: Matrix): Matrix => maskTo(p, known, classes);
  const isJudged = new Set(closed.outOfFold.judged);
  const probabilities = shareOut(
    pool.outOfFold.probabilities,
    closed.outOfFold.probabilities,
    classes,
    known,
  );
  // What the closed way could not judge counts as wrong.
  for (let i = 0; i < probabilities.rows; i++)
    if (!isJudged.has(i)) probabilities.data.fill(0, i * classes.length, (i + 1) * classes.length);
  const outOfFold: OutOfFold = {
    folds: pool.outOfFold.folds,
    judged: closed.outOfFold.judged,
    probabilities,
    baseLearners: new Map([
      ...pool.outOfFold.baseLearners,
      ...[...closed.outOfFold.baseLearners].map(([name, p]) => [name, said(p)] as const),
    ]),
  };
  return { model: withinClassifier({ pool: pool.model, closed: closed.model }), outOfFold };
}

/** `wide` [rows, classes] with its mass on `known` shared out as `narrow` [rows, known] has it. */
function shareOut(
  wide: Matrix,
  narrow: Matrix,
  classes: readonly string[],
  known: readonly string[],
): Matrix {
  const out = matrix(wide.rows, wide.cols, wide.data.slice());
  const places = known.map((name) => classes.indexOf(name));
  for (let i = 0; i < out.rows; i++) {
    const at = i * out.cols;
    const mass = places.reduce((sum, place) => sum + wide.data[at + place]!, 0);
    places.forEach((place, c) => {
      out.data[at + place] = mass * narrow.data[i * narrow.cols + c]!;
    });
  }
  return out;
}
