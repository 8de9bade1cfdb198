// The command line: which commands there are, and how each ends.
import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { activateCommand } from './activate.ts';
import { exportCommand } from './export.ts';
import { featuresCommand } from './features.ts';
import { labelCommand } from './label.ts';
import { labelsCommand } from './labels.ts';
import { listCommand } from './list.ts';
import { modelsCommand } from './models.ts';
import { asErrorData, type ExitCode, exitCodes, printFailure, ToldFailure } from './output.ts';
import { retrainCommand } from './retrain.ts';
import { reviewCommand } from './review.ts';
import { scanCommand } from './scan.ts';
import { serveCommand } from './serve.ts';
import type { Places } from './session.ts';
import { tagsCommand } from './tags.ts';
import { vocabularyCommand } from './vocabulary.ts';

type MakeCommand = (places: Places) => Command;

const commands: readonly MakeCommand[] = [
  scanCommand,
  listCommand,
  labelCommand,
  labelsCommand,
  reviewCommand,
  retrainCommand,
  modelsCommand,
  activateCommand,
  exportCommand,
  featuresCommand,
  serveCommand,
  tagsCommand,
  vocabularyCommand,
];

/**
 * Runs one command line; never throws. `further` commands are those that do not ship with the app.
 * Exit codes: 0 ok, 1 failed, 2 wrong usage.
 */
export async function main(
  args: readonly string[],
  places: Places,
  further: readonly MakeCommand[],
): Promise<ExitCode> {
  const program = new Command('stackwax')
    .description('Sorts a music library by genre by listening to it, and learns from your corrections.')
    .version(packageJson.version)
    .showHelpAfterError('(stackwax --help tells more)')
    // Instead of ending the process; commands inherit it.
    .exitOverride();
  for (const command of [...commands, ...further]) adopt(program, command(places));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (error instanceof ToldFailure) return exitCodes.failed;
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
