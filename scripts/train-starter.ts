// Fits the starter model on the public GTZAN features and writes it, with its report, to resources/starter-model.
//
// The configuration, and the scores on outer folds that go into the report, come from `npm run choose-starter`.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readChoice } from '../lab/starter/choice.ts';
import { fitEnsemble } from '../lab/starter/fitEnsemble.ts';
import { loadGtzan, scikitLearnScores } from '../lab/starter/gtzan.ts';
import { base57 } from '../src/core/features/groups/base57.ts';
import { BASE57_NAMES } from '../src/core/features/layout.ts';
import { defaultEnsemble } from '../src/core/learning/stacking/ensembleConfig.ts';
import { saveStarter } from '../src/main/engines/starter.ts';

const folder = resolve(import.meta.dirname, '../resources/starter-model');
const seed = 1;

const choice = readChoice(folder);
if (JSON.stringify(choice.config) !== JSON.stringify(defaultEnsemble))
  throw new Error(
    'the default ensemble is not the chosen one: put it into src/core/learning/stacking/ensembleConfig.ts',
  );
const { gtzan, X } = loadGtzan();
const table = { X, labels: gtzan.labels, groups: gtzan.artists, featureNames: BASE57_NAMES };
const { model, report } = await fitEnsemble(table, {
  seed,
  config: defaultEnsemble,
  trainedAt: new Date(),
  layout: [{ name: 'base57', version: base57.version }],
  onStep: ({ learner = 'combining', fold = 'all rows' }, done) =>
    console.error(`${done} ${learner}, ${fold}`),
});
const scikitLearn = scikitLearnScores(
  readFileSync(
    resolve(
      import.meta.dirname,
      '..',
      process.env['STACKWAX_SHARED'] ?? '../shared',
      'data/gtzan/reference_sklearn.json',
    ),
    'utf8',
  ),
);
const protocols = choice.protocols.map(({ protocol, ...scores }) => ({
  protocol,
  scikitLearnStacking: scikitLearn[protocol] ?? null,
  ...scores,
}));
await saveStarter(folder, model.serialise(), table, { ...report, tried: choice.tried, protocols });
console.log(
  `${folder}: ${report.rows} rows, ${report.classes.length} genres, ` +
    `accuracy on held-out artists ${report.accuracy?.toFixed(3)} over ${report.folds} folds`,
);
