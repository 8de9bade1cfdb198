// `stackwax models`: the models of this library with their figures, the active one marked.
import { Command } from 'commander';
import type { ModelInfo } from '../../../core/domain/modelInfo.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';

export function modelsCommand(places: Places): Command {
  return new Command('models')
    .description('list the models with their figures; * marks the one in use')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async ({ library, json }: LibraryOptions) => {
      const models = await withLibrary(places, library, (client) => client.models.list());
      if (json) printJson(models);
      else for (const model of models) print(line(model));
    });
}

function line({ id, origin, active, report }: ModelInfo): string {
  const { trainedAt, classes, rows, artists, accuracy, personal } = report;
  const right =
    accuracy === null ? 'not measured' : `${(accuracy * 100).toFixed(1)} % right on unseen artists`;
  const how = personal === undefined ? '' : `, ${personal.chosen}`;
  return (
    `${active ? '*' : ' '} ${String(id).padStart(3)}  ${trainedAt.slice(0, 16).replace('T', ' ')}  ${origin}${how}: ` +
    `${classes.length} genres from ${rows} rows by ${artists} artists, ${right}`
  );
}
