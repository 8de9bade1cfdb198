// `stackwax retrain`: learns from what was said so far and sorts the library anew.
import { Command, InvalidArgumentError } from 'commander';
import { libraryOption } from './options.ts';
import { print, printJson } from './output.ts';
import { followJob, type Places, withLibrary } from './session.ts';

interface Options {
  library?: string;
  seed?: number;
  json?: true;
}

export function retrainCommand(places: Places): Command {
  return new Command('retrain')
    .description('learn from your corrections and sort the library anew')
    .addOption(libraryOption())
    .option('--seed <n>', 'decides every random choice: same labels, same seed, same model', integer)
    .option('--json', 'print the report as JSON')
    .action(async ({ library, seed, json }: Options) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.models.retrain(seed === undefined ? {} : { seed });
        return await followJob(client, jobId, (result) => (result.kind === 'retrain' ? result.report : null));
      });
      if (json) {
        printJson(report);
        return;
      }
      const { accuracy } = report.model.report;
      print(`Learned ${report.genres.length} genres from ${report.labelledRows} of your tracks.`);
      if (accuracy !== null)
        print(`Right on ${(accuracy * 100).toFixed(1)} % of the rows that it had not seen.`);
      print(`${report.changed} tracks now sound like another genre. ${report.seconds.toFixed(1)} s.`);
    });
}

function integer(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('A whole number is wanted.');
  return value;
}
