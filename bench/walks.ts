// `npm run bench -- walks [--json]`: paths, blends and radios over 100,000 made tracks of 300 columns, in processor time of one thread.
import { parseArgs } from 'node:util';
import type { Limits } from '../src/core/domain/walk.ts';
import { createRandom } from '../src/core/learning/maths/random.ts';
import { blend } from '../src/core/walks/blend.ts';
import type { Ground } from '../src/core/walks/ground.ts';
import { findPath } from '../src/core/walks/path.ts';
import { radio } from '../src/core/walks/radio.ts';
import { atMost, printDocument } from './report/targets.ts';

const rows = 100_000;
const dims = 300;
const kinds = 50;
const runs = 5;
/** What a person waits for without wondering. */
const mostMs = 2000;

const { json } = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
const ground = madeGround();
const free: Limits = { tempoPercent: null, key: false, loudnessLu: null };
const strict: Limits = { tempoPercent: 6, key: true, loudnessLu: 3 };
const path = (steps: number | null, limits: Limits) => (n: number) =>
  findPath(ground, { from: 7 * n, to: 50_000 + n, steps, limits, artistGap: 10 });

const questions: Readonly<Record<string, (n: number) => unknown>> = {
  'path, as many steps as suit': path(null, free),
  'path of 20 steps': path(20, free),
  'path of 20 steps, tempo 6 %, keys that mix, 3 LU': path(20, strict),
  'blend of 8 and 4': (n) =>
    blend(ground, {
      more: Array.from({ length: 8 }, (_, i) => n + 10 * i),
      less: Array.from({ length: 4 }, (_, i) => 1000 + n + 10 * i),
      limit: 100,
      perArtist: 3,
    }),
  'radio, 20 tracks': (n) => radioFrom([n], null),
  'radio of a genre of 5,000, 20 tracks': (n) => {
    const genre = Array.from({ length: 5000 }, (_, i) => n + i);
    return radioFrom(genre, genre);
  },
};

const figures = Object.entries(questions).map(([name, ask]) => {
  const times = Array.from({ length: runs }, (_, n) => {
    const before = process.cpuUsage().user;
    ask(n);
    return (process.cpuUsage().user - before) / 1000;
  }).sort((a, b) => a - b);
  return { name, median: times[runs >> 1] ?? 0, longest: times[runs - 1] ?? 0 };
});

if (json)
  printDocument(
    figures.map(({ name, longest }) => atMost(`${name}, longest of ${runs}, ms`, longest, mostMs)),
    { rows, dims, figures },
  );
else
  for (const { name, median, longest } of figures)
    console.log(`${name}: median ${median.toFixed(0)} ms, longest of ${runs} ${longest.toFixed(0)} ms`);

function radioFrom(seeds: readonly number[], home: readonly number[] | null) {
  return radio(ground, { seeds, home, more: [], less: [], played: [], length: 20, gap: 10, seed: 1 });
}

/** Kinds of music apart from each other, 8,000 artists, a tenth of the tracks without a tempo. */
function madeGround(): Ground {
  const random = createRandom(1);
  const centres = Float32Array.from({ length: kinds * dims }, () => 0.7 * random.normal());
  const points = new Float32Array(rows * dims);
  for (let row = 0; row < rows; row++) {
    const kind = random.integer(kinds);
    for (let column = 0; column < dims; column++)
      points[row * dims + column] = (centres[kind * dims + column] ?? 0) + 0.7 * random.normal();
  }
  return {
    points,
    dims,
    isOpen: new Uint8Array(rows).fill(1),
    artists: Int32Array.from({ length: rows }, () => random.integer(8000)),
    recordings: Int32Array.from({ length: rows }, (_, row) => row),
    tempi: Float32Array.from({ length: rows }, () =>
      random.next() < 0.1 ? Number.NaN : 80 + 80 * random.next(),
    ),
    keys: Int8Array.from({ length: rows }, () => random.integer(24)),
    loudness: Float32Array.from({ length: rows }, () => -20 + 12 * random.next()),
  };
}
