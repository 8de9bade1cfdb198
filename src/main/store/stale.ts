// Which lists a transaction makes stale, noted by triggers on every write.
import { type Topic, topics } from '../../core/domain/events.ts';
import type { Database } from './database.ts';
import { decidedColumns } from './genres/effectiveGenre.ts';

/** What each table's rows are shown in. Tables that are not named are read by nobody but Stackwax itself. */
const causes: readonly (readonly [event: string, stale: readonly Topic[]])[] = [
  ['INSERT ON main.roots', ['roots']],
  ['UPDATE ON main.roots', ['roots']],
  ['INSERT ON main.tracks', ['tracks', 'genres', 'roots']],
  ['DELETE ON main.tracks', ['tracks', 'genres', 'roots', 'labels', 'playlists']],
  ['UPDATE OF presence, root_id ON main.tracks', ['genres', 'roots']],
  ['INSERT ON main.genres', ['genres']],
  ['INSERT ON main.genre_states', ['genres', 'tracks']],
  ['INSERT ON main.genre_offers', ['genres']],
  ['DELETE ON main.genre_offers', ['genres']],
  ['INSERT ON main.genre_kin', ['genres', 'tracks']],
  ['INSERT ON main.genre_spellings', ['tracks']],
  ['INSERT ON main.overlays', ['genres']],
  ['INSERT ON main.tag_meanings', ['genres']],
  ['UPDATE ON main.tag_meanings', ['genres']],
  ['INSERT ON main.labels', ['labels']],
  ['INSERT ON main.track_kinds', ['labels']],
  ['INSERT ON main.folder_kinds', ['labels']],
  ['INSERT ON main.kind_proposals', ['tracks']],
  ['DELETE ON main.kind_proposals', ['tracks']],
  ['INSERT ON main.match_questions', ['tracks']],
  ['DELETE ON main.match_questions', ['tracks']],
  ['INSERT ON main.match_refusals', ['tracks']],
  ['INSERT ON main.models', ['models']],
  ['INSERT ON main.active_model', ['models']],
  ['INSERT ON main.playlist_states', ['playlists']],
  ['INSERT ON main.settings', ['settings']],
  ['INSERT ON main.duplicate_members', ['duplicates', 'tracks']],
  ['DELETE ON main.duplicate_members', ['duplicates', 'tracks']],
  ['INSERT ON main.duplicates_looked', ['duplicates']],
  ['INSERT ON main.preferences', ['duplicates']],
  ['INSERT ON main.duplicate_refusals', ['duplicates']],
  ['INSERT ON main.ears', ['ears']],
  ['UPDATE ON main.ears', ['ears']],
  ['DELETE ON main.ears', ['ears']],
  ['INSERT ON main.maps', ['map']],
  ['UPDATE ON main.maps', ['map']],
  ['UPDATE ON main.clusterings', ['clusters', 'tracks', 'playlists']],
  ['INSERT ON main.cluster_names', ['clusters']],
  ['INSERT ON main.track_tags', ['trackTags', 'tracks']],
  ['UPDATE ON main.track_tags', ['trackTags', 'tracks']],
  ['DELETE ON main.track_tags', ['trackTags', 'tracks']],
  ['UPDATE ON main.tag_names', ['trackTags']],
  ['INSERT ON main.taggers', ['trackTags']],
  ['DELETE ON main.taggers', ['trackTags']],
  ['INSERT ON main.ratings', ['tracks']],
  ['INSERT ON main.said_tags', ['trackTags']],
  ['INSERT ON main.cue_points', ['tracks']],
  ['INSERT ON main.tag_sources', ['trackTags']],
  ['UPDATE ON main.tag_sources', ['trackTags']],
  ['DELETE ON main.tag_sources', ['trackTags']],
];

/**
 * Returns a function that returns the stale topics and clears them; to be called at the end of each transaction, with whether the
 * kind or genre of a track was decided anew: that is known without a trigger for each of many tracks.
 */
export function staleTopics(db: Database): (areDecided: boolean) => Topic[] {
  db.exec('CREATE TEMP TABLE stale (topic TEXT PRIMARY KEY) WITHOUT ROWID');
  const columns = db.prepare<[], string>("SELECT name FROM pragma_table_info('tracks')").pluck().all();
  const others = columns.filter((column) => !decidedColumns.includes(column));
  const ofTracks = [`UPDATE OF ${others.join()} ON main.tracks`, ['tracks']] as const;
  for (const [i, [event, stale]] of [...causes, ofTracks].entries()) {
    const rows = stale.map((topic) => `('${topic}')`).join();
    db.exec(
      `CREATE TEMP TRIGGER stale_${i} AFTER ${event} BEGIN INSERT INTO stale VALUES ${rows} ON CONFLICT DO NOTHING; END`,
    );
  }
  const noted = db.prepare<[], string>('SELECT topic FROM stale').pluck();
  const forget = db.prepare('DELETE FROM stale');
  return (areDecided) => {
    const found = new Set(noted.all());
    if (found.size > 0) forget.run();
    if (areDecided) found.add('tracks').add('genres');
    return topics.filter((topic) => found.has(topic));
  };
}
