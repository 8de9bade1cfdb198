// Chooses the starter's configuration on inner folds, scores the choice on outer ones, and writes both to a file.
//
// For each outer split of each protocol the configuration is chosen anew, from the training rows alone; the starter's own
// is chosen in the same way from all rows. `npm run train-starter` takes it from the file.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { stackingSpace } from '../lab/search/searchSpaces.ts';
import { combinationsOf, searchStacking } from '../lab/search/stackingSearch.ts';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { type Protocol, protocolsOf } from '../lab/starter/protocols.ts';
import { withThreads } from '../lab/threads.ts';
import { matrix, selectRows } from '../src/core/domain/matrix.ts';
import { calibrationError, reliability } from '../src/core/learning/judging/calibration.ts';
import { accuracy, logLoss } from '../src/core/learning/judging/metrics.ts';
import { argmaxRows } from '../src/core/learning/learners/learner.ts';
import type { RunBaseTask } from '../src/core/learning/stacking/ensembleConfig.ts';
import { fitStacking } from '../src/core/learning/stacking/fitStacking.ts';

const seed = 1;
const file = resolve(import.meta.dirname, '../resources/starter-model/choice.json');
const { gtzan, X, y, classes } = loadGtzan();

const rowsOf = (indices: Int32Array, grouped: boolean) => ({
  X: selectRows(X, indices),
  y: indices.map((i) => y[i] ?? 0),
  groups: grouped ? [...indices].map((i) => gtzan.artists[i] ?? '') : undefined,
});
type Rows = ReturnType<typeof rowsOf>;

const chooseFrom = ({ X: rows, y: labels, groups }: Rows, runBaseTask: RunBaseTask) =>
  searchStacking(stackingSpace, rows, labels, { classes, groups, seed, runBaseTask });

async function scoreProtocol({ name, grouped, splits }: Protocol, runBaseTask: RunBaseTask) {
  const perFold: number[] = [];
  const chosen = [];
  const truth: number[] = [];
  const probabilities: number[] = [];
  for (const { train, test } of splits) {
    const rows = rowsOf(train, grouped);
    const choice = await chooseFrom(rows, runBaseTask);
    const { model } = await fitStacking(choice.config, rows.X, rows.y, {
      classes,
      groups: rows.groups,
      seed,
      runBaseTask,
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

const chosen = await withThreads(availableParallelism(), async (runBaseTask) => {
  const starter = await chooseFrom(rowsOf(Int32Array.from(y.keys()), true), runBaseTask);
  console.error(`starter ${JSON.stringify(starter)}`);
  const protocols = [];
  for (const protocol of protocolsOf(gtzan)) protocols.push(await scoreProtocol(protocol, runBaseTask));
  return { ...starter, protocols };
});
const combinations = combinationsOf(stackingSpace);
writeFileSync(file, `${JSON.stringify({ seed, combinations, ...chosen }, null, 2)}\n`);
for (const { protocol, accuracy: score, calibrationError: error } of chosen.protocols)
  console.log(`${protocol}: ${score.toFixed(4)}, calibration error ${error.toFixed(3)}`);
