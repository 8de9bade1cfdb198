// The space of a library: a point a track that was analysed, its windows averaged; kept, and only what is new computed.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import type { Layout } from '../../../src/core/domain/layout.ts';
import { FEATURE_NAMES, shippedGroups, shippedLayout } from '../../../src/core/features/layout.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { plainPoints } from '../../../src/core/space/pointStore.ts';
import { currentSpace, keptMetricInUse, syncSpace } from '../../../src/main/learning/space.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { addTrack, type TestStore, tempStore } from '../../helpers/library.ts';

const spacePlaces = {
  starterDir: () => join(places.resourcesDir, 'starter-model'),
  createPoints: plainPoints,
};
const all = () => true;

function opened(): TestStore {
  const store = tempStore();
  store.write((to) => to.features.declareGroups(shippedGroups));
  return store;
}

/** A track with windows of random columns around `middle`. */
function analysed(store: TestStore, name: string, middle: number, windows = 1): number {
  const id = addTrack(store, name);
  const random = createRandom(id);
  const vectors = Array.from({ length: windows }, () =>
    Float32Array.from(FEATURE_NAMES, (_, i) => middle + (1 + (i % 3)) * random.normal()),
  );
  store.write((to) => to.features.saveAnalysis(id, analysisOf(vectors)));
  return id;
}

const readerOf = (store: TestStore) => ({ ...store.features, space: store.space });

test('tracks that were analysed have a place, nearest to those that are like them; others have none', async () => {
  const store = opened();
  const low = Array.from({ length: 12 }, (_, n) => analysed(store, `low ${n}`, -3, 1 + (n % 3)));
  const high = Array.from({ length: 12 }, (_, n) => analysed(store, `high ${n}`, 3));
  addTrack(store, 'new');
  const { space } = await syncSpace(readerOf(store), shippedLayout, spacePlaces, null);
  expect([...space.ids]).toEqual([...low, ...high]);
  for (const group of [low, high])
    for (const id of group)
      expect(space.nearest(id, 11, all).every((near) => group.includes(near.id))).toBe(true);
});

test('one track, none, and tracks that are all equal', async () => {
  const store = opened();
  const read = async () => (await syncSpace(readerOf(store), shippedLayout, spacePlaces, null)).space;
  expect((await read()).ids).toHaveLength(0);
  const vector = Float32Array.from(FEATURE_NAMES, (_, i) => i);
  const add = (name: string) => {
    const id = addTrack(store, name);
    store.write((to) => to.features.saveAnalysis(id, analysisOf([vector])));
    return id;
  };
  const [a, b, c] = [add('a'), add('b'), add('c')];
  const equal = await read();
  expect(equal.nearest(a, 5, all)).toEqual([
    { id: b, distance: 0 },
    { id: c, distance: 0 },
  ]);
  expect(equal.scales.every((scale) => scale > 0)).toBe(true);
  const alone = opened();
  const only = addTrack(alone, 'only');
  alone.write((to) => to.features.saveAnalysis(only, analysisOf([vector])));
  const { space } = await syncSpace(readerOf(alone), shippedLayout, spacePlaces, null);
  expect([...space.ids]).toEqual([only]);
  expect(space.nearest(only, 5, all)).toEqual([]);
});

test('a track that lacks a group is near by the others; one without any has no place', async () => {
  const store = opened();
  const tracks = Array.from({ length: 40 }, (_, n) => analysed(store, `${n}`, n));
  const random = createRandom(tracks[20]!);
  const vector = Float32Array.from(FEATURE_NAMES, (_, i) => 20 + (1 + (i % 3)) * random.normal());
  const { groups, ...rest } = analysisOf([vector]);
  const failure = { kind: 'invalid', message: 'not finite', path: null } as const;
  const failed = groups.map(({ name, version }) => ({ name, version, failure }));
  const [lacking, without] = [addTrack(store, 'lacking'), addTrack(store, 'without')];
  store.write((to) =>
    to.features.saveAnalysis(lacking, { ...rest, groups: [...groups.slice(0, -1), ...failed.slice(-1)] }),
  );
  store.write((to) => to.features.saveAnalysis(without, { ...rest, groups: failed }));
  const { space } = await syncSpace(readerOf(store), shippedLayout, spacePlaces, null);
  expect([...space.ids]).toEqual([...tracks, lacking]);
  expect(space.nearest(lacking, 1, all)[0]?.id).toBe(tracks[20]);
});

/** As `keepSpace` does. */
async function keep(
  store: TestStore,
  space: ReturnType<typeof currentSpace>,
  version: number,
  layout: Layout = shippedLayout,
): Promise<number> {
  let count = 0;
  for (;;) {
    const unkept = await space.takeUnkept(readerOf(store), layout, version, -1, 7);
    if (unkept.points.length === 0) return count;
    count += unkept.points.length;
    store.write((to) => {
      if (unkept.metric !== null) to.space.saveMetric(unkept.metric);
      to.space.savePoints(unkept.name, unkept.points);
    });
  }
}

test('what is kept is read again to the last bit, and only a new track is computed', async () => {
  const store = opened();
  const tracks = Array.from({ length: 30 }, (_, n) => analysed(store, `${n}`, n % 4));
  const reader = readerOf(store);
  const first = currentSpace(spacePlaces);
  const whole = await first.of(reader, shippedLayout, 1, tracks[0]!);
  expect(await keep(store, first, 1)).toBe(30);
  expect(await keep(store, first, 1)).toBe(0);

  const another = currentSpace(spacePlaces);
  const again = await another.of(reader, shippedLayout, 1, tracks[0]!);
  expect(again.metric).toBe(whole.metric);
  expect(again.points).toEqual(whole.points);
  expect(again.scales).toEqual(whole.scales);
  expect(again.unkept.size).toBe(0);

  const added = analysed(store, 'added', 2);
  for (const [version, space] of [first, another].entries()) {
    const more = await space.of(reader, shippedLayout, 2 + version, added);
    expect([...more.ids]).toEqual([...tracks, added]);
    expect([...more.unkept]).toEqual([added]);
    expect(more.points.subarray(0, whole.points.length)).toEqual(whole.points);
    expect(more.metric).toBe(whole.metric);
  }
  // What one has kept the other reads, and a track that is analysed anew is computed anew.
  expect(await keep(store, first, 2)).toBe(1);
  store.write((to) =>
    to.features.saveAnalysis(tracks[3]!, analysisOf([new Float32Array(FEATURE_NAMES.length)])),
  );
  const later = await another.of(reader, shippedLayout, 9, added);
  expect([...later.unkept]).toEqual([tracks[3]]);
  const row = (of: typeof later, n: number) => of.points.slice(n * of.dims, (n + 1) * of.dims);
  expect(row(later, 3)).not.toEqual(row(whole, 3));
  expect(row(later, 4)).toEqual(row(whole, 4));
});

test('another metric takes the place of the kept one when the library has grown by much', async () => {
  const store = opened();
  const tracks = Array.from({ length: 6 }, (_, n) => analysed(store, `${n}`, n));
  const reader = readerOf(store);
  const space = currentSpace(spacePlaces);
  const small = await space.of(reader, shippedLayout, 1, tracks[0]!);
  await keep(store, space, 1);
  for (let n = 0; n < 9; n++) tracks.push(analysed(store, `more ${n}`, 10 + n));
  const large = await space.of(reader, shippedLayout, 2, tracks[0]!);
  expect(large.metric).not.toBe(small.metric);
  expect(large.unkept.size).toBe(15);
  await keep(store, space, 2);
  const again = await currentSpace(spacePlaces).of(reader, shippedLayout, 1, tracks[0]!);
  expect(again.metric).toBe(large.metric);
  expect(again.unkept.size).toBe(0);
});

test('a kept metric that is damaged is fitted anew', async () => {
  const store = opened();
  const tracks = Array.from({ length: 6 }, (_, n) => analysed(store, `${n}`, n));
  store.write((to) =>
    to.space.saveMetric({ name: 'blocks-1-x', parts: '{"kind":"space"}', weights: new Uint8Array(8) }),
  );
  const { space } = await syncSpace(readerOf(store), shippedLayout, spacePlaces, null);
  expect([...space.ids]).toEqual(tracks);
  expect(space.unkept.size).toBe(6);
});

test('kept points that are damaged are computed anew, and so is a metric whose numbers are none', async () => {
  const store = opened();
  const tracks = Array.from({ length: 30 }, (_, n) => analysed(store, `${n}`, n % 4));
  const reader = readerOf(store);
  const space = currentSpace(spacePlaces);
  const whole = await space.of(reader, shippedLayout, 1, tracks[0]!);
  await keep(store, space, 1);
  const wide = whole.dims + 2;
  const wrong = [
    new Float32Array(wide),
    new Float32Array(wide).fill(1e30),
    new Float32Array(wide).fill(Number.NaN),
    new Float32Array(3),
  ];
  store.write((to) =>
    to.space.savePoints(
      whole.metric,
      wrong.map((values, n) => ({ trackId: tracks[n]!, values })),
    ),
  );
  const again = await currentSpace(spacePlaces).of(reader, shippedLayout, 1, tracks[0]!);
  expect(again.metric).toBe(whole.metric);
  expect(again.points).toEqual(whole.points);
  expect(again.scales).toEqual(whole.scales);
  expect([...again.unkept]).toEqual(tracks.slice(0, wrong.length));

  const { weights, ...kept } = reader.space.metric()!;
  store.write((to) =>
    to.space.saveMetric({ ...kept, weights: weights.map((byte, n) => (n < 4 ? 255 : byte)) }),
  );
  const { space: fitted } = await syncSpace(reader, shippedLayout, spacePlaces, null);
  expect(fitted.points.every(Number.isFinite)).toBe(true);
  expect(fitted.points).toEqual(whole.points);
  expect(fitted.unkept.size).toBe(30);
});

test('within one session, too, other groups and many more answers make another space', async () => {
  const store = opened();
  const tracks = Array.from({ length: 40 }, (_, n) => analysed(store, `${n}`, n % 4));
  const reader = readerOf(store);
  const space = currentSpace(spacePlaces);
  const whole = await space.of(reader, shippedLayout, 1, tracks[0]!);
  expect(await space.of(reader, shippedLayout, 1, tracks[0]!)).toBe(whole);
  await keep(store, space, 1);
  expect(keptMetricInUse(reader, shippedLayout)).toBe(whole.metric);
  const fewer = shippedLayout.slice(0, 1);
  expect(keptMetricInUse(reader, fewer)).toBeNull();
  const small = await space.of(reader, fewer, 1, tracks[0]!);
  expect(small.dims).toBeLessThan(whole.dims);
  const back = await space.of(reader, shippedLayout, 1, tracks[0]!);
  expect(back.points).toEqual(whole.points);
  store.write((to) => to.labels.set(tracks.slice(0, 21), to.genres.takeIn('rock')));
  expect(keptMetricInUse(reader, shippedLayout)).toBeNull();
  const answered = await space.of(reader, shippedLayout, 1, tracks[0]!);
  expect(answered).not.toBe(back);
  expect(await space.of(reader, shippedLayout, 1, tracks[0]!)).toBe(answered);
});
