// `stackwax compare`: several models on the same folds, side by side, on one page. Needs no library.
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { AppError } from '../../src/core/domain/errors.ts';
import { onInterrupt } from '../../src/main/cli/interrupting.ts';
import { positiveInteger, wholeNumber } from '../../src/main/cli/options.ts';
import { PrintedFailure } from '../../src/main/cli/output.ts';
import { type Bar, progressBar } from '../../src/main/cli/progressBar.ts';
import { userPath } from '../../src/main/cli/session.ts';
import { log, print, printJson } from '../../src/main/terminal.ts';
import { type CompareProgress, compare } from '../comparison/compare.ts';
import type { Comparison } from '../comparison/document.ts';
import { keptNowhere, openKept } from '../comparison/kept.ts';
import { writeComparison } from '../comparison/report.ts';
import { withTrialThreads } from '../comparison/threads.ts';
import { type Contender, type Contest, hashOf } from '../comparison/trials.ts';
import { fieldNames, isModelName, modelNames, settingsOf } from '../evaluation/modelNames.ts';
import { foldOptions, readEvaluation, type TableOptions, tableOption } from '../tables/evaluationTable.ts';

interface Options extends Omit<TableOptions, 'table'> {
  readonly table?: string;
  readonly models: readonly string[];
  readonly curveFolds?: number;
  readonly out?: string;
  readonly resume?: string;
  readonly json?: true;
}

export function compareCommand(): Command {
  const command = new Command('compare')
    .description('judge several models on the same folds')
    .addOption(
      new Option('--models <name...>', 'which').choices(modelNames).default([...fieldNames], 'the field'),
    )
    .option('--seed <n>', 'decides every random choice', positiveInteger, 1)
    .option(
      '--curve-folds <n>',
      'draw the learning curves from so many folds; 0: none (default: all)',
      wholeNumber,
    )
    .option('--out <dir>', 'write report.html and CSV files there, and keep there what is finished')
    .option('--resume <dir>', 'keep what is finished there instead, and go on from it')
    .option('--json', 'print everything as JSON');
  for (const option of [tableOption().makeOptionMandatory(), ...foldOptions()]) command.addOption(option);
  return command.action(async (options: Options) => {
    const { seed, json } = options;
    const { table: file = '' } = options;
    const { table, splits } = await readEvaluation({ ...options, table: file });
    const curveFolds = Math.min(options.curveFolds ?? splits.length, splits.length);
    const contest: Contest = {
      ...table,
      source: basename(file),
      splits,
      seed,
      dataHash: hashOf(
        table.X.data,
        table.y,
        JSON.stringify([table.classes, table.featureNames, table.groups]),
      ),
    };
    const contenders = options.models
      .filter(isModelName)
      .map((model): Contender => ({ model, input: 'columns', settings: settingsOf(model) }));
    const out = options.out === undefined ? null : userPath(options.out);
    const keepIn = options.resume === undefined ? out && join(out, 'kept') : userPath(options.resume);
    const kept = keepIn === null ? keptNowhere : await openKept(keepIn, contest);
    if (kept.anew !== null) log(kept.anew);
    const comparison = await interruptible(keepIn, (signal, onProgress) =>
      withTrialThreads(availableParallelism(), table, seed, (runTrial) =>
        compare(contenders, contest, {
          runTrial,
          curveFolds,
          kept,
          lanes: availableParallelism(),
          signal,
          onProgress,
        }),
      ),
    );
    if (out !== null) await writeComparison(out, comparison);
    if (json) printJson(comparison);
    else printTable(comparison);
    for (const { model, input, reason } of comparison.failed) log(`${model} (${input}): ${reason}`);
    if (comparison.failed.length > 0) throw new PrintedFailure();
  });
}

/** Shows how far it is; Ctrl-C ends it, and says what of it is kept. */
async function interruptible<T>(
  keptIn: string | null,
  run: (signal: AbortSignal, onProgress: (progress: CompareProgress) => void) => Promise<T>,
): Promise<T> {
  const bar = progressBar();
  const controller = new AbortController();
  const uninterrupted = onInterrupt(() => controller.abort());
  try {
    return await run(controller.signal, (progress) => show(bar, progress));
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    const kept =
      keptIn === null
        ? 'Nothing is kept: with --out or --resume, what is finished would be.'
        : `What is finished is kept in ${keptIn}: the same command goes on from there.`;
    throw new AppError('cancelled', `Cancelled. ${kept}`, { cause: error });
  } finally {
    uninterrupted();
    bar.stop();
  }
}

function show(bar: Bar, { trial, epoch, ...counts }: CompareProgress): void {
  const { contender, fold, share } = trial;
  const where = [
    `${contender.model} (${contender.input})`,
    `fold ${fold + 1}`,
    share === 1 ? [] : `learning curve at ${100 * share} %`,
    epoch === null ? [] : `epoch ${epoch.epoch} of ${epoch.epochs}`,
  ].flat();
  bar.show({ ...counts, unit: 'steps' }, 'Comparing', where.join(', '));
}

function printTable({ models }: Comparison): void {
  const width = Math.max(...models.map(({ model, input }) => model.length + input.length)) + 3;
  print(
    `${'model'.padEnd(width)} accuracy       macro F1  micro F1  weighted F1  log-loss  calibration error  fit s  predict s`,
  );
  for (const { model, input, accuracy, deviation, macro, micro, weighted, ...rest } of models)
    print(
      `${model} (${input})`.padEnd(width) +
        accuracy.toFixed(4).padStart(9) +
        ` ± ${deviation.toFixed(3)}` +
        macro.f1.toFixed(4).padStart(9) +
        micro.f1.toFixed(4).padStart(10) +
        weighted.f1.toFixed(4).padStart(13) +
        rest.logLoss.toFixed(3).padStart(10) +
        rest.calibrationError.toFixed(3).padStart(19) +
        rest.fitSeconds.toFixed(1).padStart(7) +
        rest.predictSeconds.toFixed(2).padStart(11),
    );
}
