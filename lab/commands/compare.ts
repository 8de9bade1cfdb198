// `stackwax compare`: several models on the same folds of a table, side by side. Needs no library.
import { availableParallelism } from 'node:os';
import { Command, Option } from 'commander';
import { positiveInteger } from '../../src/main/cli/options.ts';
import { progressBar } from '../../src/main/cli/progressBar.ts';
import { print, printJson } from '../../src/main/terminal.ts';
import { type Evaluation, evaluate } from '../evaluation/evaluate.ts';
import { isModelName, modelNames } from '../evaluation/modelNames.ts';
import { readEvaluation, showSteps, type TableOptions, tableOptions } from '../tables/evaluationTable.ts';
import { withThreads } from '../threads.ts';

interface Options extends TableOptions {
  readonly models: readonly string[];
  readonly json?: true;
}

export function compareCommand(): Command {
  const command = new Command('compare')
    .description('judge several models on the same folds of a table of features')
    .addOption(new Option('--models <name...>', 'which').choices(modelNames).default(modelNames, 'all'))
    .option('--seed <n>', 'decides every random choice', positiveInteger, 1)
    .option('--json', 'print everything as JSON');
  for (const option of tableOptions()) command.addOption(option);
  return command.action(async (options: Options) => {
    const { table, splits } = await readEvaluation(options);
    const bar = progressBar();
    const evaluations = await withThreads(availableParallelism(), async (runBaseTask) => {
      const done: Evaluation[] = [];
      for (const model of options.models.filter(isModelName)) {
        done.push(
          await evaluate(table, splits, model, {
            seed: options.seed,
            runBaseTask,
            lanes: availableParallelism(),
            onStep: showSteps(bar, model),
          }),
        );
      }
      return done;
    }).finally(() => bar.stop());
    evaluations.sort((a, b) => b.accuracy - a.accuracy);
    if (options.json) printJson(evaluations);
    else printTable(evaluations);
  });
}

function printTable(evaluations: readonly Evaluation[]): void {
  print(`${'model'.padEnd(15)} accuracy  macro F1  log-loss  calibration error  fit s  predict s`);
  for (const { model, accuracy, macro, logLoss, calibrationError, fitSeconds, predictSeconds } of evaluations)
    print(
      model.padEnd(15) +
        accuracy.toFixed(4).padStart(9) +
        macro.f1.toFixed(4).padStart(10) +
        logLoss.toFixed(3).padStart(10) +
        calibrationError.toFixed(3).padStart(19) +
        fitSeconds.toFixed(1).padStart(7) +
        predictSeconds.toFixed(2).padStart(11),
    );
}
