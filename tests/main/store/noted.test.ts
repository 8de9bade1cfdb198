// What triggers note: the genre of every track that a write may concern is decided, and no table's lists stay stale.
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/main/store/database.ts';
import { staleTopics } from '../../../src/main/store/stale.ts';
import type { Writes } from '../../../src/main/store/store.ts';
import { analysisOf } from '../../helpers/analysis.ts';
import { addModel, addTrack, foundFile, tempStore } from '../../helpers/library.ts';
import { tempDir } from '../../helpers/tempDir.ts';

/** Seen by nobody, or seen in rows of another table that are written with theirs. */
const withoutTopics = [
  'changes',
  'cluster_tracks',
  'clusters',
  'declared_genres',
  'feature_groups',
  'file_edits',
  'file_place_ends',
  'file_places',
  'first_scan',
  'group_failures',
  'heard_tags',
  'joined_tracks',
  'kept_lists',
  'made_folders',
  'past_jobs',
  'player_places',
  'playlists',
  'predictions',
  'print_pairs',
  'prints',
  'queues',
  'space_metrics',
  'space_points',
  'string_tags',
  'tag_facets',
  'tag_strings',
  'tag_words_used',
  'tagger_tracks',
  'tags_undecided',
  'taken_in',
  'tempo_levels',
  'usual_tempi',
  'vectors',
  'vocabulary_used',
  'windows',
  'written_files',
  'written_tags',
];

test('every table has topics, or is one that has no subscribers', () => {
  const db = openDatabase(join(tempDir(), 'library.db'));
  staleTopics(db);
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'track_search%' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  const watched = new Set(
    db.prepare<[], string>("SELECT tbl_name FROM sqlite_temp_schema WHERE type = 'trigger'").pluck().all(),
  );
  expect(tables.filter((table) => !watched.has(table))).toEqual(withoutTopics);
  db.close();
});

test('whatever is written in whatever order, deciding all genres anew changes nothing', () => {
  const folders = ['', 'talk/', 'talk/deep/'] as const;
  const names = ['rock', 'jazz'] as const;
  const track = fc.nat(3);
  const kind = fc.constantFrom('music' as const, 'not music' as const, null);
  const step = fc.oneof(
    fc.record({ what: fc.constant('label' as const), track, genre: fc.option(fc.nat(1)) }),
    fc.record({ what: fc.constant('kind' as const), track, kind }),
    fc.record({ what: fc.constant('folder' as const), folder: fc.constantFrom(...folders), kind }),
    fc.record({
      what: fc.constant('predict' as const),
      track,
      genre: fc.nat(1),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({
      what: fc.constant('move' as const),
      track,
      folder: fc.constantFrom(...folders),
      genres: fc.subarray(['R', 'J', 'x']),
    }),
    fc.record({
      what: fc.constant('mean' as const),
      written: fc.constantFrom('R', 'J'),
      genre: fc.option(fc.nat(1)),
    }),
    fc.record({ what: fc.constant('trust' as const), trustFileTags: fc.boolean() }),
    fc.record({ what: fc.constant('analyse' as const), track }),
  );
  const store = tempStore();
  const model = addModel(store, names);
  const genreIds = names.map((name) => store.genres.idOf(name)!);
  let run = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      run += 1;
      const ids = [0, 1, 2, 3].map((n) =>
        addTrack(store, `${folders[n % 3]}${run} ${n}.mp3`, { genres: ['R'] }),
      );
      const take = (to: Writes, one: (typeof steps)[number]): void => {
        if (one.what === 'label')
          to.labels.set([ids[one.track]!], one.genre === null ? null : genreIds[one.genre]!);
        else if (one.what === 'kind') to.kinds.setTracks([ids[one.track]!], one.kind);
        else if (one.what === 'folder') to.kinds.setFolder(`/music/${one.folder}`, one.kind);
        else if (one.what === 'predict')
          to.models.savePredictions(model, [
            {
              trackId: ids[one.track]!,
              genreId: genreIds[one.genre]!,
              confidence: one.confidence,
              values: new Float32Array(4),
            },
          ]);
        else if (one.what === 'move')
          to.tracks.update(
            ids[one.track]!,
            foundFile(`/music/${one.folder}${run} ${one.track}.mp3`, { genres: one.genres }),
            false,
          );
        else if (one.what === 'mean')
          to.tags.saveMeanings([
            {
              written: one.written,
              category: 'genre',
              genreId: one.genre === null ? null : genreIds[one.genre]!,
              facets: [],
            },
          ]);
        else if (one.what === 'trust') to.settings.set({ trustFileTags: one.trustFileTags });
        else to.features.saveAnalysis(ids[one.track]!, analysisOf([Float32Array.of(1)], []));
      };
      for (const one of steps) {
        store.write((to) => take(to, one));
        const rows = store.tracks.rows(ids);
        // Set to what it is, which decides every track.
        store.write((to) => to.settings.set({ trustFileTags: store.settings.get().trustFileTags }));
        expect(store.tracks.rows(ids)).toEqual(rows);
      }
    }),
    { numRuns: 60 },
  );
});
