// The command line: the commands of the product and those of the lab, over the sources.
import { compareCommand } from '../../lab/commands/compare.ts';
import { evaluateCommand } from '../../lab/commands/evaluate.ts';
import { main } from '../../src/main/cli/program.ts';
import { runToTheEnd } from '../../src/main/ending.ts';
import { endWhenPipeCloses } from '../../src/main/terminal.ts';
import { places } from './project.ts';

endWhenPipeCloses();

const withPage = {
  ...places,
  // Vite takes a while to load, and only `serve` needs it.
  page: async () => await (await import('./page.ts')).upToDatePage(),
};
await runToTheEnd(() => main(process.argv.slice(2), withPage, [evaluateCommand, compareCommand]));
