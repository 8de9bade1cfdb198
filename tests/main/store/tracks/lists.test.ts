// Lists: every filter, orders against plain sorting, headings that add up, counts that agree with the lists.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrackFilter, TrackSort } from '../../../../src/core/domain/listing.ts';
import type { Tags } from '../../../../src/core/domain/tags.ts';
import { library as library001 } from '../../../../src/main/store/migrations/001-library.ts';
import { layoutsAndFacts } from '../../../../src/main/store/migrations/002-layouts-and-facts.ts';
import { genreWords } from '../../../../src/main/store/migrations/003-genre-words.ts';
import { openStore } from '../../../../src/main/store/store.ts';
import { type PlainFilter, trackCondition } from '../../../../src/main/store/tracks/trackFilter.ts';
import { noFacts } from '../../../helpers/analysis.ts';
import {
  addModel,
  addTrack,
  predict,
  readGenreTags,
  type TestStore,
  tempStore,
} from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

function hear(store: TestStore, trackId: number, tempoBpm: number | null, estimatedKey: string | null): void {
  const facts = { ...noFacts, tempoBpm, estimatedKey };
  store.write((to) =>
    to.features.saveAnalysis(trackId, {
      durationSeconds: 100 + trackId,
      windows: [],
      groups: [],
      facts,
      remarks: [],
    }),
  );
}

/** Four tracks that differ in everything that a filter asks for. */
function library() {
  const store = tempStore();
  const model = addModel(store, ['rock', 'jazz', 'metal']);
  const add = (name: string, tags: Partial<Tags>) => addTrack(store, name, tags);
  const a = add('rock/live/a.mp3', {
    artist: 'A',
    album: 'X',
    year: 1990,
    codec: 'MPEG 1 Layer 3',
    genres: ['Rock'],
  });
  const b = add('rock/b.flac', { artist: 'A', album: 'X', year: 2000, codec: 'FLAC', genres: ['sad jazz'] });
  const c = add('rock and roll/c.m4a', {
    artist: 'B',
    album: 'X',
    codec: 'ALAC',
    container: 'M4A/mp42/isom',
  });
  const d = add('d.wav', {
    albumArtist: 'A',
    artist: 'C',
    album: 'X',
    year: 2010,
    codec: 'PCM',
    container: 'WAVE',
  });
  hear(store, a, 90, 'C major');
  hear(store, b, 120, 'A minor');
  hear(store, c, null, null);
  predict(store, model, a, 'rock', 0.9);
  predict(store, model, b, 'metal', 0.8);
  predict(store, model, c, 'metal', 0.4);
  readGenreTags(store);
  const list = (filter: TrackFilter) =>
    store.tracks.query(filter, [{ key: 'addedAt', direction: 'ascending' }]).toSorted((x, y) => x - y);
  return { store, a, b, c, d, list };
}

describe('filters', () => {
  test('each finds what it names', () => {
    const { store, a, b, c, d, list } = library();
    const rock = store.genres.idOf('rock')!;
    const metal = store.genres.idOf('metal')!;
    expect(list({ genreIds: [rock, metal] })).toEqual([a, c]);
    expect(list({ sources: ['tag', 'none'] })).toEqual([a, b, d]);
    expect(list({ confidence: { min: 0.5 } })).toEqual([a, b]);
    expect(list({ confidence: { max: 0.5 } })).toEqual([c]);
    expect(list({ tempoBpm: { min: 90, max: 119.9 } })).toEqual([a]);
    expect(list({ tempoBpm: {} })).toEqual([a, b]);
    expect(list({ year: { min: 1995 } })).toEqual([b, d]);
    expect(list({ durationSeconds: { max: 100 + a } })).toEqual([a]);
    expect(list({ musicalKeys: ['A minor', 'C major'] })).toEqual([a, b]);
    expect(list({ formats: ['FLAC', 'WAV'] })).toEqual([b, d]);
    expect(list({ formats: ['ALAC'] })).toEqual([c]);
    expect(list({ folder: { path: '/music/rock', below: true } })).toEqual([a, b]);
    expect(list({ folder: { path: '/music/rock', below: false } })).toEqual([b]);
    expect(list({ folder: { path: '/music/rock/', below: false } })).toEqual([b]);
    expect(list({ folder: { path: '/', below: true } })).toEqual([a, b, c, d]);
    expect(list({ album: { title: 'X', artist: 'A' } })).toEqual([a, b, d]);
    expect(list({ album: { title: 'X' } })).toEqual([a, b, c, d]);
    expect(list({ album: { title: 'X', artist: null } })).toEqual([]);
    expect(list({ artist: 'A' })).toEqual([a, b]);
    expect(list({ facets: [{ facet: 'mood', value: 'sad' }] })).toEqual([b]);
    expect(
      list({
        facets: [
          { facet: 'mood', value: 'sad' },
          { facet: 'genre', value: 'rock' },
        ],
      }),
    ).toEqual([]);
    expect(list({ disagrees: true })).toEqual([b]);
    expect(list({ disagrees: false })).toEqual([a, c, d]);
    expect(list({ needsReview: true })).toEqual([c]);
    expect(list({ needsReview: false })).toEqual([a, b, d]);
  });

  test('what an ear proposes to be no music, until a person has said what it is', () => {
    const { store, a, b, c, d, list } = library();
    store.write((to) => {
      for (const id of [a, b, c]) to.kinds.propose(id, 'ear-1-scores', 'speech');
      to.kinds.propose(b, 'ear-2-scores', 'sounds');
      to.kinds.propose(c, 'ear-1-scores', null);
    });
    expect(list({ maybeNotMusic: true })).toEqual([a, b]);
    expect(list({ maybeNotMusic: false })).toEqual([c, d]);
    expect(store.tracks.views().maybeNotMusic).toBe(2);
    store.write((to) => to.kinds.setTracks([a], 'music'));
    expect(list({ maybeNotMusic: true })).toEqual([b]);
    store.write((to) => to.kinds.setTracks([a], null));
    expect(list({ maybeNotMusic: true })).toEqual([a, b]);
    store.write((to) => to.labels.set([a], store.genres.idOf('jazz')));
    expect(list({ maybeNotMusic: true })).toEqual([b]);
    store.write((to) => to.kinds.dropProposals('ear-2-scores'));
    expect(list({ maybeNotMusic: true })).toEqual([b]);
    store.write((to) => to.kinds.dropProposals('ear-1-scores'));
    expect(list({ maybeNotMusic: true })).toEqual([]);
  });

  test('a disagreement is over when a person has spoken', () => {
    const { store, b, list } = library();
    store.write((to) => to.labels.set([b], store.genres.idOf('jazz')));
    expect(list({ disagrees: true })).toEqual([]);
    expect(store.tracks.get(b)).toMatchObject({ genre: 'jazz', tagGenre: 'jazz', predictedGenre: 'metal' });
  });

  test('a genre and one above it do not contradict each other', () => {
    const { store, b, list } = library();
    store.write((to) => to.genres.setKin([['metal', 'jazz']]));
    expect(list({ disagrees: true })).toEqual([]);
    expect(list({ disagrees: false })).toContain(b);
    expect(store.tracks.views().disagreements).toBe(0);
    store.write((to) => to.genres.setKin([['rock', 'jazz']]));
    expect(list({ disagrees: true })).toEqual([b]);
    expect(store.tracks.views().disagreements).toBe(1);
  });

  test('the counts are those of the lists', () => {
    const { store, d, list } = library();
    store.write((to) => to.tracks.saveFailure(d, { kind: 'undecodable', message: 'x', path: null }));
    const counts = store.tracks.views();
    expect(counts).toMatchObject({
      present: 4,
      failed: 1,
      waiting: 0,
      missing: 0,
      notMusic: 0,
      bySource: { label: 0, tag: 2, model: 1, none: 1 },
    });
    expect(counts.needsReview).toBe(list({ needsReview: true }).length);
    expect(counts.disagreements).toBe(list({ disagrees: true }).length);
    expect(counts.unsorted).toBe(list({ genreId: null }).length);
    store.write((to) => to.kinds.setTracks([d], 'not music'));
    expect(store.tracks.views().unsorted).toBe(list({ genreId: null }).length);
    expect(store.tracks.views().notMusic).toBe(list({ kind: 'not music' }).length);
    expect(store.tracks.counts()).toEqual({
      present: 4,
      missing: 0,
      analysed: list({ state: 'analysed' }).length,
      failed: 1,
      unsorted: list({ genreId: null }).length,
    });
    expect(list({ kind: 'not music' })).toEqual([d]);
    store.write((to) => to.tracks.setPresence(d, 'missing'));
    expect(store.tracks.views()).toMatchObject({ present: 3, missing: 1, failed: 0 });
  });

  test('offer the values that there are', () => {
    const { store } = library();
    expect(store.tracks.values('format', 10)).toEqual(
      ['ALAC', 'FLAC', 'MP3', 'WAV'].map((value) => ({ value, tracks: 1 })),
    );
    expect(store.tracks.values('artist', 1)).toEqual([{ value: 'A', tracks: 2 }]);
    expect(store.tracks.values('folder', 10)).toContainEqual({ value: '/music/rock', tracks: 1 });
    expect(store.tracks.values('year', 10).map(({ value }) => value)).toEqual(['1990', '2000', '2010']);
  });

  test('the whole album, folder, artist', () => {
    const { store, a, b, c, d } = library();
    expect(store.tracks.companions([b], 'album').toSorted()).toEqual([a, b, d]);
    expect(store.tracks.companions([c, d], 'folder').toSorted()).toEqual([c, d]);
    expect(store.tracks.companions([a], 'artist').toSorted()).toEqual([a, b]);
  });
});

describe('orders', () => {
  const word = fc.constantFrom(null, 'a', 'B', 'b', 'Ä', 'z');
  const tags = fc.record({ title: word, artist: word, album: word, year: fc.constantFrom(null, 1, 2) });
  const sortKey = fc.constantFrom('artist', 'album', 'year');
  const folded = (value: string | number | null) =>
    value === 'Ä' ? 'a' : typeof value === 'string' ? value.toLowerCase() : value;

  test('are those of a plain sort, whatever the keys and whatever changed before', () => {
    const store = tempStore();
    const known = new Map<number, Partial<Tags>>();
    fc.assert(
      fc.property(
        tags,
        fc.array(fc.record({ key: sortKey, direction: fc.constantFrom('ascending', 'descending') }), {
          maxLength: 3,
        }),
        (track, sort) => {
          known.set(addTrack(store, `${String(known.size).padStart(4, '0')}`, track), track);
          const compare = (one: number, other: number): number => {
            for (const { key, direction } of sort) {
              const [x, y] = [folded(known.get(one)?.[key] ?? null), folded(known.get(other)?.[key] ?? null)];
              if (x === y) continue;
              if (x === null || y === null) return x === null ? 1 : -1;
              return (x < y ? -1 : 1) * (direction === 'ascending' ? 1 : -1);
            }
            return one - other;
          };
          expect(store.tracks.query({}, sort)).toEqual([...known.keys()].sort(compare));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of a part of the tracks are those of all, without the others', () => {
    const store = tempStore();
    let added = 0;
    fc.assert(
      fc.property(
        fc.array(tags, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('ascending', 'descending'),
        (some, direction) => {
          for (const track of some) {
            added += 1;
            // Neither in this order nor in its reverse.
            addTrack(store, `${(added * 7919) % 1009} ${added}`, track);
          }
          const sort: TrackSort = [{ key: 'path', direction }];
          const all = store.tracks.query({}, sort);
          const paths = store.tracks.exported(all).map(({ path }) => Buffer.from(path));
          const sign = direction === 'ascending' ? 1 : -1;
          expect(paths).toEqual(paths.toSorted((one, other) => sign * Buffer.compare(one, other)));
          const [first = 0] = all;
          const { artist } = store.tracks.get(first);
          const part = all.filter((id) => store.tracks.get(id).artist === artist);
          if (artist !== null) expect(store.tracks.query({ artist }, sort)).toEqual(part);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('are those of now, whatever changed while they were read ahead', async () => {
    const store = tempStore();
    const late = addTrack(store, '1', { artist: 'm', album: 'm' });
    const sort: TrackSort = [
      { key: 'artist', direction: 'ascending' },
      { key: 'album', direction: 'ascending' },
    ];
    const reading = store.tracks.readAhead(sort);
    const early = addTrack(store, '2', { artist: 'a', album: 'z' });
    await reading;
    expect(store.tracks.query({}, sort)).toEqual([early, late]);
    await store.tracks.readAhead(sort);
    expect(store.tracks.query({}, sort)).toEqual([early, late]);
  });

  test('follow genres, and are not those of a step that was rolled back', () => {
    const { store, a, b, c, d } = library();
    const byGenre: TrackSort = [{ key: 'genre', direction: 'ascending' }];
    const before = store.tracks.query({}, byGenre);
    expect(before).toEqual([b, c, a, d]);
    const byTitle: TrackSort = [{ key: 'title', direction: 'ascending' }];
    const titles = store.tracks.query({}, byTitle);
    expect(() =>
      store.write((to) => {
        const first = addTrack(to, 'first', { title: '0' });
        expect(store.tracks.query({}, byTitle)).toEqual([first, ...titles]);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.tracks.query({}, byTitle)).toEqual(titles);
    store.write((to) => to.labels.set([d], to.genres.ensure('ambient')));
    expect(store.tracks.query({}, byGenre)).toEqual([d, b, c, a]);
  });
});

describe('headings', () => {
  test('stand before their tracks and add up', () => {
    const { store, a, b, c, d } = library();
    const byAlbum = store.tracks.grouped({}, [{ key: 'year', direction: 'descending' }], 'album');
    expect(byAlbum.ids).toEqual([d, b, a, c]);
    expect(byAlbum.groups).toEqual([
      { title: 'X', artist: 'A', year: 2010, tracks: 3, seconds: 200 + a + b },
      { title: 'X', artist: 'B', year: null, tracks: 1, seconds: 100 + c },
    ]);
    const byGenre = store.tracks.grouped({}, [{ key: 'genre', direction: 'descending' }], 'genre');
    expect(byGenre.groups.map(({ title, tracks }) => [title, tracks])).toEqual([
      ['rock', 1],
      ['metal', 1],
      ['jazz', 1],
      [null, 1],
    ]);
    const byFolder = store.tracks.grouped({ artist: 'A' }, [], 'folder');
    expect(byFolder.groups.map(({ title }) => title)).toEqual(['/music/rock', '/music/rock/live']);
    expect(store.tracks.grouped({ artist: 'nobody' }, [], 'artist')).toEqual({ ids: [], groups: [] });
  });
});

describe('filters use their indexes', () => {
  test.each<[PlainFilter, string]>([
    [{}, 'tracks_by_view'],
    [{ genreId: 1 }, 'tracks_by_genre'],
    [{ genreId: null }, 'tracks_by_genre'],
    [{ state: 'failed' }, 'tracks_by_view'],
    [{ needsReview: true }, 'tracks_by_view'],
    [{ disagrees: true }, 'tracks_by_view'],
    [{ kind: 'not music' }, 'tracks_not_music'],
    [{ artist: 'a' }, 'tracks_by_artist'],
    [{ album: { title: 'a', artist: null } }, 'tracks_by_album'],
    [{ folder: { path: '/a', below: true } }, 'tracks_by_folder'],
    [{ folder: { path: '/a', below: false } }, 'tracks_by_folder'],
    [{ tempoBpm: { min: 1, max: 2 } }, 'tracks_by_tempo'],
    [{ year: { min: 1 } }, 'tracks_by_year'],
    [{ musicalKeys: ['C major'] }, 'tracks_by_key'],
    [{ formats: ['MP3'] }, 'tracks_by_format'],
    [{ confidence: { max: 0.5 } }, 'tracks_by_confidence'],
    [{ search: 'a' }, 'INTEGER PRIMARY KEY'],
  ])('%j: %s', (filter, index) => {
    const dir = tempDir();
    openStore(dir).close();
    const db = new Database(join(dir, 'library.db'));
    const { where, parameters } = trackCondition(filter);
    const plan = db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT t.id FROM tracks t WHERE ${where}`)
      .all(...parameters);
    db.close();
    expect(plan[0]?.detail).toMatch(/^SEARCH t /);
    expect(plan[0]?.detail).toContain(index);
  });
});

test('a library from before comes along: found, sorted, grouped, its disagreements known', () => {
  const dir = tempDir();
  const db = new Database(join(dir, 'library.db'));
  for (const sql of [library001, layoutsAndFacts, genreWords]) db.exec(sql);
  db.pragma('user_version = 3');
  db.exec(`
    INSERT INTO roots VALUES (1, CAST('/music' AS BLOB), '/music', 0);
    INSERT INTO genres VALUES (1, 'rock', 'rock', 0), (2, 'metal', 'metal', 0);
    INSERT INTO models VALUES (1, 'personal', NULL, '{}');
    INSERT INTO tracks (id, root_id, path, display_path, size, mtime_ms, title, artist, artist_key, search_text,
        added_at, state, codec, genre_id, genre_source, confidence)
      VALUES (5, 1, CAST('/music/é/a.mp3' AS BLOB), '/music/é/a.mp3', 1, 1, NULL, 'Øystein', 'a',
          'øystein /music/e/a.mp3', 0, 'analysed', 'MPEG 1 Layer 3', 1, 'tag', 0.9),
        (6, 1, CAST('/music/b.mp3' AS BLOB), '/music/b.mp3', 1, 1, 'B', NULL, 'b', 'b /music/b.mp3', 0, 'new',
          NULL, NULL, 'none', NULL);
    INSERT INTO declared_genres VALUES (5, 0, 'Rock');
    INSERT INTO tag_meanings VALUES ('Rock', 'genre', 1);
    INSERT INTO predictions VALUES (5, 1, 2, 0.9, x'00', 1);
  `);
  db.close();

  const store = tempStore(dir);
  expect(store.tracks.query({ search: 'oystein mus' }, [])).toEqual([5]);
  expect(store.tracks.query({}, [{ key: 'title', direction: 'ascending' }])).toEqual([5, 6]);
  expect(store.tracks.query({ disagrees: true }, [])).toEqual([5]);
  expect(store.tracks.query({ folder: { path: '/music/é', below: false } }, [])).toEqual([5]);
  expect(store.tracks.rows([5])).toMatchObject([
    { format: 'MP3', folder: '/music/é', tagGenre: 'rock', predictedGenre: 'metal', fileName: 'a.mp3' },
  ]);
});
