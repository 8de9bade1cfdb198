// The command line: the commands of the product and those of the lab.
import { main } from '../../src/main/cli/program.ts';
import { runToTheEnd } from '../../src/main/ending.ts';
import { endWhenPipeCloses } from '../../src/main/terminal.ts';
import { upToDatePage } from './page.ts';
import { places } from './project.ts';

endWhenPipeCloses();

const withPage = {
  ...places,
  page: upToDatePage,
};
// They take as long to load as all others together.
const ofLab = async () => {
  const { evaluateCommand } = await import('../../lab/commands/evaluate.ts');
  const { compareCommand } = await import('../../lab/commands/compare.ts');
  return [evaluateCommand, compareCommand];
};
await runToTheEnd(() => main(process.argv.slice(2), withPage, ofLab));
