// Fits the experts of a personal model and pools them, so that what was not answered stays known beside what was.
import { matrix } from '../../domain/matrix.ts';
import { deriveSeed } from '../maths/random.ts';
import type { Expert } from './experts/expert.ts';
import { experts } from './experts/registry.ts';
import type { FittedWay } from './fittedWay.ts';
import { genreLift } from './genrePrior.ts';
import { fitParts, poolParts } from './parts.ts';
import type { PersonalTable, WayOptions } from './personalTable.ts';
import type { Opinion } from './pool.ts';
import { opinionOf, pooledClassifier } from './pooledClassifier.ts';

export function pooledSteps(table: PersonalTable): number {
  return Object.values(experts).reduce((sum, kind) => sum + kind.steps(table), 1);
}

/** An expert, and what it says of the user's rows out of fold. */
interface Voice {
  readonly name: string;
  readonly expert: Expert;
  readonly opinion: Opinion;
  readonly expected: number;
}

/** Files without tags in one folder count as one artist, and are not: so many rows are worth an artist at least. */
const rowsOfUnknown = 5;

export async function fitPooled(table: PersonalTable, options: WayOptions): Promise<FittedWay> {
  const { rows, y, classes, folds } = table;
  // The artists that there is something to learn of: an earlier model had fewer.
  const learned = folds.length === 0 ? [...y.keys()] : folds.flatMap(({ train }) => [...train]);
  const artists = Math.max(
    new Set(learned.map((i) => rows.groups[i]!)).size,
    new Set(learned).size / rowsOfUnknown,
  );
  const lift = genreLift(y, rows.groups, classes.length);
  const voices: Voice[] = [];
  let before = 0;
  for (const [name, kind] of Object.entries(experts)) {
    const start = before;
    const fitted = await kind.fit(table, {
      ...options,
      seed: deriveSeed(options.seed, name),
      onStep: (step, done) => options.onStep?.({ ...step, learner: step.learner ?? name }, start + done),
    });
    before += kind.steps(table);
    if (fitted === null) continue;
    const { expert, outOfFold } = fitted;
    const opinion = opinionOf(expert, outOfFold, classes);
    voices.push({ name, expert, opinion, expected: kind.expectedWeight(artists) });
  }
  const opinions = voices.map(({ opinion }) => opinion);
  const judged = Int32Array.from(folds.flatMap(({ heldOut }) => [...heldOut])).sort();
  const weights = fitParts(
    opinions,
    voices.map(({ expected }) => expected),
    lift,
    y,
    judged,
  );
  options.onStep?.({ phase: 'combining', folds: folds.length }, before + 1);
  const members = voices.map(({ name, expert }) => ({ name, expert }));
  return {
    model: pooledClassifier({ classes, features: rows.X.cols, lift, weights, members }),
    outOfFold: {
      folds,
      probabilities:
        judged.length === 0 ? matrix(y.length, classes.length) : poolParts(opinions, weights, lift),
      baseLearners: new Map(voices.map(({ name, opinion }) => [name, opinion.probabilities])),
      judged,
    },
  };
}
