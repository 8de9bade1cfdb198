// The learners of columns and of sequences on Emotify's 160 clips, artists apart, all on the same folds; figures and Markdown.
import { availableParallelism } from 'node:os';
import { compare } from '../../lab/comparison/compare.ts';
import { contenderNames, contendersOf, usualContenders } from '../../lab/comparison/contenders.ts';
import type { ComparedModel, Comparison } from '../../lab/comparison/document.ts';
import { openKept } from '../../lab/comparison/kept.ts';
import { clipsMaterial } from '../../lab/comparison/material.ts';
import { trialsInThreads, withTrialThreads } from '../../lab/comparison/threads.ts';
import { type Contender, slugOf } from '../../lab/comparison/trials.ts';
import { sequenceConfigs } from '../../lab/sequences/configs.ts';
import { places } from '../../scripts/start/project.ts';
import { forkProcess } from '../../src/main/workers/forkProcess.ts';
import { sharedData } from '../../tests/helpers/shared.ts';
import { atLeast, type Target } from '../report/targets.ts';
import { markdownTable } from './markdown.ts';

const fiveInputs = ['mel-raw', 'mel-beat', 'chroma-raw', 'chroma-beat', 'fused'];
const ofSequences = ['lstm', 'one-cnn'];

interface Options {
  readonly seed: number;
  readonly folds: number;
  readonly isQuick: boolean;
  readonly cacheFolder: string;
  /** Where finished fits are kept: a bench that was broken off goes on from there. */
  readonly keptFolder: string;
}

export async function comparisonFigures(options: Options): Promise<Comparison> {
  const { seed, folds, isQuick, cacheFolder, keptFolder } = options;
  const entry = {
    url: places.workerUrls.analyse,
    workerData: { kernelsFile: places.kernelsFile },
    startProcess: forkProcess,
  };
  const workers = availableParallelism();
  const { signal } = new AbortController();
  const material = await clipsMaterial(sharedData('emotify', 'index.csv'), {
    ...{ audio: null, mapping: null, cacheFolder, entry, workers, folds, seed, signal },
    ...{ withColumns: true, withFrames: true },
    onProgress: () => undefined,
  });
  const kept = await openKept(keptFolder, material.contest);
  return await withTrialThreads(workers, (client) =>
    compare(contenders(isQuick), material.contest, {
      runTrial: trialsInThreads(client, material),
      curveFolds: 0,
      kept,
      lanes: workers,
      onProgress: ({ done, total, trial, epoch }) => {
        if (epoch === null)
          console.error(`${done}/${total} ${slugOf(trial.contender)}, fold ${trial.fold + 1}`);
      },
    }),
  );
}

function contenders(isQuick: boolean): Contender[] {
  if (isQuick) return contendersOf(['majority', 'svm', 'lstm'], [], true);
  // The inputs are compared by one network each.
  const oneCnn = contendersOf(['cnn'], fiveInputs, true).map(
    ({ input }): Contender => ({
      model: 'one-cnn',
      input,
      settings: { ...sequenceConfigs.cnn, members: 1 },
    }),
  );
  const all = [
    ...contendersOf([...usualContenders(true), 'motivated-cnn'], [], true),
    ...contendersOf(['lstm'], fiveInputs, true),
    ...oneCnn,
  ];
  return [...new Map(all.map((one) => [slugOf(one), one])).values()];
}

const find = ({ models }: Comparison, model: string, input: string): ComparedModel | undefined =>
  models.find((one) => one.model === model && one.input === input);

export function comparisonTargets(figures: Comparison): Target[] {
  const asked = [
    ['accuracy of the LSTM, beat-synchronous, fused', 'lstm', 'fused', 0.45],
    ['accuracy of the CNN on mel images', 'cnn', 'mel-raw', 0.5],
  ] as const;
  return asked.flatMap(([name, model, input, target]) => {
    const found = find(figures, model, input);
    return found === undefined ? [] : [atLeast(name, found.accuracy, target)];
  });
}

const share = (x: number): string => x.toFixed(3);

export function comparisonMarkdown(figures: Comparison): string {
  const { rows, classes, artists, folds } = figures;
  const listed = classes.map(({ name, rows: own }) => `${own} ${name}`).join(', ');
  const points = (100 * Math.sqrt(0.24 / rows)).toFixed(0);
  return `${rows} clips of Emotify (${listed}) by ${artists ?? 'unknown'} artists, who are kept apart; ${folds} folds, the same for all. Accuracy
is the mean over the folds with their standard deviation; F1, precision and recall (macro where not said) are of all clips together. With
${rows} clips a share is known to some ${points} points. Columns are those that ship; single learners see them standardised.

${learnersTable(figures)}

The same with confusion and every epoch on one page: \`stackwax compare emotify/index.csv --out report\`.

### Kinds of input

Raw is frame by frame (averaged by the networks), beat is the mean between two beats, fused is mel and chroma between beats. Accuracy, median
seconds of an epoch with two fits under way at once, and how many epochs a fold was learned for. One network each: the CNN of the table above asks three, as one-cnn does not.

${inputsTable(figures)}`;
}

function learnersTable(figures: Comparison): string {
  // One row a learner: those that learn from several inputs come with their usual one, and again in the second table.
  const named = figures.models.map(({ model }) => model).filter((model) => contenderNames.includes(model));
  const usual = new Set([...contendersOf(named, [], true).map(slugOf), 'one-cnn.mel-raw']);
  const rows = figures.models.filter((one) => usual.has(slugOf({ ...one, settings: null })));
  const best = Math.max(...rows.map(({ accuracy }) => accuracy));
  return markdownTable(
    [
      'learner',
      'learns from',
      'accuracy',
      'F1 macro',
      'F1 micro',
      'F1 weighted',
      'precision',
      'recall',
      'log-loss',
      'fit s',
      'predict s',
    ],
    rows.map(({ model, input, accuracy, deviation, macro, micro, weighted, logLoss, ...rest }) => [
      model,
      input,
      `${accuracy === best ? `**${share(accuracy)}**` : share(accuracy)} ± ${share(deviation)}`,
      ...[macro.f1, micro.f1, weighted.f1, macro.precision, macro.recall, logLoss].map(share),
      rest.fitSeconds.toFixed(1),
      rest.predictSeconds.toFixed(2),
    ]),
  );
}

function inputsTable(figures: Comparison): string {
  return markdownTable(
    ['input', ...ofSequences.flatMap((model) => [model, 's an epoch', 'epochs a fold'])],
    fiveInputs.map((input) => [
      input,
      ...ofSequences.flatMap((model) => {
        const found = find(figures, model, input);
        if (found === undefined) return ['', '', ''];
        const seconds = found.epochs
          .flat()
          .map((epoch) => epoch.seconds)
          .sort((a, b) => a - b);
        const count = found.epochs.reduce((sum, own) => sum + own.length, 0) / found.epochs.length;
        const median = seconds[seconds.length >> 1] ?? Number.NaN;
        return [share(found.accuracy), median.toFixed(2), count.toFixed(0)];
      }),
    ]),
  );
}
