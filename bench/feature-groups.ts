// `npm run bench -- feature-groups [repeats]`: accuracy and cost of each group of features, on the shared Emotify excerpts.
//
// Accuracy of an SVM (RBF, C = 10, power-normalised columns) under artist-grouped, stratified 5-fold cross-validation, averaged over
// `repeats` (10) divisions into folds; the same divisions for every row of the table.
import { readFileSync } from 'node:fs';
import { matrix, selectRows } from '../src/core/domain/matrix.ts';
import { SAMPLE_RATE } from '../src/core/dsp/framing.ts';
import { describe } from '../src/core/features/describe.ts';
import { shippedGroups } from '../src/core/features/layout.ts';
import { type Pictures, picturesOf } from '../src/core/features/pictures.ts';
import { groupedFolds } from '../src/core/learning/judging/folds.ts';
import { fitPreprocessing } from '../src/core/learning/learners/preprocessing.ts';
import { svm } from '../src/core/learning/learners/svm.ts';
import { readWindows } from '../src/main/audio/windows.ts';
import { loadKernels } from '../src/main/engines/kernels.ts';
import { svmLearner } from '../src/main/engines/svmLearner.ts';
import { sharedData } from '../tests/helpers/shared.ts';
import { dynamics, partLevels } from './candidates/dynamics.ts';
import { flatness } from './candidates/flatness.ts';
import { perceptual } from './candidates/perceptual.ts';
import { tempogramSummary } from './candidates/tempogram.ts';

type Describer = (pictures: Pictures) => ArrayLike<number>;

const kept = Object.fromEntries(
  shippedGroups.map((group): [string, Describer] => [group.name, (pictures) => describe(pictures, [group])]),
);
const dropped: Record<string, Describer> = { tempogramSummary, flatness, partLevels, dynamics, perceptual };
const all: Record<string, Describer> = { ...kept, ...dropped };

const repeats = Number(process.argv[2] ?? 10);
const kernels = loadKernels(new URL('../kernels/kernels.wasm', import.meta.url), console.warn);
const clips = readFileSync(sharedData('emotify', 'index.csv'), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => {
    const [file = '', genre = '', artist = ''] = line.split(',');
    return { file, genre, artist };
  });
const classes = [...new Set(clips.map(({ genre }) => genre))].sort();
const truth = Int32Array.from(clips, ({ genre }) => classes.indexOf(genre));
const artists = clips.map(({ artist }) => artist);

const values: Record<string, ArrayLike<number>[]> = {};
const times: Record<string, number[]> = {};
for (const { file } of clips) {
  const { windows } = await readWindows(Buffer.from(sharedData('emotify', file)), { depth: 'quick' });
  const samples = windows[0]?.samplesAt(SAMPLE_RATE);
  if (samples === undefined) throw new Error(`${file} has no window`);
  const pictures = picturesOf(samples, kernels);
  for (const [name, describer] of Object.entries(all)) {
    const started = performance.now();
    const described = describer(pictures);
    times[name] = [...(times[name] ?? []), performance.now() - started];
    values[name] = [...(values[name] ?? []), described];
  }
}

const keptNames = Object.keys(kept);
const more = keptNames.slice(1);
await print('base57', ['base57']);
for (const name of [...more, ...Object.keys(dropped)])
  await print(`base57 + ${name}`, ['base57', name], name);
await print('kept', keptNames);
for (const name of more)
  await print(
    `kept - ${name}`,
    keptNames.filter((other) => other !== name),
  );
for (const name of Object.keys(dropped)) await print(`kept + ${name}`, [...keptNames, name]);
await print('everything', Object.keys(all));

async function print(title: string, groups: readonly string[], timed?: string): Promise<void> {
  const { mean, deviation, columns } = await accuracyOf(groups);
  const ms = timed === undefined ? '' : `${median(times[timed] ?? []).toFixed(2)} ms`;
  const figures = `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`;
  console.log([title.padEnd(30), String(columns).padStart(4), figures, ms.padStart(9)].join('  '));
}

async function accuracyOf(groups: readonly string[]) {
  const rows = clips.map((_, i) => groups.flatMap((group) => Array.from(values[group]?.[i] ?? [])));
  const columns = rows[0]?.length ?? 0;
  const X = matrix(rows.length, columns, Float32Array.from(rows.flat()));
  const accuracies: number[] = [];
  for (let seed = 1; seed <= repeats; seed++) {
    let right = 0;
    for (const { train, heldOut } of groupedFolds(truth, artists, 5, seed)) {
      const known = selectRows(X, train);
      const { transform } = fitPreprocessing({ kind: 'power' }, known);
      const learner = svmLearner({ ...svm.defaults, calibrationFolds: 0 });
      const labels = train.map((i) => truth[i] ?? 0);
      const fitted = await learner.fit(transform(known), labels, { classes, seed });
      const predicted = fitted.predict(transform(selectRows(X, heldOut)));
      right += predicted.filter((label, i) => label === truth[heldOut[i] ?? -1]).length;
    }
    accuracies.push(right / clips.length);
  }
  const mean = accuracies.reduce((sum, x) => sum + x, 0) / repeats;
  const deviation = Math.sqrt(accuracies.reduce((sum, x) => sum + (x - mean) ** 2, 0) / repeats);
  return { mean, deviation, columns };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
