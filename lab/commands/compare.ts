// `stackwax compare`: several models on the same folds, side by side, on one page. Needs no library.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { positiveInteger, wholeNumber } from '../../src/main/cli/options.ts';
import { PrintedFailure } from '../../src/main/cli/output.ts';
import { type Places, userPath } from '../../src/main/cli/session.ts';
import { log, print, printJson } from '../../src/main/terminal.ts';
import { type ByHeart, learnBatchByHeart } from '../comparison/byHeart.ts';
import { compare } from '../comparison/compare.ts';
import { contenderNames, contendersOf, usualContenders } from '../comparison/contenders.ts';
import type { Comparison } from '../comparison/document.ts';
import { type Kept, keptNowhere, openKept } from '../comparison/kept.ts';
import { writeComparison } from '../comparison/report.ts';
import { trialsInThreads, withTrialThreads } from '../comparison/threads.ts';
import { inputNames } from '../datasets/inputKinds.ts';
import { foldOptions, tableOption } from '../tables/evaluationTable.ts';
import { interruptible } from './compare/interruptible.ts';
import { checkLearners, checkSource, type MaterialOptions, materialOf } from './compare/material.ts';

interface Options extends MaterialOptions {
  readonly models?: readonly string[];
  readonly input?: readonly string[];
  readonly curveFolds?: number;
  readonly overfitBatch?: true;
  readonly out?: string;
  readonly resume?: string;
  readonly json?: true;
}

export function compareCommand(places: Places): Command {
  const command = new Command('compare')
    .description('judge several models on the same folds')
    .argument('[audio]', 'a folder with one sub-folder a genre, or an index: a CSV with file, genre, artist')
    .addOption(
      new Option(
        '--models <name...>',
        "which (default: the field's ten, and with audio lstm, gru and cnn)",
      ).choices(contenderNames),
    )
    .addOption(
      new Option('--input <kind...>', 'what sequence learners are given (default: what suits each)').choices(
        inputNames,
      ),
    )
    .option(
      '--class-map <file>',
      'other names for the genres of the audio: a CSV with from, to; an empty to leaves its files out',
    )
    .option(
      '--audio <dir>',
      'where the files of the index are, if not beside it; rows without a file there do not count',
    )
    .option('--cache <dir>', 'where what was computed of the audio is kept')
    .option('--seed <n>', 'decides every random choice', positiveInteger, 1)
    .option(
      '--curve-folds <n>',
      'draw the learning curves from so many folds; 0: none (default: all)',
      wholeNumber,
    )
    .addOption(
      new Option(
        '--overfit-batch',
        'only see whether each sequence learner can learn one batch by heart',
      ).conflicts(['out', 'resume', 'curveFolds']),
    )
    .option('--out <dir>', 'write report.html and CSV files there, and keep there what is finished')
    .option('--resume <dir>', 'keep what is finished there instead, and go on from it')
    .option('--json', 'print everything as JSON');
  for (const option of [tableOption(), ...foldOptions()]) command.addOption(option);
  return command.action(async (audio: string | undefined, options: Options) => {
    const source = checkSource(audio, options);
    const withAudio = source.kind === 'audio';
    const contenders = contendersOf(
      options.models ?? usualContenders(withAudio),
      options.input ?? [],
      withAudio,
    );
    checkLearners(contenders, options);
    const out = options.out === undefined ? null : userPath(options.out);
    const keptIn = options.resume === undefined ? out && join(out, 'kept') : userPath(options.resume);
    const lanes = availableParallelism();
    const byHeart = options.overfitBatch === true;
    const found = await interruptible(byHeart ? null : keptIn, async (signal, shown) => {
      const withColumns = !byHeart && contenders.some(({ input }) => input === 'columns');
      const withFrames = contenders.some(({ input }) => input !== 'columns');
      const wanted = { withColumns, withFrames, signal, shown };
      const material = await materialOf(source, options, places, wanted);
      tellLeftOut(material.leftOut);
      if (material.ofUnknownArtists > 0)
        log(
          `Nothing says the artist of ${material.ofUnknownArtists} of ${material.contest.y.length} files: each counts as by somebody else, which flatters models where several are by one.`,
        );
      if (byHeart)
        return await withTrialThreads(1, (client) => learnBatchByHeart(contenders, material, client, signal));
      const { contest } = material;
      tellFolds(contest.splits.length, options.folds);
      const kept: Kept = keptIn === null ? keptNowhere : await openKept(keptIn, contest);
      if (kept.anew !== null) log(kept.anew);
      return await withTrialThreads(lanes, (client) =>
        compare(contenders, contest, {
          runTrial: trialsInThreads(client, material),
          curveFolds: Math.min(options.curveFolds ?? contest.splits.length, contest.splits.length),
          kept,
          lanes,
          signal,
          onProgress: shown.comparing,
        }),
      );
    });
    if (out !== null && 'models' in found) await writeComparison(out, found);
    if (options.json) printJson(found);
    if ('models' in found) tellComparison(found, options.json === true);
    else tellByHeart(found, options.json === true);
  });
}

const mostNamed = 10;

function tellLeftOut(leftOut: readonly { readonly file: string; readonly reason: string }[]): void {
  for (const { file, reason } of leftOut.slice(0, mostNamed)) log(`Left out: ${file}: ${reason}`);
  if (leftOut.length > mostNamed) log(`Left out: ${leftOut.length - mostNamed} more`);
}

/** Where nobody may be judged by their own songs, there can be fewer than were asked for. */
function tellFolds(made: number, asked: MaterialOptions['folds']): void {
  if (typeof asked === 'number' && made < asked)
    log(`Only ${made} of ${asked} folds can be made: there are too few artists, or files, for more.`);
}

/** Throws where something failed: it has been printed. */
function tellComparison({ models, failed }: Comparison, isPrinted: boolean): void {
  const width = Math.max(5, ...models.map(({ model, input }) => model.length + input.length)) + 4;
  const head =
    'accuracy          macro F1  micro F1  weighted F1  log-loss  calibration error   fit s  predict s';
  if (!isPrinted) print(`${'model'.padEnd(width)} ${head}`);
  for (const { model, input, accuracy, deviation, macro, micro, weighted, ...rest } of isPrinted
    ? []
    : models)
    print(
      `${model} (${input})`.padEnd(width) +
        accuracy.toFixed(4).padStart(9) +
        ` ± ${deviation.toFixed(3)}` +
        macro.f1.toFixed(4).padStart(10) +
        micro.f1.toFixed(4).padStart(10) +
        weighted.f1.toFixed(4).padStart(13) +
        rest.logLoss.toFixed(3).padStart(10) +
        rest.calibrationError.toFixed(3).padStart(19) +
        rest.fitSeconds.toFixed(1).padStart(8) +
        rest.predictSeconds.toFixed(2).padStart(11),
    );
  for (const { model, input, reason } of failed) log(`${model} (${input}): ${reason}`);
  if (failed.length > 0) throw new PrintedFailure();
}

/** Throws where one was not learned: it has been printed. */
function tellByHeart(found: readonly ByHeart[], isPrinted: boolean): void {
  for (const { model, input, rows, losses, learned } of isPrinted ? [] : found) {
    const shown = [0, 9, 24, 49, 99, losses.length - 1].flatMap((step) => {
      const loss = losses[step];
      return loss === undefined ? [] : `${step + 1}: ${loss.toFixed(4)}`;
    });
    const end = learned ? 'learned by heart' : 'NOT learned by heart';
    print(
      `${model} (${input}), one batch of ${rows}: ${end}. Loss by step: ${[...new Set(shown)].join(', ')}`,
    );
  }
  if (found.some(({ learned }) => !learned)) throw new PrintedFailure();
}
