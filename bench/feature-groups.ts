// `npm run bench -- feature-groups [--repeats n] [--splits n] [--seed n] [--json]`: accuracy and cost of each group of features, on the
// shared Emotify excerpts and GTZAN clips.
//
// First, learning from few labels: plain logistic regression on the artists of one half after 10 to 80 labels of the other, mean of `splits`
// (20) splits, and GTZAN's clips with each artist judged by a model of all others. Then an SVM (RBF, C = 10, power-normalised columns) under
// artist-grouped, stratified 5-fold cross-validation, averaged over `repeats` (10) divisions into folds; the same divisions for every row
// of the table; none with `--repeats 0`.
import { parseArgs } from 'node:util';
import { describe } from '../src/core/features/describe.ts';
import { shippedGroups } from '../src/core/features/layout.ts';
import { candidates } from './feature-groups/candidates.ts';
import { type Describer, describeClips, emotifyClips, gtzanClips } from './feature-groups/clips.ts';
import { crossValidated } from './feature-groups/crossValidated.ts';
import { learningCurve, leaveOneArtistOut, type Point } from './feature-groups/curve.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';

const { values: options } = parseArgs({
  options: {
    repeats: { type: 'string', default: '10' },
    splits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
interface Layout {
  readonly title: string;
  readonly groups: readonly string[];
}
interface Row extends Layout {
  readonly columns: number;
  readonly ms: number;
  readonly curve: readonly Point[];
  /** Share of GTZAN's clips that are right. */
  readonly gtzan: number;
}
interface Folded extends Layout {
  readonly mean: number;
  readonly deviation: number;
}

const repeats = Number(options.repeats);
const seeds = Array.from({ length: Number(options.splits) }, (_, i) => Number(options.seed) + i);

const kept = Object.fromEntries(
  shippedGroups.map((group): [string, Describer] => [
    group.name,
    ({ pictures }) => describe(pictures, [group]),
  ]),
);
const all: Record<string, Describer> = { ...kept, ...candidates };
const emotify = await describeClips(emotifyClips(), all);
const gtzan = await describeClips(gtzanClips(), all);

const keptNames = Object.keys(kept);
/** What came with the 57 first, which everything since is measured against. */
const earlier = keptNames.filter((name) => name !== 'harmonicMotion' && name !== 'bandPulse');
const layouts: readonly (readonly [string, readonly string[]])[] = [
  ['base57', ['base57']],
  ['earlier', earlier],
  ...[...keptNames.filter((name) => !earlier.includes(name)), ...Object.keys(candidates)].map(
    (name) => [`earlier + ${name}`, [...earlier, name]] as const,
  ),
  ['kept', keptNames],
  ...keptNames
    .slice(1)
    .map((name) => [`kept - ${name}`, keptNames.filter((other) => other !== name)] as const),
  ...Object.keys(candidates).map((name) => [`kept + ${name}`, [...keptNames, name]] as const),
];

const say = options.json ? console.error : console.log;
say('plain logistic regression after 10, 20, 40 and 80 labels, GTZAN clips, columns, milliseconds a window');
const rows: Row[] = [];
for (const [title, groups] of layouts) {
  const table = emotify.tableOf(groups);
  const curve = await learningCurve(table, seeds);
  const clips = await leaveOneArtistOut(gtzan.tableOf(groups));
  const ms = groups.reduce((sum, group) => sum + emotify.msOf(group), 0);
  rows.push({ title, groups, columns: table.X.cols, ms, curve, gtzan: clips });
  const figures = curve.map(({ mean, standardError }) => `${mean.toFixed(3)} ± ${standardError.toFixed(3)}`);
  say(
    [
      title.padEnd(30),
      ...figures,
      clips.toFixed(2),
      String(table.X.cols).padStart(4),
      ms.toFixed(1).padStart(6),
    ].join('  '),
  );
}

if (repeats > 0) say('\nSVM, five folds');
const folded: Folded[] = [];
for (const [title, groups] of repeats > 0 ? layouts : []) {
  const { mean, deviation } = await crossValidated(emotify.tableOf(groups), repeats);
  folded.push({ title, groups, mean, deviation });
  say(`${title.padEnd(30)}  ${mean.toFixed(3)} ± ${deviation.toFixed(3)}`);
}

if (options.json) {
  const of = (name: string) => rows.find(({ title }) => title === name);
  const added = (of('kept')?.ms ?? Number.NaN) - (of('earlier')?.ms ?? Number.NaN);
  printDocument(
    [
      atLeast('accuracy by all columns after 80 labels', of('kept')?.curve.at(-1)?.mean ?? Number.NaN, 0.64),
      atMost('milliseconds that the later groups add to a window', added, 8),
    ],
    { splits: seeds.length, seed: seeds[0], rows, folded },
  );
}
