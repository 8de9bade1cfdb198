// Written tags in the loop: declared genres through the vocabulary, the user's own words, preview, undo.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { places } from '../../../scripts/start/project.ts';
import {
  learnTagEmbedding,
  suggestMerges,
  tagsLike,
  vocabularyLists,
} from '../../../src/core/genres/alike/neighbours.ts';
import { createVocabulary } from '../../../src/core/genres/vocabulary/vocabulary.ts';
import { parseGenreFile } from '../../../src/core/genres/vocabulary/vocabularyFile.ts';
import { createGenreWords } from '../../../src/main/work/genreWords.ts';
import { startApp } from '../../helpers/app.ts';
import { addModel, addTrack, openTestStore, predict, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

const vocabularyOf = () =>
  createVocabulary(parseGenreFile(readFileSync(join(places.resourcesDir, 'genres.txt'), 'utf8')));

const empty = { version: 1 as const, genres: [], aliases: [], merges: [], ignores: [] };

/** A library whose files have these genre fields, one track each, and whose user sorts by rock, metal and electronic. */
async function libraryWith(...fields: string[][]) {
  const dir = tempDir();
  const store = openTestStore(dir);
  addModel(store, ['rock', 'metal', 'electronic']);
  const ids = fields.map((genres, i) => addTrack(store, `${i}.mp3`, { title: `Track ${i}`, genres }));
  store.close();
  const { client } = await startApp(dir);
  const genreOf = async (id: number | undefined) => {
    if (id === undefined) throw new Error('no such track');
    const { genre, genreSource } = await client.tracks.get({ id });
    return genreSource === 'none' ? null : `${genre} by ${genreSource}`;
  };
  return { client, ids, genreOf };
}

describe('declared genres', () => {
  test("lead to the nearest of the user's genres; what leads nowhere leaves the track to the model", async () => {
    const { ids, genreOf } = await libraryWith(
      ['British Rock Metal'],
      ['deathmetal'],
      ['favourite', 'Techno (Peak / Time)'],
      ['Baroque'],
      ['beautiful'],
    );
    expect(await Promise.all(ids.map(genreOf))).toEqual([
      'rock by tag',
      'metal by tag',
      'electronic by tag',
      null,
      null,
    ]);
  });

  test('a genre that the user creates takes up the tags that mean it', async () => {
    const { client, ids, genreOf } = await libraryWith(['Baroque'], ['Klassik']);
    await client.labels.set({ trackIds: [ids[1] ?? 0], genre: 'Classical' });
    expect(await genreOf(ids[0])).toBe('classical by tag');
    expect((await client.genres.list()).find(({ name }) => name === 'classical')).toMatchObject({
      tracks: 2,
      parent: null,
    });
  });

  test('nothing that was written is lost, and every genre of a file is found by search', async () => {
    const { client, ids } = await libraryWith(['Funk / Soul', '80s metal']);
    expect((await client.tracks.get({ id: ids[0] ?? 0 })).declaredGenres).toEqual([
      'Funk / Soul',
      '80s metal',
    ]);
    expect(await client.tracks.query({ filter: { search: 'soul' } })).toEqual(ids);
    expect(await client.genres.facets({ facet: 'genre' })).toContainEqual({ value: 'soul', tracks: 1 });
    expect(await client.genres.facets({ facet: 'era' })).toEqual([{ value: '1980s', tracks: 1 }]);
  });
});

test('a tag below or above what the track sounds like is no disagreement; a change of the vocabulary may make it one', async () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const model = addModel(store, ['rock', 'metal', 'doom metal']);
  const ids = ['Doom Metal', 'Metal', 'Rock'].map((genre, n) =>
    addTrack(store, `${n}.mp3`, { genres: [genre] }),
  );
  for (const [n, predicted] of ['metal', 'doom metal', 'metal'].entries())
    predict(store, model, ids[n] ?? 0, predicted, 0.9);
  store.close();
  const { client } = await startApp(dir);
  const disagreeing = () => client.tracks.query({ filter: { disagrees: true } });
  expect(await disagreeing()).toEqual([ids[2]]);
  expect(await client.tracks.counts()).toMatchObject({ disagreements: 1 });
  expect(await client.genres.list()).toContainEqual(
    expect.objectContaining({ name: 'doom metal', parent: 'metal' }),
  );

  await client.genres.setOverlay({
    ...empty,
    genres: [{ name: 'doom metal', parents: ['rock'] }],
  });
  expect(await client.genres.list()).toContainEqual(
    expect.objectContaining({ name: 'doom metal', parent: 'rock' }),
  );
  expect(await disagreeing()).toEqual(ids);
  await client.changes.undo();
  expect(await disagreeing()).toEqual([ids[2]]);
});

test('a change that fails in its transaction leaves no trace in how tags are read', () => {
  const store = tempStore();
  addModel(store, ['rock']);
  addTrack(store, 'a.mp3', { genres: ['Geheimtipp'] });
  addTrack(store, 'b.mp3', { genres: ['Zydeco'] });
  const words = createGenreWords(store, places.resourcesDir);
  store.write((to) => words.refresh(to));
  const read = () => words.report().rows.map(({ written, declared }) => [written, declared]);
  const before = read();
  expect(before).toEqual([
    ['Geheimtipp', null],
    ['Zydeco', null],
  ]);
  expect(() =>
    store.write((to) => {
      words.setOverlay(to, { ...empty, aliases: [{ written: 'Geheimtipp', genre: 'hard rock' }] });
      to.genres.ensure('zydeco');
      words.readStale(to);
      expect(read()).toEqual([
        ['Geheimtipp', 'rock'],
        ['Zydeco', 'zydeco'],
      ]);
      throw new Error('the disk is full');
    }),
  ).toThrow('the disk is full');
  expect(read()).toEqual(before);
  expect(words.overlay()).toEqual(empty);
});

test('merges are suggested, and tags found that are like another, by which stand together', async () => {
  const lists = Array.from({ length: 12 }, () => ['Rock', 'Krachmusik']);
  const { client } = await libraryWith(...lists, ['Rock', 'Seltenkrach'], ['Jazz'], ['Electronic', 'Jazz']);
  const found = await client.genres.like({ tag: 'krachmusik' });
  const { tags, ...rest } = learnTagEmbedding([
    ...lists,
    ['Rock', 'Seltenkrach'],
    ['Jazz'],
    ['Electronic', 'Jazz'],
    ...vocabularyLists(vocabularyOf()),
  ]);
  expect(found).toEqual(tagsLike({ tags, ...rest }, 'krachmusik'));
  expect(await client.genres.suggestMerges()).toEqual(
    suggestMerges({ tags, ...rest }, vocabularyOf().genres.keys()),
  );
  expect(await client.genres.like({ tag: 'nobody wrote this' })).toBeNull();
});

describe("the user's own words", () => {
  test('are previewed, map the library anew at once, and are undone', async () => {
    const { client, ids, genreOf } = await libraryWith(['Geheimtipp'], ['Geheimtipp'], ['Noise Rock']);
    expect(await genreOf(ids[0])).toBeNull();
    const overlay = { ...empty, aliases: [{ written: 'Geheimtipp', genre: 'techno' }] };
    expect(await client.genres.previewOverlay(overlay)).toMatchObject([
      { before: { written: 'Geheimtipp', count: 2, declared: null }, after: { declared: 'electronic' } },
    ]);
    expect(await genreOf(ids[0])).toBeNull();
    await client.genres.setOverlay(overlay);
    expect(await genreOf(ids[0])).toBe('electronic by tag');
    expect(await client.changes.undo({ of: 'vocabulary' })).toEqual({ of: 'vocabulary' });
    expect(await client.genres.overlay()).toEqual(empty);
    expect(await genreOf(ids[0])).toBeNull();
    expect(await client.changes.undo({ of: 'vocabulary' })).toBeNull();
    await client.changes.redo();
    expect(await genreOf(ids[0])).toBe('electronic by tag');
  });

  test('that contradict themselves are refused and change nothing', async () => {
    const { client, ids, genreOf } = await libraryWith(['Rock']);
    const circle = {
      ...empty,
      merges: [
        { from: 'rock', into: 'metal' },
        { from: 'metal', into: 'rock' },
      ],
    };
    await expect(client.genres.setOverlay(circle)).rejects.toThrow(/into itself/u);
    await expect(
      client.genres.setOverlay({ ...empty, aliases: [{ written: 'x', genre: 'no such genre' }] }),
    ).rejects.toThrow(/no such genre/u);
    expect(await client.genres.overlay()).toEqual(empty);
    expect(await genreOf(ids[0])).toBe('rock by tag');
  });

  test('outlive a restart', async () => {
    const dir = tempDir();
    const store = openTestStore(dir);
    addModel(store, ['rock']);
    const id = addTrack(store, 'a.mp3', { genres: ['Geheimtipp'] });
    store.close();
    const first = await startApp(dir);
    await first.client.genres.setOverlay({
      ...empty,
      aliases: [{ written: 'geheimtipp', genre: 'hard rock' }],
    });
    await first.app.close();
    const { client } = await startApp(dir);
    expect(await client.tracks.get({ id })).toMatchObject({ genre: 'rock', genreSource: 'tag' });
  });
});

test('the report shows for every string what it became, how often it stands, and which stage decided', async () => {
  const { client } = await libraryWith(['Hip-Hop'], ['hiphop'], ['hiphop'], ['My favourite']);
  const { rows, shares } = await client.genres.tags({});
  expect(rows[0]).toMatchObject({
    written: 'hiphop',
    count: 2,
    category: 'genre',
    genres: ['hip hop'],
    stage: 'normalise',
  });
  expect(rows.map(({ written }) => written)).toEqual(['hiphop', 'Hip-Hop', 'My favourite']);
  expect(shares.find(({ category }) => category === 'junk')).toMatchObject({ strings: 1, count: 1 });
  const unmapped = await client.genres.tags({ unmapped: true });
  expect(unmapped.rows.map(({ written }) => written)).toContain('My favourite');
});
