// The command line: the commands of the product and those of the lab, over the sources.
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
// They take as long to load as all others together.
const ofLab = async () => {
  const { evaluateCommand } = await import('../../lab/commands/evaluate.ts');
  const { compareCommand } = await import('../../lab/commands/compare.ts');
  return [evaluateCommand, compareCommand];
};
await runToTheEnd(() => main(process.argv.slice(2), withPage, ofLab));
