// `npm run bench -- lab [--seed n] [--quick] [--json] [--cache dir] [--kept dir]`: everything that the lab compares, written to docs/lab.md.
//
// Emotify's 160 clips, artists apart, five folds: the learners of columns beside LSTM, GRU and CNNs, and LSTM and CNN on five kinds of input; their
// speed beside tfjs-layers; tags cleaned and heard. All choices were made on splits of seeds from 1001 on; seed 1 is reported. What is
// finished of the comparison is kept in `.cache/lab`, so that a bench that was broken off goes on. `--quick`: three learners, two folds,
// no half a million tags, and docs/lab.md stays as it is.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../scripts/start/project.ts';
import {
  comparisonFigures,
  comparisonMarkdown,
  comparisonTargets,
  inputsMarkdown,
} from './lab/comparison.ts';
import { markdownTable } from './lab/markdown.ts';
import { speedFigures, speedMarkdown, speedTargets } from './lab/speed.ts';
import { printDocument, type Target } from './report/targets.ts';
import { tagCleaningFigures } from './tag-cleaning/figures.ts';
import { tagCleaningMarkdown } from './tag-cleaning/markdown.ts';
import { tagCleaningTargets } from './tag-cleaning/targets.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    cache: { type: 'string', default: join(projectRoot, '.cache', 'lab', 'frames') },
    kept: { type: 'string', default: join(projectRoot, '.cache', 'lab', 'kept') },
  },
});
const seed = Number(values.seed);
const isQuick = values.quick;

// Alone, before anything else is under way.
const speed = await speedFigures();
const comparison = await comparisonFigures({
  seed,
  folds: isQuick ? 2 : 5,
  isQuick,
  cacheFolder: resolve(values.cache),
  keptFolder: resolve(values.kept),
});
const cleaning = tagCleaningFigures(!isQuick);

const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim() ?? 'an unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`;
const targets: readonly Target[] = [
  ...comparisonTargets(comparison),
  ...speedTargets(speed),
  ...tagCleaningTargets(cleaning),
];
const date = new Date().toISOString().slice(0, 10);
const text = `# The lab's figures

Written by \`npm run bench -- lab\` on ${date}, seed ${seed}, on ${machine}. Seconds are of a machine that does other things as well: compare
them with each other only. Choices were made on other splits (seeds from 1001 on).

## What was asked

${markdownTable(
  ['figure', 'value', 'asked', ''],
  targets.map(({ name, value, target, met }) => [
    name,
    Number(value.toPrecision(3)),
    target,
    met ? 'met' : '**not met**',
  ]),
)}

## Learners of columns and of sequences

${comparison.rows} clips of Emotify (${comparison.classes.map(({ name, rows }) => `${rows} ${name}`).join(', ')}) by ${comparison.artists ?? 'unknown'} artists, who are kept apart;
${comparison.folds} folds, the same for all. Accuracy is the mean over the folds with their standard deviation; F1, precision and recall (macro where not
said) are of all clips together. With ${comparison.rows} clips a share is known to some ${(100 * Math.sqrt(0.24 / comparison.rows)).toFixed(0)} points. Columns are those that ship, single learners see them standardised.

${comparisonMarkdown(comparison)}

The same on one page, with learning curves, confusion and every epoch:
\`stackwax compare emotify/index.csv --models … --out report\`.

## Kinds of input

Raw is frame by frame (eight frames averaged to one step inside the networks), beat is the mean between two beats, fused is mel and chroma between beats. Accuracy, median
seconds of an epoch with two fits under way at once, and how many epochs a fold was learned for.

${inputsMarkdown(comparison)}

## Speed

The same networks from the same weights on the same batches as tfjs-layers, in one process, turn by turn (\`npm run bench -- sequences\`).

${speedMarkdown(speed)}

## Cleaning of tags

\`npm run bench -- tag-cleaning\`

${tagCleaningMarkdown(cleaning)}
`;
if (!isQuick) writeFileSync(join(projectRoot, 'docs', 'lab.md'), text);
if (values.json) printDocument(targets, { seed, machine, comparison, speed, cleaning });
else console.log(text);
