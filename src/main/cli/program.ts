// The command line: which commands there are, and how each ends.
import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { log, print } from '../terminal.ts';
import { asErrorData, type ExitCode, exitCodes, PrintedFailure, printFailure, WrongUsage } from './output.ts';
import { printWrongQuery, WrongQuery } from './queries.ts';
import type { Places } from './session.ts';

type MakeCommand = (places: Places) => Command;

/** By name, in the order of the help. Each is loaded where it can be meant: all of them take longer than most have to do. */
export const commands: Readonly<Record<string, () => Promise<MakeCommand>>> = {
  scan: async () => (await import('./commands/scan.ts')).scanCommand,
  list: async () => (await import('./commands/list.ts')).listCommand,
  albums: async () => (await import('./commands/albums.ts')).albumsCommand,
  artists: async () => (await import('./commands/albums.ts')).artistsCommand,
  stats: async () => (await import('./commands/stats.ts')).statsCommand,
  label: async () => (await import('./commands/label.ts')).labelCommand,
  labels: async () => (await import('./commands/labels.ts')).labelsCommand,
  rate: async () => (await import('./commands/rate.ts')).rateCommand,
  map: async () => (await import('./commands/map.ts')).mapCommand,
  matches: async () => (await import('./commands/matches.ts')).matchesCommand,
  review: async () => (await import('./commands/review.ts')).reviewCommand,
  retrain: async () => (await import('./commands/retrain.ts')).retrainCommand,
  models: async () => (await import('./commands/models.ts')).modelsCommand,
  activate: async () => (await import('./commands/activate.ts')).activateCommand,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  duplicates: async () => (await import('./commands/duplicates.ts')).duplicatesCommand,
  clusters: async () => (await import('./commands/clusters.ts')).clustersCommand,
  ear: async () => (await import('./commands/ear.ts')).earCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  copy: async () => (await import('./files/copy.ts')).copyCommand,
  organise: async () => (await import('./files/organise.ts')).organiseCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  path: async () => (await import('./commands/path.ts')).pathCommand,
  blend: async () => (await import('./commands/blend.ts')).blendCommand,
  radio: async () => (await import('./commands/radio.ts')).radioCommand,
  similar: async () => (await import('./commands/similar.ts')).similarCommand,
  features: async () => (await import('./commands/features.ts')).featuresCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  settings: async () => (await import('./commands/settings.ts')).settingsCommand,
  tag: async () => (await import('./commands/tag.ts')).tagCommand,
  tags: async () => (await import('./commands/tags.ts')).tagsCommand,
  genres: async () => (await import('./commands/genres.ts')).genresCommand,
  vocabulary: async () => (await import('./commands/vocabulary.ts')).vocabularyCommand,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
};

/**
 * Runs one command line; never throws. `further` are the commands that do not ship with the app, loaded only where one of them can be meant.
 * Exit codes: 0 ok, 1 failed, 2 wrong usage.
 */
export async function main(
  args: readonly string[],
  places: Places,
  further: () => Promise<readonly MakeCommand[]>,
): Promise<ExitCode> {
  const program = new Command('stackwax')
    .description('Sorts a music library by genre by what it sounds like, and learns from your corrections.')
    .version(packageJson.version)
    .showHelpAfterError('(more: stackwax --help)')
    .configureOutput({
      writeOut: (text) => print(...linesOf(text)),
      writeErr: (text) => log(...linesOf(text)),
    })
    // Instead of ending the process; commands inherit it.
    .exitOverride();
  for (const command of await meantBy(args, further)) adopt(program, command(places));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof PrintedFailure) return exitCodes.failed;
    if (error instanceof WrongUsage) {
      printFailure(error.data, args.includes('--json'));
      return exitCodes.usage;
    }
    if (error instanceof WrongQuery) {
      printWrongQuery(error, args.includes('--json'));
      return exitCodes.usage;
    }
    printFailure(asErrorData(error), args.includes('--json'));
    return exitCodes.failed;
  }
}

/** The command that is named; all of them for whatever else there is to say. */
async function meantBy(
  [name = '']: readonly string[],
  further: () => Promise<readonly MakeCommand[]>,
): Promise<readonly MakeCommand[]> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load !== undefined) return [await load()];
  return [...(await Promise.all(Object.values(commands).map((one) => one()))), ...(await further())];
}

/** Adds a command with everything below it; commander itself hands settings down only to what is made later. */
function adopt(parent: Command, command: Command): void {
  if (!parent.commands.includes(command)) parent.addCommand(command);
  command.copyInheritedSettings(parent);
  for (const below of command.commands) adopt(command, below);
}

/** What commander writes ends in a line break. */
function linesOf(text: string): string[] {
  return text.replace(/\n$/u, '').split('\n');
}
