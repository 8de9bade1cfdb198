// The command line: which commands there are, and how each ends.
import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { log, print } from '../terminal.ts';
import { activateCommand } from './commands/activate.ts';
import { albumsCommand, artistsCommand } from './commands/albums.ts';
import { backupCommand } from './commands/backup.ts';
import { blendCommand } from './commands/blend.ts';
import { clustersCommand } from './commands/clusters.ts';
import { duplicatesCommand } from './commands/duplicates.ts';
import { earCommand } from './commands/ear.ts';
import { exportCommand } from './commands/export.ts';
import { featuresCommand } from './commands/features.ts';
import { genresCommand } from './commands/genres.ts';
import { importCommand } from './commands/import.ts';
import { labelCommand } from './commands/label.ts';
import { labelsCommand } from './commands/labels.ts';
import { listCommand } from './commands/list.ts';
import { mapCommand } from './commands/map.ts';
import { matchesCommand } from './commands/matches.ts';
import { modelsCommand } from './commands/models.ts';
import { pathCommand } from './commands/path.ts';
import { radioCommand } from './commands/radio.ts';
import { rateCommand } from './commands/rate.ts';
import { retrainCommand } from './commands/retrain.ts';
import { reviewCommand } from './commands/review.ts';
import { scanCommand } from './commands/scan.ts';
import { serveCommand } from './commands/serve.ts';
import { settingsCommand } from './commands/settings.ts';
import { similarCommand } from './commands/similar.ts';
import { statsCommand } from './commands/stats.ts';
import { tagCommand } from './commands/tag.ts';
import { tagsCommand } from './commands/tags.ts';
import { vocabularyCommand } from './commands/vocabulary.ts';
import { workerCommand } from './commands/worker.ts';
import { copyCommand } from './files/copy.ts';
import { organiseCommand } from './files/organise.ts';
import { asErrorData, type ExitCode, exitCodes, PrintedFailure, printFailure, WrongUsage } from './output.ts';
import { printWrongQuery, WrongQuery } from './queries.ts';
import type { Places } from './session.ts';

type MakeCommand = (places: Places) => Command;

const commands: readonly MakeCommand[] = [
  scanCommand,
  listCommand,
  albumsCommand,
  artistsCommand,
  statsCommand,
  labelCommand,
  labelsCommand,
  rateCommand,
  mapCommand,
  matchesCommand,
  reviewCommand,
  retrainCommand,
  modelsCommand,
  activateCommand,
  backupCommand,
  duplicatesCommand,
  clustersCommand,
  earCommand,
  exportCommand,
  copyCommand,
  organiseCommand,
  importCommand,
  pathCommand,
  blendCommand,
  radioCommand,
  similarCommand,
  featuresCommand,
  serveCommand,
  settingsCommand,
  tagCommand,
  tagsCommand,
  genresCommand,
  vocabularyCommand,
  workerCommand,
];

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
  for (const command of commands) adopt(program, command(places));
  if (!program.commands.some((own) => own.name() === args[0]))
    for (const command of await further()) adopt(program, command(places));
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
