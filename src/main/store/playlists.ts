// Playlists as a log: each change is the whole playlist anew, so that every change can be taken back and nothing is lost.
import * as z from 'zod';
import { AppError } from '../../core/domain/errors.ts';
import { type PlaylistRule, playlistRuleSchema } from '../../core/domain/playlist.ts';
import type { Database, Room } from './database.ts';
import type { TrackLists } from './tracks/trackLists.ts';
import type { TrackQueries } from './tracks/trackQueries.ts';

const definitionSchema = z.object({
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
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface PlaylistReads {
  /** All, the deleted ones too, in the order of their making. */
  list(): StoredPlaylist[];
  /** Throws AppError('not-found'). */
  get(id: number): StoredPlaylist;
  /** Its tracks in its order; those of folders that were taken out wait unseen for their return. */
  contents(definition: PlaylistDefinition): { ids: number[]; seconds: number };
}

export interface PlaylistWrites {
  create(definition: PlaylistDefinition): number;
  /** Appends the playlist as it is now. */
  change(id: number, definition: PlaylistDefinition): void;
  /** False when there is nothing to take back: a playlist's making is not. */
  undo(id: number): boolean;
  redo(id: number): boolean;
}

interface ChangeRow {
  id: number;
  at: number;
  undoes: number | null;
  redoes: number | null;
}

type Tracks = Pick<TrackQueries & TrackLists, 'query' | 'extent'>;

export function playlistStore(
  db: Database,
  tracks: Tracks,
  now: () => number,
): Room<PlaylistReads, PlaylistWrites> {
  const ids = db.prepare<[], number>('SELECT id FROM playlists ORDER BY id').pluck();
  const made = db.prepare<[number], number>('SELECT created_at FROM playlists WHERE id = ?').pluck();
  const make = db.prepare('INSERT INTO playlists (created_at) VALUES (?)');
  const append = db.prepare(
    'INSERT INTO playlist_changes (playlist_id, at, definition, undoes, redoes) VALUES (?, ?, ?, ?, ?)',
  );
  const log = db.prepare<[number], ChangeRow>(
    'SELECT id, at, undoes, redoes FROM playlist_changes WHERE playlist_id = ? ORDER BY id',
  );
  const definition = db
    .prepare<[number], string>('SELECT definition FROM playlist_changes WHERE id = ?')
    .pluck();

  return {
    read: {
      list: () => ids.all().map(read),
      get: read,
      contents({ rule, trackIds }) {
        if (rule === null) return tracks.extent(trackIds);
        const found = tracks.query(rule.filter, rule.sort);
        return tracks.extent(rule.limit === null ? found : found.slice(0, rule.limit));
      },
    },
    write: {
      create(first) {
        const id = Number(make.run(now()).lastInsertRowid);
        append.run(id, now(), JSON.stringify(first), null, null);
        return id;
      },
      change: (id, next) => void append.run(id, now(), JSON.stringify(next), null, null),
      undo(id) {
        const { done } = stacks(log.all(id));
        const last = done.at(-1);
        const before = done.at(-2);
        if (last === undefined || before === undefined) return false;
        append.run(id, now(), definition.get(before.shows), last.change, null);
        return true;
      },
      redo(id) {
        const next = stacks(log.all(id)).undone.at(-1);
        if (next === undefined) return false;
        append.run(id, now(), definition.get(next.shows), null, next.change);
        return true;
      },
    },
  };

  function read(id: number): StoredPlaylist {
    const createdAt = made.get(id);
    const changes = log.all(id);
    const last = changes.at(-1);
    if (createdAt === undefined || last === undefined)
      throw new AppError('not-found', `There is no playlist ${id}.`);
    const { done, undone } = stacks(changes);
    return {
      id,
      createdAt,
      changedAt: last.at,
      definition: definitionSchema.parse(JSON.parse(definition.get(last.id) ?? '')),
      canUndo: done.length > 1,
      canRedo: undone.length > 0,
    };
  }
}

interface Step {
  /** The change that this step is, and the row that has the playlist as it was after it. */
  readonly change: number;
  readonly shows: number;
}

/** The log read as two stacks: what stands, and what was taken back and nothing new was done since. */
function stacks(changes: readonly ChangeRow[]): { done: Step[]; undone: Step[] } {
  const done: Step[] = [];
  let undone: Step[] = [];
  for (const { id, undoes, redoes } of changes) {
    const from = undoes !== null ? done.pop() : redoes !== null ? undone.pop() : undefined;
    if (undoes !== null && from !== undefined) undone.push(from);
    else if (redoes !== null && from !== undefined) done.push(from);
    else {
      done.push({ change: id, shows: id });
      undone = [];
    }
  }
  return { done, undone };
}
