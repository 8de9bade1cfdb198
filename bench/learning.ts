// `npm run bench -- learning [--known 1000,1500,20000] [--json]`: learning from so many known tracks, all anew and after 20 more labels.
import { parseArgs } from 'node:util';
import { printDocument } from './report/targets.ts';
import { type LearningFigures, learningTargets, measureLearning } from './scale/learning.ts';

const { values } = parseArgs({
  options: {
    known: { type: 'string', default: '1000,1500,20000' },
    json: { type: 'boolean', default: false },
  },
});
const figures: LearningFigures[] = [];
for (const known of values.known.split(',').map(Number)) figures.push(await measureLearning(known));
const targets = figures.flatMap(learningTargets);
if (values.json) printDocument(targets, { figures: figures.map(summary) });
else {
  console.log('                              until the model   all predicted   processor time');
  for (const { known, complete, later } of figures)
    for (const [name, one] of [
      ['complete', complete],
      ['20 labels later', later],
    ] as const) {
      const seconds = [one.secondsUntilModel, one.seconds, one.cpuSeconds];
      const kind = one.report.quick ? 'quick' : '';
      console.log(
        `${String(known).padStart(6)} ${name.padEnd(16)}${seconds.map((x) => `${x.toFixed(1)} s`.padStart(16)).join('')}  ${kind}`,
      );
    }
}

/** Without all that was moved. */
function summary({ known, complete, later }: LearningFigures): object {
  return {
    known,
    ...Object.fromEntries(
      Object.entries({ complete, later }).map(([name, { report, ...measured }]) => [
        name,
        { ...measured, quick: report.quick, chosen: report.model.report.personal?.chosen },
      ]),
    ),
  };
}
