// The pooled model: what each expert says, what the pool makes of it, and how it is saved.
import * as z from 'zod';
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { applyTemperature } from '../judging/temperature.ts';
import { classifier } from '../learners/classifier.ts';
import { damaged, type SerialisedModel, savedForm } from '../learners/serialisedModel.ts';
import type { DetailedPrediction, StackingClassifier } from '../stacking/stackingClassifier.ts';
import type { Expert } from './experts/expert.ts';
import { experts } from './experts/registry.ts';
import { maskTo } from './masked.ts';
import { type Opinion, poolOpinions } from './pool.ts';

/** An expert with its name in the registry and its weight in this pool. */
export interface Member {
  readonly name: string;
  readonly weight: number;
  readonly expert: Expert;
}

export interface PooledParts {
  /** The genres that it can predict. */
  readonly classes: readonly string[];
  /** Columns of the rows that it is shown. */
  readonly features: number;
  /** See ./genrePrior [classes]. */
  readonly lift: Float64Array;
  readonly temperature: number;
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
  const { classes, features, lift, temperature, members } = parts;
  const weights = members.map(({ weight }) => weight);
  const predictDetailed = (X: Matrix): DetailedPrediction => {
    const opinions = members.map(({ expert }) => opinionOf(expert, expert.judge(X), classes));
    return {
      probabilities: applyTemperature(poolOpinions(opinions, weights, lift), temperature),
      baseLearners: new Map(members.map(({ name }, m) => [name, opinions[m]?.probabilities ?? matrix(0, 0)])),
    };
  };
  return {
    ...classifier({
      classes,
      features,
      probabilities: (X) => predictDetailed(X).probabilities,
      serialise: () =>
        form.write({
          classes,
          features,
          lift,
          temperature,
          members: members.map(({ expert, ...rest }) => ({ ...rest, model: expert.serialise() })),
        }),
    }),
    features,
    predictDetailed,
  };
}

const form = savedForm('pooled', (bytes) =>
  z.object({
    classes: z.array(z.string()).readonly(),
    features: z.int().positive(),
    lift: bytes.f64,
    temperature: z.number().positive(),
    members: z.array(z.object({ name: z.string(), weight: z.number().nonnegative(), model: bytes.model })),
  }),
);

/** The model again, exactly. Throws AppError 'invalid'. */
export function loadPooled(saved: SerialisedModel): StackingClassifier {
  const { members, ...parts } = form.read(saved);
  return pooledClassifier({
    ...parts,
    members: members.map(({ name, weight, model }) => {
      const kind = new Map(Object.entries(experts)).get(name);
      if (kind === undefined) throw damaged(`there is no expert '${name}'`);
      return { name, weight, expert: kind.load(model) };
    }),
  });
}
