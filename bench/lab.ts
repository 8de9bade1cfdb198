// `npm run bench -- lab [--parts speed,comparison,cleaning,tagging] [--seed n] [--quick] [--json]`: what the lab compares, as docs/lab.md.
//
// Emotify's 160 clips, artists apart, five folds: the learners of columns beside LSTM, GRU and CNNs, and LSTM and CNN on five kinds of input; their
// speed beside tfjs-layers; tags cleaned and heard. All choices were made on splits of seeds from 1001 on; seed 1 is reported, for tags by
// sound the mean of seeds 1 to 5. Each part is kept in `.cache/lab` with its date: those that are not among `--parts` are taken from there. So
// are finished fits: a bench that was broken off goes on. `--quick`: three learners, two folds, one seed of tags, no half a million of them, and
// docs/lab.md stays as it is.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../scripts/start/project.ts';
import { comparisonFigures, comparisonMarkdown, comparisonTargets } from './lab/comparison.ts';
import { markdownTable } from './lab/markdown.ts';
import { type Measured, measured, measuredBefore, type Part } from './lab/parts.ts';
import { speedFigures, speedMarkdown } from './lab/speed.ts';
import { printDocument } from './report/targets.ts';
import { tagCleaningFigures } from './tag-cleaning/figures.ts';
import { tagCleaningMarkdown } from './tag-cleaning/markdown.ts';
import { tagCleaningTargets } from './tag-cleaning/targets.ts';
import { taggingFigures, taggingMarkdown } from './tagging/figures.ts';
import { taggingTargets } from './tagging/targets.ts';

const { values } = parseArgs({
  options: {
    parts: { type: 'string' },
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    kept: { type: 'string', default: join(projectRoot, '.cache', 'lab') },
  },
});
const seed = Number(values.seed);
const isQuick = values.quick;
const folder = resolve(values.kept);
const partsFolder = join(folder, isQuick ? 'quick' : 'parts');

const measures: Readonly<
  Record<string, { readonly title: string; readonly measure: () => Promise<Measured> }>
> = {
  // Alone, before anything else is under way.
  speed: {
    title: 'Speed',
    async measure() {
      const figures = await speedFigures();
      return { figures, targets: figures.targets, markdown: speedMarkdown(figures) };
    },
  },
  comparison: {
    title: 'Learners of columns and of sequences',
    async measure() {
      const folds = isQuick ? 2 : 5;
      const cacheFolder = join(folder, 'frames');
      const keptFolder = join(folder, 'kept');
      const figures = await comparisonFigures({ seed, folds, isQuick, cacheFolder, keptFolder });
      return { figures, targets: comparisonTargets(figures), markdown: comparisonMarkdown(figures) };
    },
  },
  cleaning: {
    title: 'Cleaning of tags',
    measure() {
      const figures = tagCleaningFigures(!isQuick);
      const markdown = tagCleaningMarkdown(figures);
      return Promise.resolve({ figures, targets: tagCleaningTargets(figures), markdown });
    },
  },
  tagging: {
    title: 'Tags by sound',
    async measure() {
      const figures = await taggingFigures({
        seeds: isQuick ? [seed] : [0, 1, 2, 3, 4].map((n) => seed + n),
      });
      return { figures, targets: taggingTargets(figures), markdown: taggingMarkdown(figures) };
    },
  },
};

const asked = values.parts?.split(',') ?? Object.keys(measures);
const unknown = asked.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}: ${Object.keys(measures).join(', ')}`);

const parts = new Map<string, Part>();
for (const [name, { measure }] of Object.entries(measures)) {
  const part = asked.includes(name)
    ? await measured(partsFolder, name, measure)
    : await measuredBefore(partsFolder, name);
  if (part !== null) parts.set(name, part);
}

const targets = [...parts.values()].flatMap((part) => part.targets);
const sections = [...parts].map(
  ([name, { date, machine, markdown }]) =>
    `## ${measures[name]?.title ?? name}\n\n_${date}, seed ${seed}, ${machine}: \`npm run bench -- lab --parts ${name}\`._\n\n${markdown}`,
);
const text = `# The lab's figures

Written by \`npm run bench -- lab\`. Seconds are of a machine that does other things as well: compare them with each other only. All choices
were made on other splits (seeds from 1001 on).

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

${sections.join('\n\n')}
`;
if (!isQuick) writeFileSync(join(projectRoot, 'docs', 'lab.md'), text);
if (values.json) printDocument(targets, { seed, parts: Object.fromEntries(parts) });
else console.log(text);
