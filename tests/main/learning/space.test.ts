// The space of a library: a point a track that was analysed, its windows averaged.
import { expect, test } from 'vitest';
import { FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { readPoints } from '../../../src/main/learning/space.ts';
import type { Store } from '../../../src/main/store/store.ts';
import { addTrack, tempStore } from '../../helpers/library.ts';

const noFacts = { tempoBpm: null, musicalKey: null, loudnessLufs: null, dynamicRangeDb: null };

/** A track whose windows have these values in the first two columns and 0 in all others. */
function analysed(store: Store, name: string, ...windows: [number, number][]): number {
  const id = addTrack(store, name);
  store.features.saveAnalysis(id, 7, {
    durationSeconds: 30,
    facts: noFacts,
    windows: windows.map(([x, y]) => ({
      startSeconds: 0,
      lengthSeconds: 30,
      features: Float32Array.from(FEATURE_NAMES, (_, i) => (i === 0 ? x : i === 1 ? y : 0)),
    })),
  });
  return id;
}

const all = () => true;

test('columns are standardised, windows averaged, tracks that were not analysed left out', async () => {
  const store = tempStore();
  store.features.declareLayout(7, FEATURE_NAMES);
  // Hertz beside a share: without standardising, the first column would decide alone.
  const a = analysed(store, 'a', [1000, 0]);
  const b = analysed(store, 'b', [1200, 0]);
  const c = analysed(store, 'c', [1000, 1]);
  const d = analysed(store, 'd', [3000, 0.5], [3000, 1.5]);
  addTrack(store, 'new');
  const space = await readPoints(store.features);
  expect([...space.ids]).toEqual([a, b, c, d]);
  const near = space.nearest(a, 10, all);
  expect(near.map(({ id }) => id)).toEqual([b, c, d]);
  // Mean 1550, variance 715,000; mean 0.5, variance 0.25: in units of deviations.
  const units = [Math.sqrt(((1000 - 1550) ** 2 + 350 ** 2 + 550 ** 2 + 1450 ** 2) / 4), 0.5] as const;
  expect(near[0]?.distance).toBeCloseTo(200 / units[0], 5);
  expect(near[1]?.distance).toBeCloseTo(1 / units[1], 5);
  expect(near[2]?.distance).toBeCloseTo(Math.hypot(2000 / units[0], 1 / units[1]), 5);
});
