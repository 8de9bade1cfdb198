// Tags stay with their music: files that move, that go and come back, and copies that take the place of an original.
import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { quickLibrary, soundText } from '../../helpers/quickLibrary.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('what a person, a file and an import say of a track follows it', { timeout: 60_000 }, async () => {
  const music = tempDir();
  const library = quickLibrary(tempDir());
  onTestFinished(() => library.close());
  const { store, change } = library.work;
  const at = (name: string): number => store.tracks.atPath(join(music, name))[0]!;
  const tags = () =>
    store.tracks
      .rows(store.tracks.query({}, []))
      .flatMap(({ trackTags, title }) => (title === 'O' ? [] : [trackTags]));
  // A folder with nothing in it would be one that is away.
  writeFileSync(join(music, 'other.wav'), soundText('o', 'O'));
  writeFileSync(join(music, 'a.wav'), soundText('s', 'A', 'Metal'));
  await library.scan(music);
  const id = at('a.wav');
  change((write) => {
    const [rainy, metal] = ['rainy', 'metal'].map((name) => write.trackTags.ensure({ name, facet: 'mood' }));
    write.trackTags.say([id], [rainy!], true);
    write.trackTags.say([id], [metal!], false);
    const { sourceId, generation } = write.trackTags.beginImport('web');
    write.trackTags.addImported(sourceId, generation, [{ trackId: id, written: 'jazz', weight: 1 }]);
  });
  expect(tags()).toEqual([['rainy', 'jazz']]);

  renameSync(join(music, 'a.wav'), join(music, 'b.wav'));
  await library.scan(music);
  expect([at('b.wav'), tags()]).toEqual([id, [['rainy', 'jazz']]]);

  const kept = join(tempDir(), 'kept.wav');
  renameSync(join(music, 'b.wav'), kept);
  await library.scan(music);
  expect(tags()).toEqual([]);
  expect(store.tracks.get(id).trackTags).toEqual(['rainy', 'jazz']);
  copyFileSync(kept, join(music, 'c.wav'));
  await library.scan(music);
  expect([at('c.wav'), tags()]).toEqual([id, [['rainy', 'jazz']]]);

  // A copy that was there before the original went is that track from then on.
  copyFileSync(join(music, 'c.wav'), join(music, 'd.wav'));
  await library.scan(music);
  expect(
    tags()
      .map((of) => of.join())
      .toSorted(),
  ).toEqual(['metal', 'rainy,jazz']);
  rmSync(join(music, 'c.wav'));
  await library.scan(music);
  expect([at('d.wav'), tags()]).toEqual([id, [['rainy', 'jazz']]]);
  change((write) => write.changes.undo(null));
  expect(tags()).toEqual([['metal', 'jazz']]);
});
