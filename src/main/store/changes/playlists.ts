// Playlists: a log of whole playlists, of which the last counts; a smart one looks for its tracks anew each time.
import * as z from 'zod';
import { AppError } from '../../../core/domain/errors.ts';
import { type PlaylistRule, playlistRuleSchema } from '../../../core/domain/playlist.ts';
import type { Database, Room } from '../database.ts';
import { parseStored } from '../stored.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';
import type { TrackLists } from '../tracks/trackLists.ts';
import type { TrackQueries } from '../tracks/trackQueries.ts';
import type { Append } from './changeLog.ts';

export const definitionSchema = z.object({
  name: z.string(),
  /** Made by hand: its tracks in order. */
  trackIds: z.array(z.int()),
  /** Smart: what it looks for; null for one made by hand. */
  rule: playlistRuleSchema.nullable(),
  deleted: z.boolean(),
});
export interface PlaylistDefinition {
  readonly name: string;
  readonly trackIds: readonly number[];
  readonly rule: PlaylistRule | null;
  readonly deleted: boolean;
}

export interface StoredPlaylist {
  readonly id: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly definition: PlaylistDefinition;
}

export interface PlaylistReads {
  /** All that can be read, the deleted ones too, in the order of their making. */
  list(): StoredPlaylist[];
  /** Throws AppError('not-found'), AppError('library-unusable') for one that is damaged. */
  get(id: number): StoredPlaylist;
  /** Its tracks in its order; those of folders that were taken out wait unseen for their return. */
  contents(definition: PlaylistDefinition): { ids: number[]; seconds: number };
}

export interface PlaylistWrites {
  create(definition: PlaylistDefinition): number;
  set(id: number, definition: PlaylistDefinition): void;
}

type Tracks = Pick<TrackQueries & TrackLists, 'query' | 'extent'>;
type Row = Omit<StoredPlaylist, 'definition'> & { definition: string };

export function playlistStore(
  db: Database,
  append: Append,
  tracks: Tracks,
  currentIds: CurrentIds,
  now: () => number,
): Room<PlaylistReads, PlaylistWrites> {
  const rows = (which: string) => /* sql */ `
    SELECT p.id, p.created_at AS createdAt, c.at AS changedAt, s.definition
    FROM playlists p JOIN playlist_states s
      ON s.id = (SELECT max(l.id) FROM playlist_states l WHERE l.playlist_id = p.id)
    JOIN changes c ON c.id = s.change_id WHERE ${which} ORDER BY p.id`;
  const list = db.prepare<[], Row>(rows('true'));
  const get = db.prepare<[number], Row>(rows('p.id = ?'));
  const make = db.prepare('INSERT INTO playlists (created_at) VALUES (?)');
  const insert = db.prepare(
    'INSERT INTO playlist_states (playlist_id, definition, change_id) VALUES (?, ?, ?)',
  );
  const set = (id: number, definition: PlaylistDefinition): void =>
    void insert.run(
      id,
      JSON.stringify({ ...definition, trackIds: currentIds(definition.trackIds) }),
      append({ of: 'playlist', id }),
    );

  /** None for one that is damaged. */
  function parsed({ definition, ...row }: Row): StoredPlaylist[] {
    return parseStored(definitionSchema, definition).map(({ trackIds, ...rest }) => ({
      ...row,
      definition: { ...rest, trackIds: currentIds(trackIds) },
    }));
  }

  return {
    read: {
      list: () => list.all().flatMap(parsed),
      get(id) {
        const found = get.get(id);
        if (found === undefined) throw new AppError('not-found', `There is no playlist ${id}.`);
        const [playlist] = parsed(found);
        if (playlist === undefined)
          throw new AppError('library-unusable', `Playlist ${id} is damaged. A backup may have it whole.`);
        return playlist;
      },
      contents({ rule, trackIds }) {
        if (rule === null) return tracks.extent(trackIds);
        const found = tracks.query(rule.filter, rule.sort);
        return tracks.extent(rule.limit === null ? found : found.slice(0, rule.limit));
      },
    },
    write: {
      create(definition) {
        const id = Number(make.run(now()).lastInsertRowid);
        set(id, definition);
        return id;
      },
      set,
    },
  };
}
