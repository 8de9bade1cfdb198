// The effective genre: label ?? declared genre ?? prediction over the threshold ?? Unsorted.
import { describe, expect, test } from 'vitest';
import { addModel, addTrack, predict, readGenreTags, tempStore } from '../../../helpers/library.ts';

function effective(store: ReturnType<typeof tempStore>, id: number) {
  const { genre, genreSource, confidence } = store.tracks.get(id);
  return { genre, genreSource, confidence };
}

describe('the effective genre', () => {
  test('is Unsorted while no source has a genre', () => {
    const store = tempStore();
    const id = addTrack(store, 'a.mp3');
    expect(effective(store, id)).toEqual({ genre: null, genreSource: 'none', confidence: null });
  });

  test('goes up from prediction to tag to label, and down again when they are taken back', () => {
    const store = tempStore();
    const model = addModel(store, ['rock', 'hip hop']);
    const id = addTrack(store, 'a.mp3', { genres: ['Hip-Hop'] });
    readGenreTags(store);
    predict(store, model, id, 'rock', 0.75);
    expect(effective(store, id)).toEqual({ genre: 'hip hop', genreSource: 'tag', confidence: 0.75 });

    store.write((to) => to.settings.set({ trustFileTags: false }));
    expect(effective(store, id)).toEqual({ genre: 'rock', genreSource: 'model', confidence: 0.75 });

    const jazz = store.write((to) => to.genres.ensure('jazz'));
    store.write((to) => to.labels.set([id], jazz));
    expect(effective(store, id)).toEqual({ genre: 'jazz', genreSource: 'label', confidence: 0.75 });

    store.write((to) => to.labels.set([id], null));
    expect(effective(store, id)).toEqual({ genre: 'rock', genreSource: 'model', confidence: 0.75 });
  });

  test("takes the first declared genre that is one of the user's", () => {
    const store = tempStore();
    addModel(store, ['rock', 'jazz']);
    const id = addTrack(store, 'a.mp3', { genres: ['favourite', 'JAZZ', 'Rock'] });
    readGenreTags(store);
    expect(effective(store, id).genre).toBe('jazz');
    expect(store.tracks.get(id).declaredGenres).toEqual(['favourite', 'JAZZ', 'Rock']);
  });

  test('leaves a guess below the threshold Unsorted, and one on it sorted', () => {
    const store = tempStore();
    const model = addModel(store, ['rock', 'jazz']);
    const id = addTrack(store, 'a.mp3');
    predict(store, model, id, 'rock', 0.5);
    store.write((to) => to.settings.set({ confidenceThreshold: 0.5 }));
    expect(effective(store, id).genre).toBe('rock');
    store.write((to) => to.settings.set({ confidenceThreshold: 0.51 }));
    expect(effective(store, id)).toEqual({ genre: null, genreSource: 'none', confidence: 0.5 });
  });

  test('counts in the list of genres, missing tracks left out', () => {
    const store = tempStore();
    const model = addModel(store, ['rock', 'jazz']);
    const ids = ['a', 'b', 'c'].map((name) => addTrack(store, name));
    for (const id of ids) predict(store, model, id, 'rock', 0.5);
    store.write((to) => to.labels.set([ids[0]!], to.genres.ensure('rock')));
    store.write((to) => to.tracks.setPresence(ids[2]!, 'missing'));
    const rock = store.genres.list().find(({ name }) => name === 'rock');
    expect(rock).toMatchObject({ tracks: 2, labelled: 1, meanConfidence: 0.5 });
  });
});
