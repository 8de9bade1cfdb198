// Tags of a hundred thousand values: the first hundred genres are kept and it is said; ordinary files are read as they are.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { flacOf, flacOfGenres, mp3OfFrames, mp3OfGenres } from '../../../bench/bombs/bombs.ts';
import { samplesIn } from '../../../bench/fuzz/fuzz.ts';
import { memorySource } from '../../../src/main/files/byteSource.ts';
import { withBoundedTags } from '../../../src/main/library/boundedTags.ts';
import { readTags } from '../../../src/main/library/tags.ts';
import { resultOf, startApp } from '../../helpers/app.ts';
import { hasShared, sharedData } from '../../helpers/shared.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const hundred = Array.from({ length: 100 }, (_, n) => `Genre ${n}`);

async function tagsOf(name: string, bytes: Uint8Array) {
  const path = join(tempDir(), name);
  writeFileSync(path, bytes);
  return await readTags(Buffer.from(path));
}

test('of 200,000 genres in one TCON, or 100,000 GENRE comments, the first hundred are kept, and it is said', async () => {
  const cut = { genres: hundred, remarks: [{ kind: 'genres', kept: 100 }] };
  expect(await tagsOf('a.mp3', mp3OfGenres(200_000))).toMatchObject(cut);
  expect(await tagsOf('a.flac', flacOfGenres(100_000))).toMatchObject(cut);
});

test('a hundred genres are no reason to say anything', async () => {
  const all = { genres: hundred, remarks: [] };
  expect(await tagsOf('a.mp3', mp3OfGenres(100))).toMatchObject(all);
  expect(await tagsOf('a.flac', flacOfGenres(100))).toMatchObject(all);
});

test('a tag of 100,000 frames is read up to a point', async () => {
  const body = Buffer.from('\x03Rock');
  expect(await tagsOf('a.mp3', mp3OfFrames(100_000, 'TCON', body))).toMatchObject({ genres: ['Rock'] });
});

test('100,000 artists leave a title and an artist', async () => {
  const artists = Array.from({ length: 100_000 }, (_, n) => `ARTIST=Artist ${n}`);
  const tags = await tagsOf('a.flac', flacOf(['TITLE=Song', ...artists]));
  expect(tags).toMatchObject({ title: 'Song', artist: expect.stringMatching(/^Artist 0/u) });
});

test('the remark is data of the track', async () => {
  const folder = tempDir();
  writeFileSync(join(folder, 'many.mp3'), mp3OfGenres(200_000));
  writeFileSync(join(folder, 'one.mp3'), mp3OfGenres(1));
  const { client } = await startApp();
  await resultOf(client, client.library.scan({ folders: [folder] }));
  const ids = await client.tracks.query({ sort: [{ key: 'path', direction: 'ascending' }] });
  const tracks = await Promise.all(ids.map((id) => client.tracks.get({ id })));
  expect(tracks.map(({ fileName, remarks }) => [fileName, remarks])).toEqual([
    ['many.mp3', [{ kind: 'genres', kept: 100 }]],
    ['one.mp3', []],
  ]);
});

test.skipIf(!hasShared)('no sample is touched', async () => {
  const touched: string[] = [];
  for (const { name, bytes } of samplesIn(sharedData('samples'))) {
    const file = memorySource(bytes);
    if ((await withBoundedTags(file)).file !== file) touched.push(name);
  }
  expect(touched).toEqual([]);
});
