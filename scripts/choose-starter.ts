// Chooses the starter's configuration on inner folds, scores the choice on outer ones, and writes both to a file.
//
// For each outer split of each protocol the configuration is chosen anew, from the training rows alone; the starter's own
// is chosen in the same way from all rows. `npm run train-starter` takes it from the file.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { calibrationError, reliability } from '../src/core/learning/calibration.ts';
import { argmaxRows } from '../src/core/learning/learner.ts';
import { accuracy, logLoss } from '../src/core/learning/metrics.ts';
import { fitStacking } from '../src/core/learning/stacking.ts';
import { matrix, selectRows } from '../src/core/model/matrix.ts';
import { oneAfterTheOther } from '../src/main/engines/learners.ts';
import { combinations } from './starter/candidates.ts';
import { choose, type Rows } from './starter/choose.ts';
import { loadGtzan } from './starter/gtzan.ts';
import { type Protocol, protocolsOf } from './starter/protocols.ts';

const seed = 1;
const file = resolve(import.meta.dirname, '../resources/starter-model/choice.json');
const { gtzan, X, y, classes } = loadGtzan();

const rowsOf = (indices: Int32Array, grouped: boolean): Rows => ({
  X: selectRows(X, indices),
  y: indices.map((i) => y[i] ?? 0),
  groups: grouped ? [...indices].map((i) => gtzan.artists[i] ?? '') : undefined,
  classes,
});

async function scoreProtocol({ name, grouped, splits }: Protocol) {
  const perFold: number[] = [];
  const chosen = [];
  const truth: number[] = [];
  const probabilities: number[] = [];
  for (const { train, test } of splits) {
    const rows = rowsOf(train, grouped);
    const choice = await choose(rows, seed);
    const { model } = await fitStacking(choice.config, rows.X, rows.y, {
      classes,
      groups: rows.groups,
      seed,
      runBaseTask: oneAfterTheOther(),
    });
    const judged = rowsOf(test, grouped);
    const p = model.predictProba(judged.X);
    perFold.push(accuracy(judged.y, argmaxRows(p)));
    chosen.push(choice);
    truth.push(...judged.y);
    probabilities.push(...p.data);
    console.error(
      `${name} ${perFold.length}/${splits.length} ${perFold.at(-1)?.toFixed(3)} ${JSON.stringify(choice)}`,
    );
  }
  const pooled = matrix(truth.length, classes.length, Float32Array.from(probabilities));
  const bins = reliability(Int32Array.from(truth), pooled);
  return {
    protocol: name,
    accuracy: perFold.reduce((a, b) => a + b) / perFold.length,
    perFold,
    logLoss: logLoss(Int32Array.from(truth), pooled),
    calibrationError: calibrationError(bins),
    reliability: bins,
    chosen,
  };
}

const starter = await choose(rowsOf(Int32Array.from(y.keys()), true), seed);
console.error(`starter ${JSON.stringify(starter)}`);
const protocols = [];
for (const protocol of protocolsOf(gtzan)) protocols.push(await scoreProtocol(protocol));
writeFileSync(file, `${JSON.stringify({ seed, combinations, ...starter, protocols }, null, 2)}\n`);
for (const { protocol, accuracy: score, calibrationError: error } of protocols)
  console.log(`${protocol}: ${score.toFixed(4)}, calibration error ${error.toFixed(3)}`);
