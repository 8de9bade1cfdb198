// `stackwax settings list|get|set`: every setting of the library, by its name.
import { Command } from 'commander';
import { defaultSettings, settingsSchema } from '../../../core/domain/settings.ts';
import { print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { type Places, withLibrary } from '../session.ts';
import { settingChange, settingName, settingOf, settingText, wantedFor } from '../settingValues.ts';

const asJson = 'print as JSON';

export function settingsCommand(places: Places): Command {
  const command = new Command('settings').description('the settings of the library');
  command.addCommand(listing(places), { isDefault: true });
  command.addCommand(getting(places));
  command.addCommand(setting(places));
  return command;
}

function listing(places: Places): Command {
  return new Command('list')
    .description('every setting, its value and what it takes')
    .addOption(libraryOption())
    .option('--json', asJson)
    .action(async ({ library, json }: LibraryOptions) => {
      const settings = await withLibrary(places, library, (client) => client.settings.get());
      const rows = settingsSchema.keyof().options.map((key) => ({
        name: settingName(key),
        value: settings[key],
        default: defaultSettings[key],
        takes: wantedFor(key),
      }));
      if (json) return printJson(rows);
      const width = Math.max(...rows.map(({ name }) => name.length));
      for (const { name, value, takes } of rows)
        print(`${name.padEnd(width)}  ${settingText(value)}  (${takes})`);
    });
}

function getting(places: Places): Command {
  return new Command('get')
    .description('the value of one setting')
    .argument('<name>', 'its name, as `settings list` shows it')
    .addOption(libraryOption())
    .option('--json', asJson)
    .action(async (name: string, { library, json }: LibraryOptions) => {
      const key = settingOf(name);
      const settings = await withLibrary(places, library, (client) => client.settings.get());
      if (json) printJson({ name: settingName(key), value: settings[key] });
      else print(settingText(settings[key]));
    });
}

function setting(places: Places): Command {
  return new Command('set')
    .description('change one setting; `default` as the value is what it was at first')
    .argument('<name>', 'its name, as `settings list` shows it')
    .argument('<value>', 'on or off, a number, a word, or JSON')
    .addOption(libraryOption())
    .option('--json', asJson)
    .action(async (name: string, value: string, { library, json }: LibraryOptions) => {
      const key = settingOf(name);
      const change = settingChange(key, value);
      const settings = await withLibrary(places, library, (client) => client.settings.set(change));
      if (json) printJson({ name: settingName(key), value: settings[key] });
      else print(`${settingName(key)} is ${settingText(settings[key])} now.`);
    });
}
