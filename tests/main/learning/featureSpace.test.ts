// 'More like this': nearest by features that all weigh the same, whatever their units.
import { expect, test } from 'vitest';
import { FEATURE_NAMES } from '../../../src/core/features/layout.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { readSpace } from '../../../src/main/learning/featureSpace.ts';
import type { Store } from '../../../src/main/store/store.ts';
import { addTrack, tempStore } from '../../helpers/library.ts';

const noFacts = { tempoBpm: null, musicalKey: null, loudnessLufs: null, dynamicRangeDb: null };

/** A track whose windows have these values in the first two columns and 0 in all others. */
function heard(store: Store, name: string, ...windows: [number, number][]): number {
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

test('columns are standardised, windows averaged, unheard tracks left out', async () => {
  const store = tempStore();
  store.features.declareLayout(7, FEATURE_NAMES);
  // Hertz beside a share: without standardising, the first column would decide alone.
  const a = heard(store, 'a', [1000, 0]);
  const b = heard(store, 'b', [1200, 0]);
  const c = heard(store, 'c', [1000, 1]);
  const d = heard(store, 'd', [3000, 0.5], [3000, 1.5]);
  addTrack(store, 'unheard');
  const space = await readSpace(store.features);
  expect([...space.ids]).toEqual([a, b, c, d]);
  const near = space.nearest(a, 10, all);
  expect(near.map(({ id }) => id)).toEqual([b, c, d]);
  // Mean 1550, variance 715,000; mean 0.5, variance 0.25: in units of deviations.
  const units = [Math.sqrt(((1000 - 1550) ** 2 + 350 ** 2 + 550 ** 2 + 1450 ** 2) / 4), 0.5] as const;
  expect(near[0]?.distance).toBeCloseTo(200 / units[0], 5);
  expect(near[1]?.distance).toBeCloseTo(1 / units[1], 5);
  expect(near[2]?.distance).toBeCloseTo(Math.hypot(2000 / units[0], 1 / units[1]), 5);
  expect(space.nearest(a, 1, all)).toEqual(near.slice(0, 1));
  expect(space.nearest(a, 2, (id) => id !== b)).toEqual(near.slice(1));
  expect(space.nearest(999, 5, all)).toEqual([]);
});

test('the nearest are those that sorting all distances finds, however they are spread', async () => {
  const store = tempStore();
  store.features.declareLayout(7, FEATURE_NAMES);
  const random = createRandom(5);
  // Few different values, so that many distances are equal.
  const few = () => Math.floor(random.next() * 4);
  for (let n = 0; n < 80; n++) heard(store, `${n}`, [few(), few()]);
  const space = await readSpace(store.features);
  const every = space.nearest(1, space.ids.length, all);
  expect(every).toHaveLength(space.ids.length - 1);
  const sorted = every.toSorted((x, y) => x.distance - y.distance || x.id - y.id);
  expect(every).toEqual(sorted);
  for (const limit of [1, 3, 10]) expect(space.nearest(1, limit, all)).toEqual(sorted.slice(0, limit));
});
