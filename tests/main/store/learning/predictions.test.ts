// Predictions that are replaced and put back, slice by slice; what is no music gets none.
import { expect, test } from 'vitest';
import { openReader } from '../../../../src/main/store/reader.ts';
import { addModel, addTrack, predict, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

function predictionsOf(store: ReturnType<typeof tempStore>, ids: readonly number[]) {
  return store.tracks
    .rows(ids)
    .map(({ genre, predictedGenre, confidence }) => [genre, predictedGenre, confidence]);
}

test('what was kept is put back in slices, and where there was none, there is none', () => {
  const store = tempStore();
  const old = addModel(store, ['rock', 'jazz']);
  const ids = ['a', 'b', 'c', 'd', 'e'].map((name) => addTrack(store, name));
  for (const [n, id] of ids.slice(0, 4).entries()) predict(store, old, id, 'rock', (n + 3) / 8);
  const before = predictionsOf(store, ids);
  const opinions = store.tracks.get(ids[0]!).baseLearners;

  const other = addModel(store, ['rock', 'jazz']);
  store.write((to) => to.models.keepPredictions(ids.slice(1)));
  for (const id of ids.slice(1)) predict(store, other, id, 'jazz', 0.75);
  // Kept once: what the other model predicted is not taken for what was before.
  store.write((to) => to.models.keepPredictions(ids));
  predict(store, other, ids[0]!, 'jazz', 0.75);
  expect(store.models.sortedAs([ids[0]!, ids[4]!, 999])).toEqual(
    [ids[0]!, ids[4]!].map((id) => ({ id, genre: 'jazz', isModels: true })),
  );

  const slices: number[][] = [];
  for (let slice = [0]; slice.length > 0; slices.push(slice)) {
    slice = store.write((to) => to.models.restorePredictions(2));
  }
  expect(slices.map(({ length }) => length)).toEqual([2, 2, 1, 0]);
  expect(predictionsOf(store, ids)).toEqual(before);
  expect(store.tracks.get(ids[0]!).baseLearners).toEqual(opinions);
  expect(store.tracks.unpredicted(old, [])).toEqual([]);
});

test('what was kept is forgotten, and in a transaction that fails nothing was kept', () => {
  const store = tempStore();
  const model = addModel(store, ['rock', 'jazz']);
  const id = addTrack(store, 'a');
  predict(store, model, id, 'rock', 0.5);
  expect(() =>
    store.write((to) => {
      to.models.keepPredictions([id]);
      throw new Error('the disk is full');
    }),
  ).toThrow();
  expect(store.write((to) => to.models.restorePredictions(10))).toEqual([]);
  store.write((to) => to.models.keepPredictions([id]));
  store.write((to) => to.models.forgetKept());
  predict(store, model, id, 'jazz', 0.5);
  expect(store.write((to) => to.models.restorePredictions(10))).toEqual([]);
  expect(store.tracks.get(id).predictedGenre).toBe('jazz');
});

test('what is no music any more when the model has predicted gets no prediction', () => {
  const store = tempStore();
  const model = addModel(store, ['rock', 'jazz']);
  const id = addTrack(store, 'talk');
  store.write((to) => to.kinds.setTracks([id], 'not music'));
  predict(store, model, id, 'rock', 0.9);
  expect(store.tracks.get(id)).toMatchObject({ genre: null, predictedGenre: null, probabilities: {} });
});

test('of a refused genre nothing is said or asked any more; the others share what it had', () => {
  const libraryDir = tempDir();
  const store = tempStore(libraryDir);
  const reader = openReader(libraryDir);
  const model = addModel(store, ['rock', 'jazz', 'blues']);
  const id = addTrack(store, 'a');
  predict(store, model, id, 'jazz', 0.5);
  const read = () => {
    const { probabilities, baseLearners } = store.tracks.get(id);
    const open = reader.open(model, ['rock', 'jazz', 'blues']);
    return {
      probabilities,
      learners: Object.values(baseLearners),
      open: open.map((one) => [...one.probabilities]),
    };
  };
  const before = read();
  expect(before.open).toEqual([[0.25, 0.5, 0.25]]);
  store.write((to) => to.genres.refuse('jazz'));
  const halves = { rock: 0.5, blues: 0.5 };
  expect(read()).toEqual({ probabilities: halves, learners: [halves], open: [[0.5, 0, 0.5]] });
  // Wanted again: nothing was lost.
  store.write((to) => to.genres.takeIn('jazz'));
  expect(read()).toEqual(before);
  for (const name of ['rock', 'jazz', 'blues']) store.write((to) => to.genres.refuse(name));
  expect(read()).toEqual({ probabilities: {}, learners: [{}], open: [[0, 0, 0]] });
});
