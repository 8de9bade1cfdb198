// What a person says of tags: some hold and others do not, in one step of the log.
import { expect, test } from 'vitest';
import { analysedLibrary } from '../../helpers/analysedLibrary.ts';
import { startApp } from '../../helpers/app.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('tags that hold and tags that do not are said in one step, and taken back in one', async () => {
  const libraryDir = tempDir();
  const tracks = await analysedLibrary(libraryDir, ['classical'], 2);
  const trackIds = tracks.map(({ id }) => id);
  const { client } = await startApp(libraryDir);
  const holding = async () =>
    (await client.trackTags.of({ ids: trackIds })).map(({ name, tracks: on, refused }) => [
      name,
      on,
      refused,
    ]);
  await client.trackTags.say({ trackIds, tags: [{ name: 'Live' }], holds: true });
  await client.trackTags.say({
    trackIds,
    tags: [{ name: 'night drive' }, { name: 'Night Drive' }],
    holds: true,
    without: [{ name: 'live' }],
  });
  expect(await holding()).toEqual([
    ['night drive', 2, 0],
    ['live', 0, 2],
  ]);
  await client.changes.undo();
  expect(await holding()).toEqual([['live', 2, 0]]);
  await client.changes.redo();
  await client.changes.undo();
  expect(await holding()).toEqual([['live', 2, 0]]);
});
