// What is no music has no genre from any source, and is not learned from; folders speak for what is in them.
import { describe, expect, test } from 'vitest';
import { addModel, addTrack, predict, tempStore } from '../../../helpers/library.ts';

describe('not music', () => {
  test('takes genre and prediction away, and gives the label back when it is taken back', () => {
    const store = tempStore();
    const model = addModel(store, ['rock']);
    const id = addTrack(store, 'a.mp3');
    const jazz = store.write((to) => to.genres.ensure('jazz'));
    predict(store, model, id, 'rock', 0.9);
    store.write((to) => to.labels.set([id], jazz));
    store.write((to) => to.kinds.setTracks([id], 'not music'));
    expect(store.tracks.get(id)).toMatchObject({
      kind: 'not music',
      genre: null,
      genreSource: 'none',
      predictedGenre: null,
      probabilities: {},
    });
    store.write((to) => to.kinds.setTracks([id], null));
    expect(store.tracks.get(id)).toMatchObject({ kind: 'music', genre: 'jazz', genreSource: 'label' });
  });

  test('a folder speaks for all in it, now and later, but not for its neighbours; deeper ones and tracks win', () => {
    const store = tempStore();
    const inside = addTrack(store, 'talk/a.mp3');
    const deeper = addTrack(store, 'talk/songs/b.mp3');
    const beside = addTrack(store, 'talking/c.mp3');
    const own = addTrack(store, 'talk/d.mp3');
    store.write((to) => to.kinds.setFolder('/music/talk', 'not music'));
    store.write((to) => to.kinds.setFolder('/music/talk/songs', 'music'));
    store.write((to) => to.kinds.setTracks([own], 'music'));
    const later = addTrack(store, 'talk/e.mp3');
    const kinds = [inside, deeper, beside, own, later].map((id) => store.tracks.get(id).kind);
    expect(kinds).toEqual(['not music', 'music', 'music', 'music', 'not music']);
    expect(store.tracks.query({ genreId: null }, [])).not.toContain(inside);
    store.write((to) => to.kinds.setFolder('/music/talk/', null));
    expect(store.tracks.get(later).kind).toBe('music');
  });
});
