// Every field of the table: orders against plain sorting and filters against plain predicates, whatever was written in between.
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { albumOrder, trackFilterSchema, trackSortSchema } from '../../../../src/core/domain/listing.ts';
import { playlistRuleSchema } from '../../../../src/core/domain/playlist.ts';
import type { Tags } from '../../../../src/core/domain/tags.ts';
import { type MusicalFacts, trackDetailSchema, trackRowSchema } from '../../../../src/core/domain/track.ts';
import {
  anyOfFields,
  detailFields,
  groupFields,
  oneOfFields,
  rangeFields,
  rowFields,
  type SortField,
  sortFields,
  textFields,
  trackFields,
  valueFields,
} from '../../../../src/core/domain/trackFields.ts';
import { openDatabase } from '../../../../src/main/store/database.ts';
import { libraryFile } from '../../../../src/main/store/folder.ts';
import { keptLists } from '../../../../src/main/store/keptLists.ts';
import { foldOrNull } from '../../../../src/main/store/tracks/searchText.ts';
import { type TrackOrders, trackOrders } from '../../../../src/main/store/tracks/trackOrders.ts';
import type { StoredTrack } from '../../../../src/main/store/tracks/trackQueries.ts';
import {
  addModel,
  addTrack,
  at,
  foundFile,
  openTestStore,
  predict,
  type TestStore,
  tempStore,
} from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const genres = ['ambient', 'jazz', 'rock'];
const word = fc.constantFrom(null, 'a', 'B', 'b', 'Ä', 'z');
const number = fc.constantFrom(null, 1, 2, 12);
const tags: fc.Arbitrary<Partial<Tags>> = fc.record({
  title: word,
  artist: word,
  album: word,
  albumArtist: word,
  year: number,
  trackNumber: number,
  discNumber: number,
  codec: fc.constantFrom(null, 'FLAC', 'MPEG 1 Layer 3'),
  container: fc.constantFrom(null, 'WAVE'),
  bitRate: number,
  durationSeconds: number,
  genres: fc.subarray(genres, { maxLength: 1 }),
});
const facts: fc.Arbitrary<MusicalFacts> = fc.record({
  tempoBpm: number,
  estimatedKey: fc.constantFrom(null, 'A minor', 'C major'),
  loudnessLufs: number,
  loudnessSeconds: number,
  loudnessRangeLu: number,
  truePeakDbtp: number,
  dynamicRangeDb: number,
});

/** Of a file that does not decode. */
const noClaims = { codec: null, bitRate: null, sampleRate: null, channels: null, durationSeconds: null };

/** One write to the track at this place, each of another kind. */
type Write = (store: TestStore, id: number, modelId: number) => void;
const names = fc.constantFrom('x/a.mp3', 'x/y/b.mp3', 'x.mp3', 'y/Ä.mp3');
const writes: fc.Arbitrary<Write> = fc.oneof(
  fc.tuple(names, tags).map(
    ([name, changed]): Write =>
      (store, id) => {
        const path = `/music/${id % 5}/${id} ${name}`;
        const before = store.tracks.get(id);
        store.write((to) => to.tracks.update(id, foundFile(path, changed), false));
        const { genres: declaredGenres, container: _, ...read } = changed;
        const heard = before.state === 'analysed' ? before.durationSeconds : null;
        const same = {
          ...read,
          ...(before.state === 'failed' ? noClaims : heard === null ? {} : { durationSeconds: heard }),
        };
        const file = { path, folder: dirname(path), fileName: basename(path), sizeBytes: 1000 };
        expect(store.tracks.get(id)).toMatchObject({ ...same, ...file, declaredGenres });
      },
  ),
  fc.tuple(fc.nat(300), facts).map(
    ([durationSeconds, measured]): Write =>
      (store, id) => {
        store.write((to) =>
          to.features.saveAnalysis(id, {
            durationSeconds,
            windows: [],
            groups: [],
            facts: { version: 1, tempoLevels: [], ...measured },
            remarks: [],
          }),
        );
        expect(store.tracks.get(id)).toMatchObject({ durationSeconds, ...measured, state: 'analysed' });
      },
  ),
  fc.tuple(fc.constantFrom(...genres), fc.constantFrom(0.25, 0.5, 0.9)).map(
    ([genre, confidence]): Write =>
      (store, id, modelId) => {
        predict(store, modelId, id, genre, confidence);
        const predicted = { predictedGenre: genre, confidence };
        expect(store.tracks.get(id)).toMatchObject(
          store.tracks.get(id).kind === 'music' ? predicted : { genre: null, genreSource: 'none' },
        );
      },
  ),
  fc.constantFrom(null, ...genres).map(
    (genre): Write =>
      (store, id) => {
        store.write((to) => to.labels.set([id], genre === null ? null : store.genres.idOf(genre)));
      },
  ),
  fc.constantFrom('present' as const, 'missing' as const).map(
    (presence): Write =>
      (store, id) =>
        store.write((to) => to.tracks.setPresence(id, presence)),
  ),
  fc.constant<Write>((store, id) => {
    store.write((to) => to.tracks.saveFailure(id, { kind: 'undecodable', message: 'x', path: null }));
    expect(store.tracks.get(id)).toMatchObject(noClaims);
  }),
  fc.tuple(fc.nat(3), fc.constantFrom(null, at, at + 86_400_000)).map(
    ([count, lastPlayedAt]): Write =>
      (store, id) => {
        const before = store.tracks.get(id);
        store.write((to) => to.plays.takeIn(id, { count, lastPlayedAt }));
        expect(store.tracks.get(id)).toMatchObject({
          playCount: Math.max(before.playCount, count),
          lastPlayedAt: Math.max(before.lastPlayedAt ?? 0, lastPlayedAt ?? 0) || null,
        });
      },
  ),
  fc.constantFrom(null, 1, 3, 5).map(
    (stars): Write =>
      (store, id) => {
        store.write((to) => to.ratings.set([id], stars));
        expect(store.tracks.get(id).rating).toBe(stars);
      },
  ),
  fc.constantFrom('music' as const, 'not music' as const).map(
    (kind): Write =>
      (store, id) => {
        store.write((to) => to.kinds.setTracks([id], kind));
      },
  ),
);

const size = 12;
const history = fc.array(fc.tuple(fc.nat(size - 1), writes), { minLength: 1, maxLength: 6 });

let time = at;
const clock = () => time;

/** The same library after each of some random stretches of writes, with all of its tracks. */
function everyLibrary(
  check: (store: TestStore, tracks: readonly StoredTrack[]) => void,
  store = tempStore(undefined, clock),
): void {
  const modelId = addModel(store, genres);
  store.write((to) =>
    to.tags.saveMeanings(
      genres.map((written) => ({
        written,
        category: 'genre',
        genreId: store.genres.idOf(written),
        facets: [],
      })),
    ),
  );
  // By path they stand neither as they were added nor the other way round; they are added at different times.
  const ids = Array.from({ length: size }, (_, i) => {
    time = at + ((i * 7) % 4);
    return addTrack(store, `${(i * 5) % size} first`);
  });
  fc.assert(
    fc.property(history, (steps) => {
      for (const [place, write] of steps) write(store, ids[place]!, modelId);
      check(store, store.tracks.details(ids));
    }),
    { numRuns: 40 },
  );
}

type Value = string | number | null;
const order = ['label', 'tag', 'model'];
/** What a field is sorted by, where that is not its value. */
const sortedBy: Partial<Record<SortField, (track: StoredTrack) => Value>> = {
  title: ({ title, fileName }) => foldOrNull(title ?? fileName),
  artist: ({ artist }) => foldOrNull(artist),
  album: ({ album }) => foldOrNull(album),
  albumArtist: ({ albumArtist, artist }) => foldOrNull(albumArtist ?? artist),
  trackNumber: ({ trackNumber, discNumber }) =>
    trackNumber === null ? null : (discNumber ?? 1) * 100_000 + trackNumber,
  genreSource: ({ genreSource }) => (genreSource === 'none' ? null : order.indexOf(genreSource)),
};
const sortValue = (field: SortField, track: StoredTrack): Value => {
  const by = sortedBy[field];
  return by === undefined ? track[field] : by(track);
};

function compare(one: Value, other: Value, sign: 1 | -1): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return (one < other ? -1 : 1) * sign;
}

const idsOf = (tracks: readonly StoredTrack[]): number[] => tracks.map(({ id }) => id);
const present = (tracks: readonly StoredTrack[]) => tracks.filter(({ presence }) => presence === 'present');
const numerically = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b);

test('the schemas have the fields of the table', () => {
  expect(Object.keys(trackRowSchema.shape)).toEqual(['id', ...rowFields]);
  expect(Object.keys(trackDetailSchema.shape)).toEqual(
    expect.arrayContaining([...rowFields, ...detailFields]),
  );
  expect(Object.keys(trackFilterSchema.shape)).toEqual(
    expect.arrayContaining([
      ...rangeFields,
      ...textFields,
      ...oneOfFields,
      ...anyOfFields.map((field) => trackFields[field].filter.part),
    ]),
  );
});

test('rules that an earlier version stored are read: their orders by the names of today, their filters as they are', () => {
  const stored = {
    filter: {
      ...{ genreId: 3, genreIds: [3, 4], source: 'tag', sources: ['label', 'tag'], state: 'analysed' },
      ...{ presence: 'missing', kind: 'not music', search: 'x', confidence: { min: 0.5 } },
      ...{
        tempoBpm: { min: 90, max: 120 },
        year: { max: 1999 },
        durationSeconds: {},
        musicalKeys: ['C major'],
      },
      ...{ formats: ['MP3'], folder: { path: '/music', below: true }, album: { title: 'X', artist: null } },
      ...{ artist: 'A', facets: [{ facet: 'mood', value: 'calm' }], disagrees: true, needsReview: false },
    },
    sort: ['source', 'duration', 'tempo', 'key', 'loudness', 'added', 'title', 'path'].map((key) => ({
      key,
      direction: 'ascending',
    })),
    limit: 10,
  };
  const read = playlistRuleSchema.parse(JSON.parse(JSON.stringify(stored)));
  expect(read).toMatchObject({ filter: stored.filter, limit: 10 });
  expect(read.sort.map(({ key }) => key)).toEqual([
    ...[
      'genreSource',
      'durationSeconds',
      'tempoBpm',
      'musicalKey',
      'loudnessLufs',
      'addedAt',
      'title',
      'path',
    ],
  ]);
  for (const key of ['state', 'wave', 'toString'])
    expect(trackSortSchema.safeParse([{ key, direction: 'ascending' }]).success).toBe(false);
});

test('an order is stale as soon as any column that it depends on is written', () => {
  const dir = tempDir();
  const store = openTestStore(dir, clock);
  everyLibrary(() => {}, store);
  store.close();
  const open = () => {
    const db = openDatabase(join(dir, libraryFile));
    onTestFinished(() => void db.close());
    return db;
  };
  const db = open();
  // Single columns are written, whatever they say together.
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  const orders = trackOrders(db, keptLists(db));
  const sorted = ({ sort }: TrackOrders) =>
    sortFields.map((key) => [key, sort(ids, [{ key, direction: 'ascending' }])]);
  const ids = db.prepare<[], number>('SELECT id FROM tracks').pluck().all();
  const columns = db.prepare<[], string>("SELECT name FROM pragma_table_info('tracks')").pluck().all();
  for (const column of columns.filter((name) => name !== 'id')) {
    sorted(orders);
    db.exec(`
      CREATE TEMP TABLE before AS SELECT id, ${column} AS value FROM main.tracks;
      ${column === 'path' ? "UPDATE tracks SET path = CAST(path || ' moved' AS BLOB);" : ''}
      UPDATE tracks SET ${column} = (SELECT value FROM before b WHERE b.id = tracks.id % ${ids.length} + 1);
      DROP TABLE before;`);
    const other = open();
    expect(sorted(orders), column).toEqual(sorted(trackOrders(other, keptLists(other))));
  }
});

describe('every field', () => {
  test('that sorts gives the order of a plain sort, ties by path', () => {
    const seen = new Map(sortFields.map((field) => [field, new Set<Value>()]));
    everyLibrary((store, all) => {
      const tracks = present(all);
      for (const field of sortFields) {
        for (const track of tracks) seen.get(field)?.add(sortValue(field, track));
        for (const [direction, sign] of [
          ['ascending', 1],
          ['descending', -1],
        ] as const) {
          const sorted = tracks.toSorted(
            (a, b) =>
              compare(sortValue(field, a), sortValue(field, b), sign) ||
              Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
          );
          expect(store.tracks.query({}, [{ key: field, direction }]), field).toEqual(idsOf(sorted));
        }
      }
    });
    // A field whose values are all alike has not been tested.
    for (const [field, values] of seen) expect(values.size, field).toBeGreaterThan(1);
  });

  test('that is filtered by a range gives the tracks in it', () => {
    everyLibrary((store, all) => {
      for (const field of rangeFields) {
        const values = present(all).flatMap((track) => track[field] ?? []);
        for (const end of new Set(values)) {
          const inside = (fits: (value: number) => boolean): number[] =>
            idsOf(present(all).filter(({ [field]: value }) => value !== null && fits(value)));
          const found = (range: object): number[] => numerically(store.tracks.query({ [field]: range }, []));
          expect(found({ min: end })).toEqual(inside((value) => value >= end));
          expect(found({ max: end })).toEqual(inside((value) => value <= end));
          expect(found({ min: end, max: end + 1 })).toEqual(
            inside((value) => value >= end && value <= end + 1),
          );
          expect(found({})).toEqual(inside(() => true));
        }
      }
    });
  });

  test('that is filtered by its value gives the tracks that have it', () => {
    everyLibrary((store, all) => {
      const found = (filter: object): number[] =>
        numerically(store.tracks.query(trackFilterSchema.parse(filter), []));
      for (const field of textFields)
        for (const value of new Set(present(all).flatMap((track) => track[field] ?? [])))
          expect(found({ [field]: value })).toEqual(
            idsOf(present(all).filter((track) => track[field] === value)),
          );
      for (const field of anyOfFields) {
        const values = [...new Set(present(all).flatMap((track) => track[field] ?? []))];
        for (const chosen of [values.slice(0, 1), values.slice(1), values])
          expect(found({ [trackFields[field].filter.part]: chosen })).toEqual(
            idsOf(present(all).filter((track) => chosen.some((value) => value === track[field]))),
          );
      }
      for (const field of oneOfFields)
        for (const value of trackFields[field].value.options)
          expect(found({ [field]: value })).toEqual(
            idsOf((field === 'presence' ? all : present(all)).filter((track) => track[field] === value)),
          );
    });
  });

  test('whose values are offered offers those of the present tracks, most frequent first', () => {
    everyLibrary((store, all) => {
      for (const field of valueFields) {
        const values = present(all).flatMap((track) => track[field] ?? []);
        const counted = [...new Set(values)]
          .sort((a, b) => (a < b ? -1 : 1))
          .map((value) => ({
            value: String(value),
            tracks: values.filter((other) => other === value).length,
          }))
          .sort((a, b) => b.tracks - a.tracks);
        expect(store.tracks.values(field, 1000), field).toEqual(counted);
      }
    });
  });

  test('that groups stands above its tracks', () => {
    everyLibrary((store, all) => {
      for (const field of groupFields) {
        const { ids, groups } = store.tracks.grouped({}, albumOrder, field);
        expect(numerically(ids)).toEqual(idsOf(present(all)));
        let end = 0;
        for (const { title, tracks, seconds } of groups) {
          const own = store.tracks.details(ids.slice(end, end + tracks));
          end += tracks;
          expect(own[0]?.[field] ?? null).toBe(title);
          expect(seconds).toBe(own.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0));
          expect(new Set(own.map((track) => sortValue(field, track))).size).toBe(1);
        }
        expect(end).toBe(ids.length);
      }
    });
  });
});
