// `stackwax retrain`: fits a model to the labels so far and predicts the library with it.
import { Command, InvalidArgumentError } from 'commander';
import { nowUnsorted } from '../../../core/domain/comparison.ts';
import { groupWords, lackingOnce, type NamedEar } from '../../../core/domain/groupWords.ts';
import { genresWithExamples, type ModelReport } from '../../../core/domain/modelInfo.ts';
import { print, printJson } from '../../terminal.ts';
import { differences, measuredText } from '../measured.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText, tracksText } from '../output.ts';
import { followJob, type Places, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  seed?: number;
  evenIfWorse?: true;
  thorough?: true;
}

export function retrainCommand(places: Places): Command {
  return new Command('retrain')
    .description('learn from your corrections and predict the library again')
    .addOption(libraryOption())
    .option('--seed <n>', 'decides every random choice: same labels, same seed, same model', integer)
    .option('--even-if-worse', 'use the new model even when it does worse than the one before')
    .option('--thorough', 'try every way of learning, however little has changed')
    .option('--json', 'print the report as JSON')
    .action(async ({ library, seed, evenIfWorse, thorough, json }: Options) => {
      const { report, ears } = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.models.retrain({
          evenIfWorse: evenIfWorse === true,
          thorough: thorough === true,
          ...(seed === undefined ? {} : { seed }),
        });
        const done = await followJob(client, jobId, (result) =>
          result.kind === 'retrain' ? result.report : null,
        );
        return { report: done, ears: (await client.ears.list()).ears };
      });
      if (json) return printJson(report);
      const { report: figures } = report.model;
      const measured = measuredText(report.model);
      print(`${measured.slice(0, 1).toUpperCase()}${measured.slice(1)}.`, ...differences(report.model));
      print(
        `Learned ${countText(genresWithExamples(figures), 'genre')} from ${countText(report.labelledRows, 'answer')} ` +
          `and ${countText(report.taggedRows, 'trusted tag')}; it can predict ${figures.classes.length}.`,
      );
      for (const sentence of lackingText(figures.personal ?? {}, ears)) print(sentence);
      const unsorted = nowUnsorted(figures.personal?.moves ?? []);
      if (report.activated)
        print(
          `${tracksText(report.changed)} changed genre${unsorted === 0 ? '' : `, ${unsorted} of them ${unsorted === 1 ? 'is' : 'are'} Unsorted now`}.`,
        );
      else
        print('It does worse, so the model before stays in use; --even-if-worse or `activate` changes that.');
    });
}

function integer(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('A whole number is wanted.');
  return value;
}

/** What was left out because tracks lack feature groups. */
function lackingText(
  { lacking = [], setAside = 0 }: Pick<NonNullable<ModelReport['personal']>, 'lacking' | 'setAside'>,
  ears: readonly NamedEar[],
): string[] {
  // Nothing goes on listening once a command has ended.
  const reasons = { 'under way': 'not yet analysed: run `scan`', 'too many': 'too many tracks lack it' };
  return [
    ...(setAside > 0 ? [`Set aside, because features could not be computed: ${setAside} tracks.`] : []),
    ...lackingOnce(lacking).map(({ group, tracks, leftOut }) => {
      const name = groupWords(group, ears);
      return leftOut === null
        ? `Tracks without ${name}: ${tracks}.`
        : `Learned without ${name} (${reasons[leftOut]}). Tracks without it: ${tracks}.`;
    }),
  ];
}
