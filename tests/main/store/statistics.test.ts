// Statistics: of a library whose every figure is known, of parts of it, and laws that hold of any.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rangeOf } from '../../../src/core/domain/histogram.ts';
import type { TrackFilter } from '../../../src/core/domain/listing.ts';
import { type HistogramName, type Statistics, statisticEdges } from '../../../src/core/domain/statistics.ts';
import { openReader } from '../../../src/main/store/reader.ts';
import { noFacts } from '../../helpers/analysis.ts';
import { addModel, addTrack, at, predict, type TestStore, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

interface Heard {
  readonly tempoBpm?: number | null;
  readonly estimatedKey?: string | null;
  readonly loudnessLufs?: number | null;
}

function hear(store: TestStore, id: number, durationSeconds: number, heard: Heard): void {
  const facts = { ...noFacts, ...heard };
  store.write((to) =>
    to.features.saveAnalysis(id, { durationSeconds, windows: [], groups: [], facts, remarks: [] }),
  );
}

function library() {
  const libraryDir = tempDir();
  const store = tempStore(libraryDir);
  const model = addModel(store, ['rock', 'jazz']);
  return { store, model, statistics: openReader(libraryDir).statistics };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
/** The bins that are not empty, by the edge they begin at. */
const filled = ({ edges, tracks }: Statistics['tempo']) =>
  Object.fromEntries(tracks.flatMap((count, i) => (count === 0 ? [] : [[edges[i - 1] ?? 'below', count]])));

test('an empty library has nothing, and says so in whole', () => {
  const { statistics } = library();
  expect(statistics({})).toMatchObject({
    tracks: 0,
    seconds: 0,
    bytes: 0,
    artists: 0,
    albums: 0,
    notMusic: 0,
    analysis: { analysed: 0, failed: 0, waiting: 0 },
    genres: [],
    years: { years: [], genres: [], others: [] },
    keys: [],
    formats: [],
    sources: { label: 0, tag: 0, model: 0, none: 0 },
    added: [],
    topArtists: [],
  });
  expect(sum(statistics({}).tempo.tracks)).toBe(0);
});

test('counts every figure of a made library', () => {
  const { store, model, statistics } = library();
  const mp3 = { codec: 'MPEG 1 Layer 3', bitRate: 320_000, sampleRate: 44_100 };
  const flac = { codec: 'FLAC', bitRate: 900_500, sampleRate: 96_000 };
  const a = addTrack(store, 'a.mp3', { ...mp3, artist: 'A', album: 'X', year: 1990 });
  const b = addTrack(store, 'b.flac', { ...flac, artist: 'A', album: 'X', year: 1991 });
  // Another album of that name.
  const c = addTrack(store, 'c.flac', { ...flac, artist: 'B', album: 'X', year: 1991 });
  const d = addTrack(store, 'd.mp3', { ...mp3, artist: 'B' });
  const talk = addTrack(store, 'talk.mp3', { artist: 'C', year: 1990 });
  const failed = addTrack(store, 'failed.mp3');
  const gone = addTrack(store, 'gone.mp3', { artist: 'Gone', year: 1950 });
  addTrack(store, 'waiting.mp3');
  hear(store, a, 60, { tempoBpm: 100, estimatedKey: 'A minor', loudnessLufs: -14.2 });
  hear(store, b, 120, { tempoBpm: 103.9, estimatedKey: 'A minor', loudnessLufs: -9 });
  hear(store, c, 240, { tempoBpm: 104, estimatedKey: 'C major', loudnessLufs: -50 });
  hear(store, d, 30, { tempoBpm: null });
  hear(store, talk, 600, { tempoBpm: 59.9 });
  predict(store, model, b, 'jazz', 0.9);
  predict(store, model, c, 'jazz', 0.3);
  store.write((to) => {
    to.labels.set([a], to.genres.ensure('rock'));
    to.kinds.setTracks([talk], 'not music');
    to.tracks.saveFailure(failed, { kind: 'undecodable', message: 'no', path: null });
    to.tracks.setPresence(gone, 'missing');
  });
  const rock = { id: store.genres.idOf('rock'), name: 'rock' };
  const jazz = { id: store.genres.idOf('jazz'), name: 'jazz' };
  const unsorted = { id: null, name: null };

  const all = statistics({});
  expect(all).toMatchObject({
    tracks: 7,
    seconds: 60 + 120 + 240 + 30 + 600,
    bytes: 7000,
    artists: 3,
    albums: 2,
    notMusic: 1,
    analysis: { analysed: 5, failed: 1, waiting: 1 },
    genres: [
      { ...unsorted, tracks: 3, seconds: 30 },
      { ...jazz, tracks: 2, seconds: 360 },
      { ...rock, tracks: 1, seconds: 60 },
    ],
    years: {
      years: [1990, 1991],
      genres: [
        { ...jazz, tracks: [0, 2] },
        { ...rock, tracks: [1, 0] },
      ],
      others: [0, 0],
    },
    keys: [
      { key: 'A minor', tracks: 2 },
      { key: 'C major', tracks: 1 },
    ],
    formats: [
      { name: null, tracks: 3, seconds: 600, bytes: 3000 },
      { name: 'FLAC', tracks: 2, seconds: 360, bytes: 2000 },
      { name: 'MP3', tracks: 2, seconds: 90, bytes: 2000 },
    ],
    sources: { label: 1, tag: 0, model: 2, none: 3 },
    added: [{ day: new Date(at).toISOString().slice(0, 10), tracks: 7 }],
    topArtists: [
      { name: 'A', tracks: 2, seconds: 180 },
      { name: 'B', tracks: 2, seconds: 270 },
      { name: 'C', tracks: 1, seconds: 600 },
    ],
  });
  expect(filled(all.tempo)).toEqual({ below: 1, 100: 2, 104: 1 });
  expect(filled(all.loudness)).toEqual({ below: 1, '-15': 1, '-9': 1 });
  expect(filled(all.bitRate)).toEqual({ 320000: 2, 900000: 2 });
  expect(filled(all.sampleRate)).toEqual({ 44100: 2, 96000: 2 });
  expect(filled(all.confidence)).toEqual({ 0.3: 1, 0.9: 1 });

  expect(statistics({ filter: { tempoBpm: { min: 103 } } })).toMatchObject({ tracks: 2, genres: [jazz] });
  expect(statistics({ ids: [a, d, gone, 9999] })).toMatchObject({ tracks: 2, seconds: 90 });
  expect(statistics({ ids: [a, b], filter: { search: 'b' } })).toMatchObject({ tracks: 1, bytes: 1000 });
  expect(statistics({ filter: { presence: 'missing' } })).toMatchObject({ tracks: 1, artists: 1 });
});

test('what was counted before is counted anew when something was written', () => {
  const { store, statistics } = library();
  const id = addTrack(store, 'a.mp3');
  const before = statistics({});
  expect(statistics({})).toBe(before);
  store.write((to) => to.labels.set([id], to.genres.ensure('rock')));
  expect(statistics({}).sources.label).toBe(1);
  expect(before.sources.label).toBe(0);
});

const number = (min: number, max: number) =>
  fc.option(fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 4) / 4));
const anyTrack = fc.record({
  year: fc.option(fc.integer({ min: 1900, max: 2030 })),
  artist: fc.option(fc.constantFrom('A', 'B', 'C')),
  bitRate: fc.option(fc.constantFrom(64_000, 128_000, 192_000, 320_000, 950_000)),
  tempoBpm: number(30, 260),
  loudnessLufs: number(-60, 1),
  estimatedKey: fc.option(fc.constantFrom('A minor', 'C major', 'F# minor')),
  genre: fc.option(fc.constantFrom('rock', 'jazz')),
  confidence: fc.option(fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)),
});

/** The histograms that a list can be narrowed by, and how. */
const listed: readonly (readonly [HistogramName, (bin: { min?: number; max?: number }) => TrackFilter])[] = [
  ['tempo', (tempoBpm) => ({ tempoBpm })],
  ['loudness', (loudnessLufs) => ({ loudnessLufs })],
  ['bitRate', (bitRate) => ({ bitRate })],
  ['confidence', (confidence) => ({ confidence, sources: ['model'] })],
];

test('whatever is in it: parts sum to the whole, and each part is as long as the list it leads to', () => {
  fc.assert(
    fc.property(fc.array(anyTrack, { maxLength: 12 }), (tracks) => {
      const { store, model, statistics } = library();
      for (const [
        i,
        { genre, confidence, tempoBpm, loudnessLufs, estimatedKey, ...tags },
      ] of tracks.entries()) {
        const id = addTrack(store, `${i}.mp3`, tags);
        hear(store, id, 60, { tempoBpm, loudnessLufs, estimatedKey });
        if (confidence !== null) predict(store, model, id, 'jazz', confidence);
        if (genre !== null) store.write((to) => to.labels.set([id], to.genres.ensure(genre)));
      }
      const all = statistics({});
      const having = (value: (track: (typeof tracks)[number]) => unknown): number =>
        tracks.filter((track) => value(track) !== null).length;
      const length = (filter: TrackFilter): number => store.tracks.query(filter, []).length;

      expect(all.tracks).toBe(tracks.length);
      expect(sum(Object.values(all.sources))).toBe(tracks.length);
      expect(sum(all.genres.map((genre) => genre.tracks / tracks.length))).toBeCloseTo(
        tracks.length === 0 ? 0 : 1,
      );
      expect(sum(all.genres.map((genre) => genre.seconds))).toBe(all.seconds);
      expect(sum(all.formats.map((format) => format.bytes))).toBe(all.bytes);
      expect(sum(all.keys.map((key) => key.tracks))).toBe(having((track) => track.estimatedKey));
      expect(sum(all.topArtists.map((artist) => artist.tracks))).toBe(having((track) => track.artist));
      expect(sum(all.tempo.tracks)).toBe(having((track) => track.tempoBpm));
      expect(sum(all.loudness.tracks)).toBe(having((track) => track.loudnessLufs));
      expect(sum(all.bitRate.tracks)).toBe(having((track) => track.bitRate));
      expect(sum([...all.years.genres.flatMap((genre) => genre.tracks), ...all.years.others])).toBe(
        having((track) => track.year),
      );

      for (const { id, tracks: count } of all.genres) expect(length({ genreId: id })).toBe(count);
      for (const { key, tracks: count } of all.keys) expect(length({ musicalKeys: [key] })).toBe(count);
      for (const [name, filterOf] of listed)
        for (const [bin, count] of all[name].tracks.entries())
          if (count > 0 || bin % 7 === 0)
            expect(length(filterOf(rangeOf(statisticEdges[name], bin)))).toBe(count);
    }),
    { numRuns: 15 },
  );
});
