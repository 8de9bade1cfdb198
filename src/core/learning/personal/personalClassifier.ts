// A model that one way of learning gave: what it predicts, and how it is saved.
import * as z from 'zod';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { type CandidateName, candidateNames } from '../../domain/modelInfo.ts';
import { applyTemperature } from '../judging/temperature.ts';
import { type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import type { BaseLearnerName } from '../stacking/ensembleConfig.ts';
import {
  type DetailedPrediction,
  detailedClassifier,
  loadStacking,
  type StackingClassifier,
} from '../stacking/stackingClassifier.ts';
import type { Adapted } from './adapted.ts';
import { loadAdapted } from './adapted.ts';
import { columnsOf } from './knownRows.ts';
import { maskTo } from './masked.ts';

export interface PersonalParts {
  readonly candidate: CandidateName;
  /** The genres that it can predict. */
  readonly classes: readonly string[];
  /** Columns of the rows that it is shown. */
  readonly features: number;
  /** Where the starter's columns are among them. */
  readonly starterColumns: readonly number[];
  /** Null for 'starter' and 'adapted'. */
  readonly stack: StackingClassifier | null;
  /** Null for those that do not ask it. */
  readonly starter: StackingClassifier | null;
  /** Null for all but 'adapted'; with the temperature that makes its probabilities honest. */
  readonly adapted: { readonly model: Adapted; readonly temperature: number } | null;
}

export function personalClassifier(parts: PersonalParts): StackingClassifier {
  const { candidate, classes, features, starterColumns, stack, starter, adapted } = parts;
  const predictDetailed = (X: Matrix): DetailedPrediction => {
    if (adapted !== null) return judgeAdapted(adapted, X);
    if (starter === null) {
      const seen = candidate === 'own' ? X : columnsOf(X, starterColumns);
      return need(stack).predictDetailed(seen);
    }
    const opinion = starter.predictDetailed(columnsOf(X, starterColumns));
    if (candidate !== 'starter') return need(stack).predictDetailed(withOpinions(X, opinion.probabilities));
    const masked = (p: Matrix): Matrix => maskTo(p, starter.classes, classes);
    return {
      probabilities: masked(opinion.probabilities),
      baseLearners: new Map([...opinion.baseLearners].map(([name, p]) => [name, masked(p)])),
    };
  };
  return detailedClassifier({
    classes,
    features,
    predictDetailed,
    serialise: () =>
      form.write({
        candidate,
        classes,
        features,
        starterColumns,
        stack: stack?.serialise() ?? null,
        starter: starter?.serialise() ?? null,
        adapted: adapted && { model: adapted.model.serialise(), temperature: adapted.temperature },
      }),
  });
}

const form = savedForm('personal', (bytes) =>
  z.object({
    candidate: z.enum(candidateNames),
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    starterColumns: z.array(z.int().nonnegative()).readonly(),
    stack: bytes.model.nullable(),
    starter: bytes.model.nullable(),
    adapted: z.object({ model: bytes.model, temperature: z.number().positive() }).nullable(),
  }),
);

/** The model again, exactly. Throws AppError 'invalid'. */
export function loadWay(saved: SerialisedModel): StackingClassifier {
  const { stack, starter, adapted, ...parts } = form.read(saved);
  return personalClassifier({
    ...parts,
    stack: stack && loadStacking(stack),
    starter: starter && loadStacking(starter),
    adapted: adapted && { ...adapted, model: loadAdapted(adapted.model) },
  });
}

/** The base learners are its two halves, named by whose rows their columns were learned from. */
function judgeAdapted(
  { model, temperature }: { readonly model: Adapted; readonly temperature: number },
  X: Matrix,
): DetailedPrediction {
  const { further, familiar, together } = model.judge(X);
  return {
    probabilities: applyTemperature(together, temperature),
    baseLearners: new Map<BaseLearnerName, Matrix>([
      ['library', further],
      ['starter', familiar],
    ]),
  };
}

/** `X` with the logarithms of `probabilities` as further columns; 0.001 stands for what is all but impossible. */
export function withOpinions(X: Matrix, probabilities: Matrix): Matrix {
  const out = matrix(X.rows, X.cols + probabilities.cols);
  for (let i = 0; i < X.rows; i++) {
    out.data.set(X.data.subarray(i * X.cols, (i + 1) * X.cols), i * out.cols);
    for (let c = 0; c < probabilities.cols; c++)
      out.data[i * out.cols + X.cols + c] = Math.log(probabilities.data[i * probabilities.cols + c]! + 1e-3);
  }
  return out;
}

function need(stack: StackingClassifier | null): StackingClassifier {
  if (stack === null) throw new RangeError('a personal model of this kind has a stack');
  return stack;
}
