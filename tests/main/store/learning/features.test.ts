// Feature vectors group by group: read in any layout, added beside each other, an old version in use until it is superseded.
import { expect, test } from 'vitest';
import type { Layout } from '../../../../src/core/domain/layout.ts';
import { FACTS_VERSION } from '../../../../src/core/features/facts.ts';
import { analysisOf, cutVectors, noFacts } from '../../../helpers/analysis.ts';
import { addModel, addTrack, predict, type TestStore, tempStore } from '../../../helpers/library.ts';

const group = (name: string, version: number, ...columns: string[]) => ({
  name,
  version,
  columns: columns.map((column) => ({ name: column })),
});
const pair = group('pair', 1, 'a', 'b');
const single = group('single', 1, 'c');
const raised = group('single', 2, 'c');
const failure = { kind: 'invalid', message: 'NaN', path: null } as const;
const of = (...values: number[]) => Float32Array.from(values);

function store(): TestStore {
  const made = tempStore();
  made.write((to) => to.features.declareGroups([pair, single, raised]));
  return made;
}

const plain = ({ features }: TestStore, layout: Layout, ...rest: [lacking?: 'NaN']) =>
  features
    .vectors(layout, 'all', ...rest)
    .map(({ trackId, windows }) => [trackId, windows.map((w) => [...w])]);

test('vectors have the columns of the layout in its order, at the versions that it names', () => {
  const library = store();
  const [both, one, none] = ['both', 'one', 'none'].map((name) => addTrack(library, name)) as [
    number,
    number,
    number,
  ];
  library.write((to) =>
    to.features.saveAnalysis(both, analysisOf([of(1, 2, 3), of(4, 5, 6)], [pair, single])),
  );
  library.write((to) => to.features.saveAnalysis(one, analysisOf([of(7, 8)], [pair])));
  expect(library.features.columns([single, pair])).toEqual(['c', 'a', 'b']);
  expect(plain(library, [single, pair])).toEqual([[both, [[3, 1, 2], [6, 4, 5]]]]); // biome-ignore format: a row a track
  expect(plain(library, [pair])).toEqual([[both, [[1, 2], [4, 5]]], [one, [[7, 8]]]]); // biome-ignore format: a row a track
  expect(plain(library, [pair, single], 'NaN')).toEqual([[both, [[1, 2, 3], [4, 5, 6]]], [one, [[7, 8, Number.NaN]]]]); // biome-ignore format: a row a track
  expect(plain(library, [single], 'NaN')).toEqual([[both, [[3], [6]]]]);
  expect(plain(library, [raised])).toEqual([]);
  expect(plain(library, [{ name: 'unheard of', version: 1 }])).toEqual([]);
  expect(plain(library, [])).toEqual([]);
  // A raised group lies beside the old one until that is dropped.
  library.write((to) => to.features.saveGroups(both, cutVectors([of(30), of(60)], [raised])));
  expect(plain(library, [pair, single])).toEqual([[both, [[1, 2, 3], [4, 5, 6]]]]); // biome-ignore format: a row a track
  expect(plain(library, [pair, raised])).toEqual([[both, [[1, 2, 30], [4, 5, 60]]]]); // biome-ignore format: a row a track
  expect(library.features.versions('single')).toEqual([1, 2]);
  expect(library.write((to) => to.features.drop(single, 10))).toBe(true);
  expect(library.write((to) => to.features.drop(single, 10))).toBe(false);
  expect(plain(library, [single])).toEqual([]);
  expect(plain(library, [pair, raised])).toHaveLength(1);
  expect(library.features.trackIds()).toEqual([both, one]);
  expect(none).toBeGreaterThan(one);
});

test('tracks asked for one by one, in a row, or far apart are those of all', () => {
  const library = store();
  for (let n = 0; n < 60; n++) {
    const id = addTrack(library, `${n}`, { artist: `artist ${n % 7}` });
    if (n % 4 > 0)
      library.write((to) => to.features.saveAnalysis(id, analysisOf([of(n, 0), of(n, 1)], [pair])));
  }
  const all = library.features.features([pair], 'all');
  expect(all).toHaveLength(45);
  const ids = library.tracks.query({}, []).toSorted((a, b) => a - b);
  for (const wanted of [[], [3], ids.slice(10, 30), [ids[0]!, ids[59]!], ids.filter((id) => id % 3 === 0)]) {
    expect(library.features.features([pair], wanted.toReversed())).toEqual(
      all.filter(({ trackId }) => wanted.includes(trackId)),
    );
  }
  expect(library.features.vectors([pair], ids)).toEqual(all.map(({ artistKey: _, ...track }) => track));
});

test('present tracks wait for the groups that they lack, each of them once', () => {
  const library = store();
  const layout = [pair, raised];
  const [whole, old, broken, gone] = ['whole', 'old', 'broken', 'gone'].map((name) =>
    addTrack(library, name),
  ) as [number, number, number, number];
  addTrack(library, 'new');
  library.write((to) => to.features.saveAnalysis(whole, analysisOf([of(1, 2, 3)], [pair, raised])));
  for (const id of [old, gone])
    library.write((to) => to.features.saveAnalysis(id, analysisOf([of(1, 2, 3)], [pair, single])));
  library.write((to) =>
    to.features.saveAnalysis(broken, {
      ...analysisOf([of(1, 2)], [pair]),
      groups: [...cutVectors([of(1, 2)], [pair]), { ...raised, failure }],
    }),
  );
  library.write((to) => to.tracks.setPresence(gone, 'missing'));
  const waiting = () =>
    library.features
      .waiting(layout, FACTS_VERSION)
      .map(({ id, lacks }) => [id, lacks.groups.map(({ name, version }) => `${name} ${version}`)]);
  expect(waiting()).toEqual([[old, ['single 2']]]);
  expect(library.features.lacking(raised, 'all')).toBe(3);
  expect(library.features.lacking(raised, [whole, old, broken])).toBe(2);
  expect(library.tracks.get(broken).state).toBe('analysed');
  // A failure that may pass is tried again, another is not.
  library.write((to) => to.features.forgetFailures(['unreadable']));
  expect(waiting()).toEqual([[old, ['single 2']]]);
  library.write((to) => to.features.forgetFailures(['invalid']));
  expect(waiting()).toEqual([[broken, ['single 2']], [old, ['single 2']]]); // biome-ignore format: a row a track
  library.write((to) => to.features.saveGroups(old, cutVectors([of(9)], [raised])));
  library.write((to) => to.features.saveGroups(broken, [{ ...raised, failure }]));
  expect(waiting()).toEqual([]);
  library.write((to) => to.tracks.setPresence(gone, 'present'));
  expect(waiting()).toEqual([[gone, ['single 2']]]);
});

test('a model predicts the tracks that have all of its groups, once', () => {
  const library = store();
  const model = addModel(library, ['rock', 'jazz']);
  const [id, other] = [addTrack(library, 'a'), addTrack(library, 'b')];
  library.write((to) => to.features.saveAnalysis(id, analysisOf([of(1, 2, 3)], [pair, single])));
  library.write((to) => to.features.saveAnalysis(other, analysisOf([of(1, 2)], [pair])));
  expect(library.tracks.unpredicted(model, [pair])).toEqual([id, other]);
  expect(library.tracks.unpredicted(model, [pair, single])).toEqual([id]);
  expect(library.tracks.unpredicted(model, [raised])).toEqual([]);
  predict(library, model, id, 'rock', 0.5);
  expect(library.tracks.unpredicted(model, [pair])).toEqual([other]);
  // Another group does not change what a model predicts that does not read it.
  library.write((to) => to.features.saveGroups(id, cutVectors([of(4)], [raised])));
  expect(library.tracks.unpredicted(model, [pair])).toEqual([other]);
});

test('the analysis of a sound that changed takes the place of all that was known of the old one', () => {
  const library = store();
  const model = addModel(library, ['rock', 'jazz']);
  const [id, other] = [addTrack(library, 'a'), addTrack(library, 'b')];
  for (const track of [id, other]) {
    library.write((to) =>
      to.features.saveAnalysis(track, analysisOf([of(1, 2, 3), of(4, 5, 6)], [pair, single])),
    );
    library.write((to) => to.features.saveGroups(track, [{ ...raised, failure }]));
    predict(library, model, track, 'rock', 0.5);
  }
  const version = library.features.version();
  library.write((to) => to.features.saveAnalysis(id, analysisOf([of(7, 8)], [pair])));
  expect(library.features.version()).not.toBe(version);
  expect(plain(library, [pair])).toEqual([[id, [[7, 8]]], [other, [[1, 2], [4, 5]]]]); // biome-ignore format: a row a track
  expect(plain(library, [single])).toEqual([[other, [[3], [6]]]]);
  expect(library.features.waiting([raised], FACTS_VERSION).map((track) => track.id)).toEqual([id]);
  expect(library.tracks.unpredicted(model, [pair])).toEqual([id]);
});

test('beats are kept a window, and null until they are', () => {
  const library = store();
  const id = addTrack(library, 'a');
  const { windows, ...rest } = analysisOf([of(1, 2), of(3, 4)], [pair]);
  const beats = [[0.5, 1, 1.5], []];
  library.write((to) =>
    to.features.saveAnalysis(id, {
      ...rest,
      windows: windows.map((window, i) => ({ ...window, beats: beats[i]! })),
    }),
  );
  expect(library.features.windows(id)).toEqual([
    { startSeconds: 0, lengthSeconds: 30, beats: [0.5, 1, 1.5] },
    { startSeconds: 30, lengthSeconds: 30, beats: [] },
  ]);
  library.write((to) => to.features.saveBeats(id, [[], [2]]));
  expect(library.features.windows(id).map((window) => window.beats)).toEqual([[], [2]]);
  expect(library.features.windows(99)).toEqual([]);
});

test('present tracks with facts of an earlier version wait for new ones, which take their place and leave vectors alone', () => {
  const library = store();
  const [old, away, broken] = ['old', 'away', 'broken'].map((name) => addTrack(library, name)) as [
    number,
    number,
    number,
  ];
  addTrack(library, 'new');
  const facts = { ...noFacts, version: 1, tempoBpm: 150, loudnessLufs: -32.2, estimatedKey: 'C major' };
  const before = analysisOf([of(1, 2, 3), of(4, 5, 6)], [pair, single]);
  for (const id of [old, away, broken])
    library.write((to) => to.features.saveAnalysis(id, { ...before, facts }));
  library.write((to) => to.tracks.setPresence(away, 'missing'));
  const waiting = (version: number) =>
    library.features.waiting([pair, raised], version).filter(({ lacks }) => lacks.facts);
  expect(waiting(1)).toEqual([]);
  expect(waiting(2)).toMatchObject(
    [broken, old].map((id) => ({
      id,
      lacks: { groups: [raised].map(({ columns: _, ...group }) => group), facts: true },
    })),
  );
  const [vectors, changes] = [plain(library, [pair]), library.features.version()];
  library.write((to) => {
    to.features.saveFacts(old, { ...facts, version: 2, loudnessLufs: -28, loudnessSeconds: 30 });
    to.features.clearFacts(broken, 2);
  });
  expect(waiting(2)).toEqual([]);
  expect(library.tracks.get(old)).toMatchObject({ tempoBpm: 150, loudnessLufs: -28, loudnessSeconds: 30 });
  expect(library.tracks.get(broken)).toMatchObject({ state: 'analysed', tempoBpm: null, musicalKey: null });
  expect([plain(library, [pair]), library.features.version()]).toEqual([vectors, changes]);
  // What is away keeps the facts that it has until it is back.
  expect(library.tracks.get(away)).toMatchObject({ tempoBpm: 150, loudnessLufs: -32.2 });
  library.write((to) => to.tracks.setPresence(away, 'present'));
  expect(waiting(2).map(({ id }) => id)).toEqual([away]);
  // What is known of a sound goes with it to another file that has it.
  library.write((to) => to.features.copy(old, away));
  expect(waiting(2)).toEqual([]);
  expect(library.tracks.get(away).loudnessLufs).toBe(-28);
});
