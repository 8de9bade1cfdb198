// Fits the starter model on the public GTZAN features and writes it, with its report, to resources/starter-model.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BASE57_NAMES, FEATURES_VERSION } from '../src/core/features/layout.ts';
import { matrix } from '../src/core/model/matrix.ts';
import { fitEnsemble } from '../src/main/engines/ensemble.ts';
import { saveStarter } from '../src/main/engines/starter.ts';
import { readGtzan } from './starter/gtzan.ts';

const project = resolve(import.meta.dirname, '..');
const shared = resolve(project, process.env['STACKWAX_SHARED'] ?? '../shared');
const folder = resolve(project, 'resources/starter-model');
const seed = 1;

const { features, labels, artists } = readGtzan(
  readFileSync(resolve(shared, 'data/gtzan/features_30_sec.csv'), 'utf8'),
  readFileSync(resolve(shared, 'data/gtzan/folds.csv'), 'utf8'),
  BASE57_NAMES,
);
const table = {
  X: matrix(labels.length, BASE57_NAMES.length, features),
  labels,
  groups: artists,
  featureNames: BASE57_NAMES,
};
const { model, report } = await fitEnsemble(table, {
  seed,
  trainedAt: new Date(),
  featureVersion: FEATURES_VERSION,
  onProgress: ({ done, total, message }) => console.error(`${done}/${total} ${message}`),
});
await saveStarter(folder, model.serialise(), table, report);
console.log(
  `${folder}: ${report.rows} rows, ${report.classes.length} genres, ` +
    `accuracy on unheard artists ${report.accuracy?.toFixed(3)} over ${report.folds} folds`,
);
