// The pooled model: what each expert says, what the pool makes of it, and how it is saved.
import * as z from 'zod';
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { damaged, type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import {
  type DetailedPrediction,
  detailedClassifier,
  type StackingClassifier,
} from '../stacking/stackingClassifier.ts';
import type { Expert } from './experts/expert.ts';
import { experts } from './experts/registry.ts';
import { maskTo } from './masked.ts';
import { type PartWeights, poolParts } from './parts.ts';
import type { Opinion } from './pool.ts';

/** An expert with its name in the registry. */
export interface Member {
  readonly name: string;
  readonly expert: Expert;
}

export interface PooledParts {
  /** The genres that it can predict. */
  readonly classes: readonly string[];
  /** Columns of the rows that it is shown. */
  readonly features: number;
  /** See ./genrePrior [classes]. */
  readonly lift: Float64Array;
  /** Of the members, in their order. */
  readonly weights: PartWeights;
  readonly members: readonly Member[];
}

/** What a member says, of all the pool's genres. */
export function opinionOf(expert: Expert, said: Matrix, classes: readonly string[]): Opinion {
  return {
    probabilities: maskTo(said, expert.classes, classes),
    knows: classes.map((name) => expert.classes.includes(name)),
  };
}

export function pooledClassifier(parts: PooledParts): StackingClassifier {
  const { classes, features, lift, weights, members } = parts;
  const predictDetailed = (X: Matrix): DetailedPrediction => {
    const opinions = members.map(({ expert }) => opinionOf(expert, expert.judge(X), classes));
    return {
      probabilities: poolParts(opinions, weights, lift),
      baseLearners: new Map(members.map(({ name }, m) => [name, opinions[m]?.probabilities ?? matrix(0, 0)])),
    };
  };
  return detailedClassifier({
    classes,
    features,
    predictDetailed,
    serialise: () =>
      form.write({
        classes,
        features,
        lift,
        weights,
        members: members.map(({ name, expert }) => ({ name, model: expert.serialise() })),
      }),
  });
}

const weightsSchema = z.array(z.number().nonnegative()).readonly();

const form = savedForm('pooled', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    lift: bytes.f64,
    weights: z
      .object({
        between: weightsSchema,
        within: z
          .array(z.object({ weights: weightsSchema, temperature: z.number().positive() }))
          .min(1)
          .max(2)
          .readonly(),
      })
      .optional(),
    // The first pools had one weight a member for all questions.
    temperature: z.number().positive().optional(),
    members: z.array(
      z.object({ name: z.string(), weight: z.number().nonnegative().optional(), model: bytes.model }),
    ),
  }),
);

/** The model again, exactly. Throws AppError 'invalid'. */
export function loadPooled(saved: SerialisedModel): StackingClassifier {
  const { members, temperature = 1, ...parts } = form.read(saved);
  const single = members.map(({ weight = 0 }) => weight);
  return pooledClassifier({
    ...parts,
    weights: parts.weights ?? {
      between: single,
      within: [
        { weights: single, temperature },
        { weights: single, temperature },
      ],
    },
    members: members.map(({ name, model }) => {
      const kind = new Map(Object.entries(experts)).get(name);
      if (kind === undefined) throw damaged(`there is no expert '${name}'`);
      return { name, expert: kind.load(model) };
    }),
  });
}
