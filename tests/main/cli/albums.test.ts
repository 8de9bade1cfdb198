// `stackwax albums` and `stackwax artists`: a line each, one document for machines, and of these what a search finds.
import { expect, test } from 'vitest';
import { cli } from '../../helpers/cli.ts';
import { addTrack, openTestStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

test('lines, documents, a search', async () => {
  const library = tempDir();
  const store = openTestStore(library);
  for (const artist of ['A', 'B', 'C'])
    addTrack(store, `mix/${artist}.mp3`, { album: 'Mix', artist, year: 2001 });
  addTrack(store, 'own/1.mp3', { album: 'Own', artist: 'A', year: 1999 });
  store.close();
  const albums = await cli(['albums', '--library', library]);
  expect(albums.stdout).toBe('A: Own (1999)  1 track\nvarious artists: Mix (2001)  3 tracks\n');
  const found = await cli([
    'albums',
    '--library',
    library,
    '--query',
    'year:2000..',
    '--sort',
    'year',
    '--json',
  ]);
  expect(JSON.parse(found.stdout)).toMatchObject([
    { title: 'Mix', artist: null, tracks: 3, years: { from: 2001, to: 2001 } },
  ]);
  const artists = await cli(['artists', 'a', '--library', library]);
  expect(artists.stdout).toBe('A  1 album, 2 tracks\n');
});
