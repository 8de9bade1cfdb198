// `npm run stackwax -- <args>`: the command line, run from its sources.
import { compareCommand } from '../lab/commands/compare.ts';
import { evaluateCommand } from '../lab/commands/evaluate.ts';
import { main } from '../src/main/cli/program.ts';
import { runToTheEnd } from '../src/main/ending.ts';
import { endWhenPipeCloses } from '../src/main/terminal.ts';
import { places } from './start/project.ts';

endWhenPipeCloses();

const withPage = {
  ...places,
  // Vite takes a while to load, and only `serve` needs it.
  page: async () => await (await import('./start/page.ts')).upToDatePage(),
};
await runToTheEnd(() => main(process.argv.slice(2), withPage, [evaluateCommand, compareCommand]));
