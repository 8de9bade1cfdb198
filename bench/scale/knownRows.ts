// What more rows bring: the learners of the personal model on real music by how many rows they have, artists apart.
import { loadGtzan } from '../../lab/starter/gtzan.ts';
import { type Matrix, matrix, selectRows } from '../../src/core/domain/matrix.ts';
import { SAMPLE_RATE } from '../../src/core/dsp/framing.ts';
import { describe } from '../../src/core/features/describe.ts';
import { base57 } from '../../src/core/features/groups/base57.ts';
import { picturesOf } from '../../src/core/features/pictures.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import { argmaxRows } from '../../src/core/learning/learners/learner.ts';
import { fitPreprocessing } from '../../src/core/learning/learners/preprocessing.ts';
import { loadClassifier } from '../../src/core/learning/learners/registry.ts';
import { createRandom, permutation } from '../../src/core/learning/maths/random.ts';
import { personalEnsemble } from '../../src/core/learning/personal/config.ts';
import { defaultBase } from '../../src/core/learning/stacking/ensembleConfig.ts';
import { readWindows } from '../../src/main/audio/windows.ts';
import { loadKernels } from '../../src/main/engines/kernels.ts';
import { runBaseTask } from '../../src/main/engines/learners.ts';
import { emotifyClips } from '../feature-groups/clips.ts';

export interface AtRows {
  readonly rows: number;
  /** By learner: share that is right, and seconds of processor time of the fits. */
  readonly right: Readonly<Record<string, number>>;
  readonly seconds: Readonly<Record<string, number>>;
}

interface Judged {
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly groups: readonly string[];
  readonly classes: readonly string[];
  readonly folds: readonly { readonly train: Int32Array; readonly test: Int32Array }[];
  /** What is judged as one: the mean over its rows. */
  readonly trackOf: Int32Array;
}

/** As the personal model has them where rows are many, and the densities of its pool. None of their settings was chosen here. */
const learners = {
  ...personalEnsemble(10_000).base,
  discriminant: defaultBase.discriminant,
  density: defaultBase.density,
};
/** Above, a support vector machine takes minutes: its time grows with the square. */
const mostForSvm = 6000;

/** Tracks: the public table's 1,000, of whose learning folds (`artist_fold5`) so many are drawn. */
export function byTracks(counts: readonly number[]): Promise<AtRows[]> {
  const { gtzan, X, y, classes } = loadGtzan();
  const folds = [...new Set(gtzan.artistFold5)].map((fold) => ({
    train: Int32Array.from(y.keys()).filter((i) => gtzan.artistFold5[i] !== fold),
    test: Int32Array.from(y.keys()).filter((i) => gtzan.artistFold5[i] === fold),
  }));
  const trackOf = Int32Array.from(y.keys());
  return judge({ X, y, groups: gtzan.artists, classes, folds, trackOf }, counts);
}

/** Windows of 3 s of Emotify's 160 excerpts, each excerpt judged by all of its windows. More rows are no more music here. */
export async function byWindows(counts: readonly number[]): Promise<AtRows[]> {
  const kernels = loadKernels(new URL('../../kernels/kernels.wasm', import.meta.url), console.warn);
  const clips = emotifyClips();
  const classes = [...new Set(clips.map(({ genre }) => genre))].sort();
  const described: { readonly values: Float32Array; readonly clip: number }[] = [];
  for (const [clip, { path }] of clips.entries()) {
    const { windows } = await readWindows(Buffer.from(path), { depth: 'quick' });
    const samples = windows[0]?.samplesAt(SAMPLE_RATE) ?? new Float32Array();
    for (let at = 0; at + 3 * SAMPLE_RATE <= samples.length; at += 0.1 * SAMPLE_RATE)
      described.push({
        values: describe(picturesOf(samples.slice(at, at + 3 * SAMPLE_RATE), kernels), [base57]),
        clip,
      });
  }
  const X = matrix(described.length, base57.columns.length);
  described.forEach(({ values }, i) => {
    X.data.set(values, i * X.cols);
  });
  const trackOf = Int32Array.from(described, ({ clip }) => clip);
  const groups = described.map(({ clip }) => clips[clip]?.artist ?? '');
  const artists = [...new Set(groups)];
  const order = permutation(artists.length, createRandom(1));
  const half = new Set([...order.slice(0, artists.length / 2)].map((at) => artists[at]));
  const rows = Int32Array.from(described.keys());
  const [one, other] = [true, false].map((wanted) => rows.filter((i) => half.has(groups[i]) === wanted));
  const y = trackOf.map((clip) => classes.indexOf(clips[clip]?.genre ?? ''));
  const folds = [
    { train: one ?? rows, test: other ?? rows },
    { train: other ?? rows, test: one ?? rows },
  ];
  return judge({ X, y, groups, classes, folds, trackOf }, counts);
}

async function judge(table: Judged, counts: readonly number[]): Promise<AtRows[]> {
  const found: AtRows[] = [];
  for (const rows of counts) {
    const right: Record<string, number> = {};
    const seconds: Record<string, number> = {};
    for (const name of Object.keys(learners)) {
      if (name === 'svm' && rows > mostForSvm) continue;
      const started = process.cpuUsage();
      const shares: number[] = [];
      for (const [f, { train, test }] of table.folds.entries()) {
        const order = permutation(train.length, createRandom(f + 1));
        const drawn = order.slice(0, rows).map((at) => train[at] ?? 0);
        shares.push(await rightShare(table, name, drawn, everyFew(test)));
      }
      right[name] = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      const { user, system } = process.cpuUsage(started);
      seconds[name] = (user + system) / 1e6;
    }
    found.push({ rows, right, seconds });
  }
  return found;
}

/** Enough of what is judged: windows a tenth of a second apart tell the same. */
function everyFew(test: Int32Array): Int32Array {
  const step = Math.max(1, Math.floor(test.length / 1500));
  return test.filter((_, at) => at % step === 0);
}

async function rightShare(table: Judged, name: string, train: Int32Array, test: Int32Array): Promise<number> {
  const { X, y, groups, classes, trackOf } = table;
  const config = new Map(Object.entries(learners)).get(name);
  if (config === undefined) throw new RangeError(name);
  const known = selectRows(X, train);
  const { transform } = fitPreprocessing({ kind: 'power' }, known);
  const { model } = await runBaseTask({
    config,
    X: transform(known),
    y: train.map((i) => y[i] ?? 0),
    classes,
    seed: 1,
    groups: Array.from(train, (i) => groups[i] ?? ''),
    heldOut: null,
  });
  if (model === null) throw new RangeError(`the fit of ${name} gave no model`);
  const said = loadClassifier(model).predictProba(transform(selectRows(X, test)));
  const tracks = [...new Set(test.map((i) => trackOf[i] ?? 0))];
  const sums = matrix(tracks.length, classes.length);
  const places = new Map(tracks.map((track, at) => [track, at]));
  test.forEach((i, at) => {
    const to = (places.get(trackOf[i] ?? 0) ?? 0) * classes.length;
    for (let c = 0; c < classes.length; c++)
      sums.data[to + c] = (sums.data[to + c] ?? 0) + (said.data[at * classes.length + c] ?? 0);
  });
  const truth = new Map(Array.from(test, (i) => [trackOf[i] ?? 0, y[i] ?? 0]));
  return accuracy(
    Int32Array.from(tracks, (track) => truth.get(track) ?? -1),
    argmaxRows(sums),
  );
}
