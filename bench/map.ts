// `npm run bench -- map [--rows n] [--tsne] [--json]`: how fast and how well maps are laid out, scikit-learn and umap-learn beside them.
//
// Points in memory, as a learning worker has them once a library is read. Every layout is work of one thread, so that its processor time is
// its time on a machine that does nothing else; of the short ones it is the least of several. Trustworthiness and continuity look at 15
// neighbours; of many rows they are those of 500, each among all. The comparison with Python is made on the first 3,000 rows.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { places as locations } from '../scripts/start/project.ts';
import type { MapKind } from '../src/core/domain/map.ts';
import { layOutPoints } from '../src/core/map/layOut.ts';
import { placeAt, placingNeighbours } from '../src/core/map/place.ts';
import { nearest } from '../src/core/map/squares.ts';
import { trustIn } from '../src/core/map/trust.ts';
import { wasmMapKernels } from '../src/core/map/wasmKernels.ts';
import { searchable } from '../src/core/space/searchable.ts';
import { wasmPoints } from '../src/core/space/wasmPoints.ts';
import { besideOurs } from './map/beside.ts';
import { madePoints } from './map/points.ts';
import { atLeast, atMost, printDocument, type Target } from './report/targets.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    tsne: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const few = Math.min(rows, 3000);
const bytes = readFileSync(locations.spaceKernelsFile);
const kernels = wasmMapKernels(bytes);
const tell = (...what: unknown[]): void => void (values.json || console.log(...what));

const wide = madePoints(rows, 300, 1);
const picture = [1, 2, 3, 4, 5].map(() => measured(wide, 300, 'pca'));
const seconds = Math.min(...picture.map((one) => one.processorSeconds));
tell(`PCA of ${rows} x 300: ${seconds.toFixed(2)} s`);

const dims = 64;
const points = madePoints(rows, dims, 2);
const kinds: MapKind[] = values.tsne ? ['pca', 'umap', 'tsne'] : ['pca', 'umap'];
const layouts = kinds.map((kind) => {
  const { places, ...times } = measured(points, dims, kind);
  const trust = kernels.withPoints(points, dims, (squaresFrom) => trustIn(places, squaresFrom));
  tell(kind, times, trust);
  return { kind, places, ...times, ...trust };
});
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
const found = recall(points, 200);
const placing = placingOf(points, layouts.find(({ kind }) => kind === 'umap')?.places ?? new Float32Array());
tell({ peakMb, recall: found, ...placing });

const small = points.subarray(0, few * dims);
const again = (['pca', 'umap', 'tsne'] as const).map((kind) => {
  const [one, other] = [1, 2].map(() => measured(small, dims, kind).places);
  return { kind, places: one ?? new Float32Array(), isSame: String(one) === String(other) };
});
const beside = besideOurs(
  points,
  dims,
  few,
  again.map(({ places }) => places),
);
const [flat, islands, neighbourhoods] = beside?.ours ?? [];
tell(beside ?? 'no Python with scikit-learn was found (STACKWAX_PYTHON names one)');

const umapSeconds = layouts.find(({ kind }) => kind === 'umap')?.processorSeconds ?? Number.NaN;
const targets: Target[] = [
  atMost(`first picture by PCA of ${rows} x 300, seconds of one thread`, seconds, 1),
  atMost(`UMAP of ${rows} x 64, seconds of one thread`, umapSeconds, 90),
  atLeast('layouts that are the same again, of three kinds', again.filter(({ isSame }) => isSame).length, 3),
  ...(beside === null
    ? []
    : [
        atLeast(
          'trustworthiness of our PCA, times scikit-learn’s',
          (flat ?? 0) / beside.pca.trustworthiness,
          0.999,
        ),
        ...(beside.umap === null
          ? []
          : [
              atLeast(
                'trustworthiness of our UMAP, times umap-learn’s',
                (islands ?? 0) / beside.umap.trustworthiness,
                0.98,
              ),
            ]),
      ]),
];
const besides = beside ?? 'no Python with scikit-learn was found (STACKWAX_PYTHON names one)';
const figures = {
  rows,
  pcaOf300: { seconds, clockSeconds: Math.min(...picture.map((one) => one.seconds)) },
  layouts: layouts.map(({ places: _places, ...one }) => one),
  recallOfNeighbours: found,
  placing,
  peakMb,
  byScikitLearn: { rows: few, pca: flat, umap: islands, tsne: neighbourhoods },
  beside: besides,
};
if (values.json) printDocument(targets, figures);
else console.table(targets);

function measured(of: Float32Array, width: number, kind: MapKind) {
  const clock = performance.now();
  const processor = process.cpuUsage();
  const places = layOutPoints(of, width, { kind, seed: 1 }, kernels, () => undefined);
  const { user, system } = process.cpuUsage(processor);
  return { places, seconds: (performance.now() - clock) / 1000, processorSeconds: (user + system) / 1e6 };
}

/** The share of the 15 nearest that the map's search finds, of so many rows. */
function recall(of: Float32Array, asked: number): number {
  const k = 15;
  const { near } = kernels.findNeighbours(of, dims, k, 1, () => undefined);
  const squares = new Float32Array(rows);
  let count = 0;
  kernels.withPoints(of, dims, (squaresFrom) => {
    for (let n = 0; n < asked; n++) {
      const row = Math.floor((n * rows) / asked);
      squaresFrom(row, squares);
      const own = new Set(near.subarray(row * k, (row + 1) * k));
      count += nearest(squares, row, k).filter((other) => own.has(other)).length;
    }
  });
  return count / (asked * k);
}

/** New tracks among all others, each found a place by those that have one; and how far from where it was laid out, as a part of the map. */
function placingOf(of: Float32Array, places: Float32Array) {
  const store = wasmPoints(bytes)(rows, dims);
  store.points.set(of);
  const ids = Int32Array.from({ length: rows }, (_, row) => row + 1);
  const space = searchable('made', ids, dims, store);
  const wanted = Array.from({ length: 100 }, (_, n) => 1 + Math.floor((n * rows) / 100));
  const isNew = new Set(wanted);
  const placeOf = (id: number): readonly [number, number] => [
    places[2 * (id - 1)] ?? 0,
    places[2 * (id - 1) + 1] ?? 0,
  ];
  const processor = process.cpuUsage();
  const placed = wanted.map((id) =>
    placeAt(
      space.nearest(id, placingNeighbours, (other) => !isNew.has(other)),
      placeOf,
    ),
  );
  const { user, system } = process.cpuUsage(processor);
  const size = places.reduce((a, b) => Math.max(a, b), 0) - places.reduce((a, b) => Math.min(a, b), 0);
  const away = placed
    .map(([x, y], n) => {
      const [ownX, ownY] = placeOf(wanted[n] ?? 0);
      return Math.hypot(x - ownX, y - ownY) / size;
    })
    .toSorted((a, b) => a - b);
  return { msATrack: (user + system) / 1000 / wanted.length, medianAway: away[50] ?? Number.NaN };
}
