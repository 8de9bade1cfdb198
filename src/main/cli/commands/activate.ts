// `stackwax activate`: makes another model the active one and predicts the library with it.
import { Command } from 'commander';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { followJob, type Places, withLibrary } from '../session.ts';

export function activateCommand(places: Places): Command {
  return new Command('activate')
    .description('use another model (see `models`) and predict the library with it')
    .argument('<id>', 'number of the model', positiveInteger)
    .addOption(libraryOption())
    .option('--json', 'print the report as JSON')
    .action(async (id: number, { library, json }: LibraryOptions) => {
      const report = await withLibrary(places, library, async (client) => {
        const { jobId } = await client.models.activate({ id });
        return await followJob(client, jobId, (result) => (result.kind === 'predict' ? result.report : null));
      });
      if (json) printJson(report);
      else
        print(`Model ${id} is in use. ${report.tracks} tracks predicted in ${report.seconds.toFixed(1)} s.`);
    });
}
