// What there is to learn from beside the tracks whose genre is known.
import { describe, expect, test } from 'vitest';
import { analysisOf } from '../../../helpers/analysis.ts';
import { addTrack, foundFile, type TestStore, tempStore } from '../../../helpers/library.ts';

function analysed(store: TestStore, id: number): number {
  store.write((to) => to.features.saveAnalysis(id, analysisOf([Float32Array.of(1)], [])));
  return id;
}

describe('tracks beside known ones', () => {
  test('are analysed music of unknown genre by the same artists; a folder is no artist', () => {
    const store = tempStore();
    const rock = store.write((to) => to.genres.ensure('rock'));
    const add = (name: string, artist: string) => analysed(store, addTrack(store, name, { artist }));
    const named = add('1.mp3', 'ann');
    const beside = add('2.mp3', 'ann');
    const talk = add('3.mp3', 'ann');
    addTrack(store, '4.mp3', { artist: 'ann' });
    add('5.mp3', 'bob');
    const rootId = store.write((to) => to.roots.add(Buffer.from('/music'), '/music'));
    const [some, other] = ['6.mp3', '7.mp3'].map((name) =>
      analysed(
        store,
        store.write((to) =>
          to.tracks.add(foundFile(`/music/${name}`, {}, { rootId, artistKey: 'folder:/music' })),
        ),
      ),
    );
    store.write((to) => to.kinds.setTracks([talk], 'not music'));
    expect(store.examples.beside()).toEqual([]);
    store.write((to) => to.labels.set([named, some!], rock));
    expect(store.examples.beside()).toEqual([{ trackId: beside, artistKey: 'artist:ann' }]);
    expect(other).toBeDefined();
  });
});
