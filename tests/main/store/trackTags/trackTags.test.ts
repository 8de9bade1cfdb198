// What holds on a track: by whom it is said, what is refused, what is heard; filters and columns by it; what follows a track that moves.
import { expect, test } from 'vitest';
import { addTrack, type TestStore, tempStore } from '../../../helpers/library.ts';

function meaning(store: TestStore, meanings: Readonly<Record<string, readonly string[]>>): void {
  store.write((to) =>
    to.trackTags.saveMeanings(
      store.trackTags.unread(100).map(({ id, written }) => ({
        stringId: id,
        tags: (meanings[written] ?? []).map((name) => ({ name, facet: 'other' as const })),
      })),
    ),
  );
}

const tagsOf = (store: TestStore, id: number): string[] => store.tracks.get(id).trackTags;
const listed = (store: TestStore, name: string, by?: ('person' | 'file' | 'import' | 'heard')[]): number[] =>
  store.tracks.query({ tags: [{ tagId: store.trackTags.idOf(name)!, ...(by && { by }) }] }, []);

test('a person counts more than the file, the file more than an import, and that more than what is heard', () => {
  const store = tempStore();
  const id = addTrack(store, 'a', { tagTexts: [{ field: 'mood', written: 'Mellow' }] });
  meaning(store, { Mellow: ['mellow'] });
  expect(store.tracks.rows([id])[0]?.trackTags).toEqual(['mellow']);
  const [mellow, calm] = store.write((to) => {
    const tags = ['mellow', 'calm'].map((name) => to.trackTags.ensure({ name, facet: 'mood' }));
    to.trackTags.setThresholds(tags.map((tagId) => ({ tagId, threshold: 0.4 })));
    to.trackTags.setHeard(id, [
      { tagId: tags[0]!, probability: 0.9 },
      { tagId: tags[1]!, probability: 0.4 },
    ]);
    const { sourceId, generation } = to.trackTags.beginImport('last.fm');
    to.trackTags.addImported(sourceId, generation, [{ trackId: id, written: 'quiet', weight: 3 }]);
    return tags as [number, number];
  });
  meaning(store, { Mellow: ['mellow'], quiet: ['calm', 'quiet'] });
  expect(tagsOf(store, id)).toEqual(['mellow', 'calm', 'quiet']);
  expect([listed(store, 'calm', ['heard']), listed(store, 'calm', ['import'])]).toEqual([[], [id]]);
  store.write((to) => to.trackTags.say([id], [mellow], false));
  expect(tagsOf(store, id)).toEqual(['calm', 'quiet']);
  store.write((to) => to.trackTags.say([id], [calm], true));
  expect([listed(store, 'calm', ['person', 'file']), listed(store, 'mellow')]).toEqual([[id], []]);
  expect(store.tracks.query({ withoutTags: [mellow, calm] }, [])).toEqual([]);
  store.write((to) => to.changes.undo(null));
  store.write((to) => to.changes.undo({ of: 'tracks' }));
  expect(tagsOf(store, id)).toEqual(['mellow', 'calm', 'quiet']);
  store.write((to) => to.changes.redo(null));
  expect(tagsOf(store, id)).toEqual(['calm', 'quiet']);
});
