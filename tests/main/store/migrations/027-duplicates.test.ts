// A library from before maps and duplicates: what was set stays, nothing is grouped yet, and what is said of duplicates is undone.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { addTrack, openTestStore, tempStore } from '../../../helpers/library.ts';
import { tempDir } from '../../../helpers/tempDir.ts';

const tables = [
  'file_edits',
  ...['file_place_ends', 'file_places', 'made_folders'],
  'cue_points',
  ...['queues', 'player_places'],
  'ratings',
  'genre_spellings',
  ...['tagger_tracks', 'taggers'],
  ...['tags_undecided', 'track_tags', 'heard_tags', 'tag_words_used', 'string_tags', 'written_tags'],
  ...['tag_strings', 'tag_sources', 'said_tags', 'tag_names'],
  ...['space_points', 'space_metrics', 'cluster_names', 'cluster_tracks', 'clusters', 'clusterings'],
  ...['duplicate_refusals', 'preferences', 'duplicates_looked', 'duplicate_members', 'print_pairs', 'prints'],
  'maps',
  'kept_lists',
];

test('a library of version 25', () => {
  const dir = tempDir();
  const store = openTestStore(dir);
  const [a, b] = [addTrack(store, 'a.mp3'), addTrack(store, 'b.mp3')];
  store.write((write) => write.labels.set([a], write.genres.ensure('metal')));
  store.close();
  const db = new Database(join(dir, 'library.db'));
  for (const trigger of [
    'space_points_new',
    'space_points_gone',
    'tagger_tracks_end',
    'tagger_tracks_more',
    'kept_lists_more',
    'kept_lists_fewer',
    'kept_lists_other',
  ])
    db.exec(`DROP TRIGGER ${trigger}`);
  for (const column of ['play_count', 'last_played_at']) db.exec(`ALTER TABLE tracks DROP COLUMN ${column}`);
  for (const table of tables) db.exec(`DROP TABLE ${table}`);
  db.exec('DROP INDEX tracks_by_rating; DROP INDEX tag_facets_by_written');
  db.exec('ALTER TABLE tracks DROP COLUMN rating');
  // Two files with the same sound.
  db.exec(`UPDATE tracks SET fingerprint = 'one'`);
  db.pragma('user_version = 25');
  db.close();
  const again = tempStore(dir);
  expect(again.maps.get('pca')).toBeNull();
  expect(again.duplicates.groups()).toEqual([]);
  expect(again.labels.current()).toEqual([{ trackId: a, genre: 'metal' }]);
  again.write((write) => write.duplicates.noteFiles());
  expect(again.duplicates.groups()).toMatchObject([{ trackIds: [a, b], isSaid: false }]);
  again.write((write) => write.duplicates.prefer(b, [a]));
  expect(again.duplicates.groups()).toMatchObject([{ keptId: b, isSaid: true }]);
  again.write((write) => write.changes.undo(null));
  expect(again.duplicates.groups()).toMatchObject([{ isSaid: false }]);
  again.write((write) => write.changes.undo(null));
  expect(again.labels.current()).toEqual([]);
});
