// `npm run bench -- protocols [--model stacking|together] [--only fold10,artist_fold5,filtered] [--json]`: the ensemble on GTZAN's public table of 57
// columns, in the three ways in which the README tells of it.
//
// 'stacking' judges each row by itself; 'together' learns from the rows of the fold that it judges as well, without their genres, as a library is
// known as a whole.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { evaluate } from '../lab/evaluation/evaluate.ts';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { protocolsOf } from '../lab/starter/protocols.ts';
import { withThreads } from '../lab/threads.ts';
import { BASE57_NAMES } from '../src/core/features/layout.ts';
import { atLeast, printDocument } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'stacking' },
    only: { type: 'string', default: 'filtered,artist_fold5,fold10' },
    json: { type: 'boolean', default: false },
  },
});
const model = values.model === 'together' ? 'together' : 'stacking';
const wanted = { filtered: 0.6, artist_fold5: 0.6, fold10: 0.8 };
const { gtzan, X, y, classes } = loadGtzan();

const figures = await withThreads(availableParallelism(), async (runBaseTask) => {
  const rows = [];
  for (const { name, grouped, splits } of protocolsOf(gtzan)) {
    if (!values.only.split(',').includes(name)) continue;
    const table = { X, y, classes, featureNames: BASE57_NAMES, groups: grouped ? gtzan.artists : undefined };
    const folds = splits.map(({ train, test }) => ({ train, heldOut: test }));
    const { accuracy, perFold, logLoss, calibrationError } = await evaluate(table, folds, model, {
      seed: 1,
      runBaseTask,
      lanes: availableParallelism(),
    });
    rows.push({ name, accuracy, perFold, logLoss, calibrationError });
    if (!values.json) console.log(`${name}: ${accuracy.toFixed(4)}, log-loss ${logLoss.toFixed(3)}`);
  }
  return rows;
});
const targets = figures.map(({ name, accuracy }) => atLeast(`${name}, ${model}`, accuracy, wanted[name]));
if (values.json) printDocument(targets, { model, protocols: figures });
