// What there is to learn from beside the tracks whose genre is known.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../../src/main/store/store.ts';
import { analysisOf } from '../../../helpers/analysis.ts';
import { addTrack, at, foundFile, tempStore } from '../../../helpers/library.ts';

function heard(store: Store, id: number): number {
  store.features.saveAnalysis(id, analysisOf([Float32Array.of(1)], []));
  return id;
}

describe('tracks beside known ones', () => {
  test('are heard music of unknown genre by the same artists; a folder is no artist', () => {
    const store = tempStore();
    const rock = store.genres.ensure('rock', at).id;
    const add = (name: string, artist: string) => heard(store, addTrack(store, name, { artist }));
    const named = add('1.mp3', 'ann');
    const beside = add('2.mp3', 'ann');
    const talk = add('3.mp3', 'ann');
    addTrack(store, '4.mp3', { artist: 'ann' });
    add('5.mp3', 'bob');
    const rootId = store.roots.add(Buffer.from('/music'), '/music', at);
    const [some, other] = ['6.mp3', '7.mp3'].map((name) =>
      heard(
        store,
        store.tracks.add(foundFile(`/music/${name}`, {}, { rootId, artistKey: 'folder:/music' }), at),
      ),
    );
    store.kinds.sayTracks([talk], 'not music');
    store.decideGenres([talk]);
    expect(store.examples.beside()).toEqual([]);
    store.transaction(() => {
      store.labels.say([named, some!], rock, at);
      store.decideGenres([named, some!]);
    });
    expect(store.examples.beside()).toEqual([{ trackId: beside, artistKey: 'artist:ann' }]);
    expect(other).toBeDefined();
  });
});
