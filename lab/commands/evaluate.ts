// `stackwax evaluate`: how good a model is on a table, in full. Needs no library.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { AppError } from '../../src/core/domain/errors.ts';
import { toCsv } from '../../src/core/domain/text/csv.ts';
import { positiveInteger } from '../../src/main/cli/options.ts';
import { progressBar } from '../../src/main/cli/progressBar.ts';
import { userPath } from '../../src/main/cli/session.ts';
import { print, printJson } from '../../src/main/terminal.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { evaluationPage } from '../evaluation/evaluationPage.ts';
import { isModelName, modelNames } from '../evaluation/modelNames.ts';
import {
  foldOptions,
  readEvaluation,
  showSteps,
  type TableOptions,
  tableOption,
} from '../tables/evaluationTable.ts';
import { withThreads } from '../threads.ts';

interface Options extends TableOptions {
  readonly model: string;
  readonly search?: true;
  readonly out?: string;
  readonly json?: true;
}

export function evaluateCommand(): Command {
  const command = new Command('evaluate')
    .description('judge a model on a table of features, over given folds')
    .addOption(new Option('--model <name>', 'what to judge').choices(modelNames).default('stacking'))
    .option('--search', "search the model's hyperparameters inside each split")
    .option('--seed <n>', 'decides every random choice', positiveInteger, 1)
    .option('--out <dir>', 'write report.html and CSV files there')
    .option('--json', 'print everything as JSON');
  for (const option of [tableOption().makeOptionMandatory(), ...foldOptions()]) command.addOption(option);
  return command.action(async (options: Options) => {
    const { model, seed, json, out } = options;
    if (!isModelName(model)) throw new AppError('invalid', `There is no model '${model}'.`);
    const { table, splits } = await readEvaluation(options);
    const bar = progressBar();
    const evaluation = await withThreads(availableParallelism(), (runBaseTask) =>
      evaluate(table, splits, model, {
        seed,
        search: options.search === true,
        runBaseTask,
        lanes: availableParallelism(),
        onStep: showSteps(bar, model),
      }),
    ).finally(() => bar.stop());
    if (out !== undefined) await writeReport(userPath(out), evaluation);
    if (json) printJson(evaluation);
    else printEvaluation(evaluation);
  });
}

function printEvaluation(evaluation: Evaluation): void {
  const { accuracy, macro, logLoss, calibrationError, perFold, perClass } = evaluation;
  print(
    `${evaluation.model}: accuracy ${accuracy.toFixed(4)} over ${perFold.length} ${perFold.length === 1 ? 'split' : 'splits'}`,
  );
  print(
    `macro F1 ${macro.f1.toFixed(4)}, log-loss ${logLoss.toFixed(3)}, calibration error ${calibrationError.toFixed(3)}, ` +
      `${evaluation.fitSeconds.toFixed(1)} s to fit, ${evaluation.predictSeconds.toFixed(2)} s to predict`,
  );
  for (const { name, rows, precision, recall, f1 } of perClass)
    print(
      `  ${name.padEnd(14)} ${String(rows).padStart(5)} rows  precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`,
    );
}

async function writeReport(folder: string, evaluation: Evaluation): Promise<void> {
  const { perClass, confusion, reliability, learningCurve, importance, perFold } = evaluation;
  const names = perClass.map(({ name }) => name);
  const files = {
    'report.html': evaluationPage(`Evaluation of ${evaluation.model}`, evaluation),
    'confusion.csv': toCsv(
      ['true', ...names],
      confusion.map((counts, t) => [names[t] ?? '', ...counts]),
    ),
    'classes.csv': toCsv(
      ['class', 'rows', 'precision', 'recall', 'f1'],
      perClass.map(({ name, rows, precision, recall, f1 }) => [name, rows, precision, recall, f1]),
    ),
    'folds.csv': toCsv(
      ['fold', 'accuracy'],
      perFold.map((value, f) => [f + 1, value]),
    ),
    'reliability.csv': toCsv(
      ['from', 'to', 'rows', 'confidence', 'accuracy'],
      reliability.map(({ rows, confidence, accuracy }, bin) => [
        bin / reliability.length,
        (bin + 1) / reliability.length,
        rows,
        confidence,
        accuracy,
      ]),
    ),
    'learning-curve.csv': toCsv(
      ['rows', 'accuracy'],
      learningCurve.map(({ rows, accuracy }) => [rows, accuracy]),
    ),
    'importance.csv': toCsv(
      ['feature', 'drop'],
      importance.map(({ feature, drop }) => [feature, drop]),
    ),
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  } catch (cause) {
    throw new AppError('unwritable', 'The report could not be written.', { path: folder, cause });
  }
}
