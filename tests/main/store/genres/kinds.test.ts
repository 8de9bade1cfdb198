// What is no music has no genre, whoever says one, and is not learned from; folders speak for what is in them.
import { describe, expect, test } from 'vitest';
import { addModel, addTrack, at, predict, tempStore } from '../../../helpers/library.ts';

describe('not music', () => {
  test('takes genre and prediction away, and gives the label back when it is taken back', () => {
    const store = tempStore();
    const model = addModel(store, ['rock']);
    const id = addTrack(store, 'a.mp3');
    const jazz = store.genres.ensure('jazz', at).id;
    predict(store, model, id, 'rock', 0.9);
    store.labels.say([id], jazz, at);
    store.kinds.sayTracks([id], 'not music');
    store.decideGenres([id]);
    expect(store.tracks.get(id)).toMatchObject({
      kind: 'not music',
      genre: null,
      genreSource: 'none',
      predictedGenre: null,
      probabilities: {},
    });
    store.kinds.sayTracks([id], null);
    store.decideGenres([id]);
    expect(store.tracks.get(id)).toMatchObject({ kind: 'music', genre: 'jazz', genreSource: 'label' });
  });

  test('a folder speaks for all in it, now and later, but not for its neighbours; deeper ones and tracks win', () => {
    const store = tempStore();
    const inside = addTrack(store, 'talk/a.mp3');
    const deeper = addTrack(store, 'talk/songs/b.mp3');
    const beside = addTrack(store, 'talking/c.mp3');
    const own = addTrack(store, 'talk/d.mp3');
    store.kinds.sayFolder('/music/talk', 'not music', at);
    store.kinds.sayFolder('/music/talk/songs', 'music', at);
    store.kinds.sayTracks([own], 'music');
    const concerned = store.kinds.tracksIn('/music/talk');
    expect(concerned.toSorted((a, b) => a - b)).toEqual([inside, deeper, own]);
    store.decideGenres(concerned);
    const later = addTrack(store, 'talk/e.mp3');
    store.decideGenres([later]);
    const kinds = [inside, deeper, beside, own, later].map((id) => store.tracks.get(id).kind);
    expect(kinds).toEqual(['not music', 'music', 'music', 'music', 'not music']);
    expect(store.tracks.query({ genreId: null }, [])).not.toContain(inside);
    store.kinds.sayFolder('/music/talk/', null, at);
    store.decideGenres('all');
    expect(store.tracks.get(later).kind).toBe('music');
  });
});
