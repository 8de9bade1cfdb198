// `stackwax models [id]`: the models of this library and how each did beside the one before it, or all about one of them.
import { Command } from 'commander';
import { AppError } from '../../../core/domain/errors.ts';
import type { ModelInfo } from '../../../core/domain/modelInfo.ts';
import { displayGenre } from '../../../core/genres/name.ts';
import { print, printJson } from '../../terminal.ts';
import { differences, measuredText } from '../measured.ts';
import { type LibraryOptions, libraryOption, positiveInteger } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';

export function modelsCommand(places: Places): Command {
  return new Command('models')
    .description('list the models and how well each does; * marks the one in use')
    .argument('[id]', 'show this one, with the genres that it gained, lost and changed', positiveInteger)
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(async (id: number | undefined, { library, json }: LibraryOptions) => {
      const models = await withLibrary(places, library, (client) => client.models.list());
      if (id === undefined) {
        if (json) printJson(models);
        else for (const model of models) print(line(model, models.length === 1));
        return;
      }
      const model = models.find((one) => one.id === id);
      if (model === undefined) throw new AppError('not-found', `There is no model ${id}.`);
      if (json) return printJson(model);
      print(line(model, models.length === 1), ...differences(model));
      print(`It can predict: ${model.report.classes.map(displayGenre).join(', ')}.`);
    });
}

function line(model: ModelInfo, isAlone: boolean): string {
  const { id, origin, active, report } = model;
  const { trainedAt, classes, personal } = report;
  const from =
    personal === undefined ? '' : ` after ${personal.labelledRows} answers and ${personal.taggedRows} tags`;
  return (
    `${active ? '*' : ' '} ${String(id).padStart(3)}  ${trainedAt.slice(0, 16).replace('T', ' ')}  ${origin}: ` +
    `${classes.length} genres${from}, ${measuredText(model, isAlone)}`
  );
}
