// `npm run bench -- retrieval [ear.onnx] [--json]`: how well tracks of the same genre are found by distance, the artist's own left out.
//
// Tables: GTZAN's of 57 columns, and the Emotify excerpts and GTZAN's audible clips with all columns, without an ear and with one. The metric
// was chosen on one half of the artists of the table and of Emotify and is reported on the other half (retrieval/halves.ts); the clips were
// never chosen on. What the usual 57 columns are taught comes from other artists: for the table from those of the other half, for Emotify from
// GTZAN, for the clips from GTZAN without their artists. All else is unsupervised. Beside it: standardised Euclid, cosine, and bliss's choice
// (bliss-audio 0.13: features from -1 to 1, Euclid by default, cosine offered), over all columns and over those that are its own features
// (tempo, zero crossings, centroid, roll-off, loudness, chroma; the table has no flatness). Targets are held against standardised Euclid
// without an ear, also where there is one; against standardised Euclid that has the ear's columns too, the same is only told.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadGtzan } from '../lab/starter/gtzan.ts';
import { places } from '../scripts/start/project.ts';
import { type Matrix, selectRows } from '../src/core/domain/matrix.ts';
import { BASE57_NAMES, shippedGroups } from '../src/core/features/layout.ts';
import type { MetricGroup, Taught } from '../src/core/space/metric/fitMetric.ts';
import { loadPoints } from '../src/main/engines/spaceKernels.ts';
import { sharedData, sharedFile } from '../tests/helpers/shared.ts';
import { readClips } from './corrections/clips.ts';
import { besideEar } from './corrections/ear.ts';
import { readExcerpts } from './corrections/excerpts.ts';
import { earOfFile } from './ears/earOfFile.ts';
import { atLeast, atMost, printDocument } from './report/targets.ts';
import {
  cosine,
  type Distance,
  euclidean,
  type OthersAnswers,
  ofSpace,
  ranged,
  selectColumns,
  standardised,
} from './retrieval/distances.ts';
import { chosenOn } from './retrieval/halves.ts';
import { type Judged, judge, type Labelled } from './retrieval/judge.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});

interface Table extends Labelled {
  readonly name: string;
  readonly X: Matrix;
  readonly groups: readonly MetricGroup[];
  readonly taught: Taught;
  /** Rows of other artists, whose genres a person is taken to have said; null where there are none. */
  readonly answers: OthersAnswers | null;
  /** The columns before those of an ear: all where there is none. */
  readonly withoutEar: number;
}

/** What is to be beaten, by tracks with an ear, too. */
const baseline = 'standardised Euclid without an ear';
/** The other reading of it: of the same columns. */
const sameColumns = 'standardised Euclid';

const createPoints = loadPoints(places.spaceKernelsFile, console.warn);
const { gtzan, X: gtzanX } = loadGtzan();
const base57 = shippedGroups
  .slice(0, 1)
  .map(({ name, version, columns }) => ({ name, version, columns: columns.length }));
const own = shippedGroups.map(({ name, version, columns }) => ({ name, version, columns: columns.length }));
/** Of the usual 57: bliss's own features, or what is nearest to them. */
const blissColumns = [
  'tempo',
  'zero_crossing_rate_mean',
  ...['spectral_centroid', 'rolloff', 'rms', 'chroma_stft'].flatMap((name) => [
    `${name}_mean`,
    `${name}_var`,
  ]),
].map((name) => BASE57_NAMES.indexOf(name));

const emotify = await readExcerpts(sharedData('emotify', 'audio'), sharedData('emotify', 'index.csv'));
const { clips } = await readClips(1);
const isChosen = chosenOn(new Set(clips.artists));

const gtzanRows = { X: gtzanX, genres: gtzan.labels, artists: gtzan.artists };
const reported = half(
  'GTZAN table',
  gtzanRows,
  base57,
  (artist) => !isChosen(artist),
  taughtBy((artist) => isChosen(artist)),
);
const tables: Table[] = [
  reported,
  half(
    'Emotify',
    emotify,
    own,
    (artist) => !isChosen(artist),
    taughtBy(() => true),
  ),
  {
    name: 'GTZAN clips',
    ...clips,
    groups: own,
    taught: taughtBy((artist) => !clips.artists.includes(artist)),
    answers: null,
    withoutEar: clips.X.cols,
  },
];
const earFile = positionals[0] ?? sharedFile('ears', 'mn04_as.onnx');
if (existsSync(earFile)) {
  const ear = await earOfFile(earFile);
  for (const [name, excerpts] of [['Emotify', emotify] as const, ['GTZAN clips', clips] as const]) {
    const { X: heard, ears } = await besideEar(excerpts.X, excerpts.paths, ear, []);
    const [first] = ears;
    if (first === undefined) throw new Error('an ear without columns');
    const X = selectColumns(heard, [...Array(excerpts.X.cols).keys(), ...first.embedding]);
    const groups = [...own, { name: first.name, version: 1, columns: first.embedding.length }];
    const rows = { ...excerpts, X };
    const teaching = (artist: string) => name === 'Emotify' || !clips.artists.includes(artist);
    const isReported = (artist: string) => name !== 'Emotify' || !isChosen(artist);
    const table = half(`${name} with ${ear.manifest.name}`, rows, groups, isReported, taughtBy(teaching));
    tables.push({ ...table, withoutEar: excerpts.X.cols });
  }
} else console.error(`${earFile} is not here: figures with an ear are left out`);

const results = tables.map((table) => ({ table: table.name, rows: table.X.rows, ...figuresOf(table) }));
const targets = results.flatMap(({ table, distances }, at) => {
  const euclid = distances[baseline];
  const space = distances['Stackwax'];
  const learned = distances['Stackwax, learned'];
  const isHeard = at >= 3;
  // Without an ear the clips are only shown beside.
  if (euclid === undefined || space === undefined || (!isHeard && at === 2)) return [];
  const asked = isHeard ? 0.35 : 0.15;
  const gain = `${table}: precision at 10 over ${baseline}, relative`;
  const more = ({ precisionAt10 }: Judged) => precisionAt10 / euclid.precisionAt10 - 1;
  return [
    atLeast(gain, more(space), asked),
    atMost(`${table}: hubness beside ${baseline}'s`, space.hubness / euclid.hubness, 0.5),
    ...(learned === undefined
      ? []
      : [atLeast(`${gain}, learned from answers about other artists`, more(learned), asked)]),
  ];
});
/** Of tables with an ear: the same against Euclid of all their columns, for which nothing is asked. */
const againstSameColumns = results.slice(3).flatMap(({ table, distances }) => {
  const [euclid, space] = [distances[sameColumns], distances['Stackwax']];
  return euclid === undefined || space === undefined
    ? []
    : [
        {
          table,
          precisionAt10: space.precisionAt10 / euclid.precisionAt10 - 1,
          hubness: space.hubness / euclid.hubness,
        },
      ];
});
if (values.json) printDocument(targets, { results, againstSameColumns });
else {
  for (const { table, rows, distances } of results) {
    console.log(`\n${table}, ${rows} tracks: precision at 10, mean average precision, hubness`);
    for (const [name, { precisionAt10, meanAveragePrecision, hubness }] of Object.entries(distances))
      console.log(
        `  ${name.padEnd(40)} ${precisionAt10.toFixed(3)}  ${meanAveragePrecision.toFixed(3)}  ${hubness.toFixed(2)}`,
      );
  }
  for (const { table, precisionAt10, hubness } of againstSameColumns)
    console.log(
      `${table}, ${sameColumns} with the ear's columns, too: precision over it, relative ${precisionAt10.toFixed(3)}, hubness beside it ${hubness.toFixed(3)}`,
    );
  for (const { name, value, target, met } of targets)
    console.log(`${met ? 'met' : 'NOT met'}: ${name} ${value.toFixed(3)}, asked ${target}`);
}

function half(
  name: string,
  { X, genres, artists }: Labelled & { readonly X: Matrix },
  groups: readonly MetricGroup[],
  isIn: (artist: string) => boolean,
  taught: Taught,
): Table {
  const rows = [...artists.keys()].filter((row) => isIn(artists[row] ?? ''));
  const of = (names: readonly string[]) => rows.map((row) => names[row] ?? '');
  const others = [...artists.keys()].filter((row) => !isIn(artists[row] ?? ''));
  const answers =
    others.length === 0 || name === 'GTZAN table'
      ? null
      : {
          X: selectRows(X, others),
          genres: others.map((row) => genres[row] ?? ''),
          artists: others.map((row) => artists[row] ?? ''),
        };
  return {
    name,
    X: selectRows(X, rows),
    genres: of(genres),
    artists: of(artists),
    groups,
    taught,
    answers,
    withoutEar: X.cols,
  };
}

/** GTZAN's rows of these artists, those of unknown ones left out. */
function taughtBy(isIn: (artist: string) => boolean): Taught {
  const rows = [...gtzan.artists.keys()].filter((row) => {
    const artist = gtzan.artists[row] ?? '';
    return !artist.startsWith('unknown artist') && isIn(artist);
  });
  return { group: 'base57', X: selectRows(gtzanX, rows), labels: rows.map((row) => gtzan.labels[row] ?? '') };
}

function figuresOf(table: Table): { readonly distances: Readonly<Record<string, Judged>> } {
  const { X } = table;
  const standard = standardised(X);
  const bare = standardised(selectColumns(X, [...Array(table.withoutEar).keys()]));
  const blissX = ranged(selectColumns(X, blissColumns));
  const { plain, scaled } = ofSpace(X, table.groups, table.taught, createPoints);
  const untaught = ofSpace(X, table.groups, null, createPoints).scaled;
  const learned =
    table.answers === null
      ? null
      : ofSpace(X, table.groups, table.taught, createPoints, table.answers).scaled;
  const all: readonly (readonly [string, Distance])[] = [
    [baseline, euclidean(bare)],
    ...(table.withoutEar < X.cols ? [[sameColumns, euclidean(standard)] as const] : []),
    ['standardised cosine', cosine(standard)],
    ['bliss: from -1 to 1, Euclid', euclidean(ranged(X))],
    ['bliss: from -1 to 1, cosine', cosine(ranged(X))],
    ['bliss: its own features, Euclid', euclidean(blissX)],
    ['bliss: its own features, cosine', cosine(blissX)],
    ['Stackwax, nothing taught', untaught],
    ['Stackwax, distances in the space', plain],
    ['Stackwax', scaled],
    ...(learned === null ? [] : [['Stackwax, learned', learned] as const]),
  ];
  return { distances: Object.fromEntries(all.map(([name, distance]) => [name, judge(table, distance)])) };
}
