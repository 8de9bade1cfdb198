// `npm run stackwax -- <args>`: the command line, run from its sources.
import { compareCommand } from '../lab/commands/compare.ts';
import { evaluateCommand } from '../lab/commands/evaluate.ts';
import { main } from '../src/main/cli/program.ts';
import { runToTheEnd } from '../src/main/ending.ts';
import { places } from './start/project.ts';

// `stackwax list | head` closes the pipe early, which is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const withPage = {
  ...places,
  // Vite takes a while to load, and only `serve` needs it.
  page: async () => await (await import('./start/page.ts')).upToDatePage(),
};
await runToTheEnd(() => main(process.argv.slice(2), withPage, [evaluateCommand, compareCommand]));
