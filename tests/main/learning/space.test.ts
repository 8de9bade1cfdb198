// The space of a library: a point a track that was analysed, its windows averaged.
import { expect, test } from 'vitest';
import { FEATURE_NAMES, shippedGroups, shippedLayout } from '../../../src/core/features/layout.ts';
import { plainPoints } from '../../../src/core/space/pointStore.ts';
import { readSpace } from '../../../src/main/learning/space.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { addTrack, type TestStore, tempStore } from '../../helpers/library.ts';

/** A track whose windows have these values in the first two columns and 0 in all others. */
function analysed(store: TestStore, name: string, ...windows: [number, number][]): number {
  const id = addTrack(store, name);
  const vectors = windows.map(([x, y]) => Float32Array.from(FEATURE_NAMES, (_, i) => [x, y][i] ?? 0));
  store.write((to) => to.features.saveAnalysis(id, analysisOf(vectors)));
  return id;
}

const all = () => true;

test('columns are standardised, windows averaged, tracks that were not analysed left out', async () => {
  const store = tempStore();
  store.write((to) => to.features.declareGroups(shippedGroups));
  // Hertz beside a share: without standardising, the first column would decide alone.
  const a = analysed(store, 'a', [1000, 0]);
  const b = analysed(store, 'b', [1200, 0]);
  const c = analysed(store, 'c', [1000, 1]);
  const d = analysed(store, 'd', [3000, 0.5], [3000, 1.5]);
  addTrack(store, 'new');
  const space = await readSpace(store.features, shippedLayout, plainPoints);
  expect([...space.ids]).toEqual([a, b, c, d]);
  const near = space.nearest(a, 10, all);
  expect(near.map(({ id }) => id)).toEqual([b, c, d]);
  // Mean 1550, variance 715,000; mean 0.5, variance 0.25: in units of deviations.
  const units = [Math.sqrt(((1000 - 1550) ** 2 + 350 ** 2 + 550 ** 2 + 1450 ** 2) / 4), 0.5] as const;
  expect(near[0]?.distance).toBeCloseTo(200 / units[0], 5);
  expect(near[1]?.distance).toBeCloseTo(1 / units[1], 5);
  expect(near[2]?.distance).toBeCloseTo(Math.hypot(2000 / units[0], 1 / units[1]), 5);
});

test('a track that lacks a group is near by the others; a group that too many lack is left out', async () => {
  const store = tempStore();
  store.write((to) => to.features.declareGroups(shippedGroups));
  const tracks = Array.from({ length: 40 }, (_, n) => analysed(store, `${n}`, [n, n % 3]));
  const vector = Float32Array.from(FEATURE_NAMES, (_, i) => [20.2, 2][i] ?? 0);
  const lacking = addTrack(store, 'lacking');
  const { groups, ...rest } = analysisOf([vector]);
  const failure = { kind: 'invalid', message: 'not finite', path: null } as const;
  const failed = groups.map(({ name, version }) => ({ name, version, failure }));
  store.write((to) =>
    to.features.saveAnalysis(lacking, { ...rest, groups: [groups[0]!, ...failed.slice(1)] }),
  );
  const space = await readSpace(store.features, shippedLayout, plainPoints);
  expect([...space.ids]).toEqual([...tracks, lacking]);
  expect(space.nearest(lacking, 1, all).map(({ id }) => id)).toEqual([tracks[20]]);
  // Without the usual 57 there is no telling where it lies.
  for (const id of tracks.slice(0, 5))
    store.write((to) => to.features.saveAnalysis(id, { ...rest, groups: [failed[0]!, ...groups.slice(1)] }));
  const without = await readSpace(store.features, shippedLayout, plainPoints);
  expect(without.nearest(tracks[30]!, 50, all).every(({ distance }) => distance === 0)).toBe(true);
});
