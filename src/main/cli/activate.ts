// `stackwax activate`: uses another model, also an earlier one, and sorts the library by it.
import { Command } from 'commander';
import { libraryOption, positiveInteger } from './options.ts';
import { print, printJson } from './output.ts';
import { followJob, type Places, withLibrary } from './session.ts';

interface Options {
  library?: string;
  json?: true;
}

export function activateCommand(places: Places): Command {
  return new Command('activate')
    .description('use another model (see `models`) and sort the library by it')
    .argument('<id>', 'number of the model', positiveInteger)
    .addOption(libraryOption())
    .option('--json', 'print the report as JSON')
    .action(async (id: number, { library, json }: Options) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.models.activate({ id });
        return await followJob(client, jobId, (result) => (result.kind === 'predict' ? result.report : null));
      });
      if (json) printJson(report);
      else
        print(
          `Model ${id} is used now. ${report.tracks} tracks sorted anew in ${report.seconds.toFixed(1)} s.`,
        );
    });
}
