// Fits the experts of a personal model and pools them, so that what was not answered stays known beside what was.
import { type matrix, selectRows } from '../../domain/matrix.ts';
import { applyTemperature, fitTemperature } from '../judging/temperature.ts';
import { deriveSeed } from '../maths/random.ts';
import { experts } from './experts/registry.ts';
import type { FittedWay } from './fittedWay.ts';
import { genreLift } from './genrePrior.ts';
import type { PersonalTable, WayOptions } from './personalTable.ts';
import { poolOpinions } from './pool.ts';
import { type Member, opinionOf, pooledClassifier } from './pooledClassifier.ts';

export function pooledSteps(table: PersonalTable): number {
  return Object.values(experts).reduce((sum, kind) => sum + kind.steps(table), 1);
}

/** Of so many judged rows half is believed of the temperature that they ask for. */
const rowsForTemperature = 30;

export async function fitPooled(table: PersonalTable, options: WayOptions): Promise<FittedWay> {
  const { rows, y, classes, folds } = table;
  // The artists that there is something to learn of: an earlier model had fewer.
  const learned = folds.length === 0 ? [...y.keys()] : folds.flatMap(({ train }) => [...train]);
  const artists = new Set(learned.map((i) => rows.groups[i]!)).size;
  const lift = genreLift(y, rows.groups, classes.length);
  const members: (Member & { readonly said: ReturnType<typeof matrix> })[] = [];
  let before = 0;
  for (const [name, kind] of Object.entries(experts)) {
    const start = before;
    const fitted = await kind.fit(table, {
      ...options,
      seed: deriveSeed(options.seed, name),
      onStep: (step, done) => options.onStep?.({ ...step, learner: step.learner ?? name }, start + done),
    });
    before += kind.steps(table);
    if (fitted !== null)
      members.push({ name, weight: kind.weight(artists), expert: fitted.expert, said: fitted.outOfFold });
  }
  const opinions = members.map((member) => opinionOf(member, member.said, classes));
  const judged = Int32Array.from(folds.flatMap(({ heldOut }) => [...heldOut])).sort();
  const pooled = poolOpinions(opinions, lift);
  const wanted = fitTemperature(
    selectRows(pooled, judged),
    judged.map((i) => y[i]!),
  );
  const temperature = wanted ** (judged.length / (judged.length + rowsForTemperature));
  options.onStep?.({ phase: 'combining', folds: folds.length }, before + 1);
  return {
    model: pooledClassifier({ classes, features: rows.X.cols, lift, temperature, members }),
    outOfFold: {
      folds,
      probabilities: applyTemperature(pooled, temperature),
      baseLearners: new Map(members.map(({ name }, m) => [name, opinions[m]!.probabilities])),
      judged,
    },
  };
}
