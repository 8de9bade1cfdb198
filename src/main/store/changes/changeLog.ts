// The log of changes, read as a stack: undo and redo append changes, whose rows restore or repeat those of an earlier one.
import type { ChangeScope } from '../../../core/domain/change.ts';
import type { Database, Room } from '../database.ts';
import { stillUsedSql } from '../genres/states.ts';
import { isBelowSql } from '../tracks/trackFilter.ts';

/**
 * Every log that a change appends to: the last row of a subject is its value. A subject belongs to one scope, so what a
 * subject had before a row is what it had before that change. `first`: what undo leaves of a subject that had nothing.
 */
const logs: readonly { table: string; subject: readonly string[]; value: string; first: string }[] = [
  { table: 'labels', subject: ['track_id'], value: 'genre_id', first: 'NULL' },
  { table: 'genre_states', subject: ['genre_id'], value: 'state', first: 'NULL' },
  { table: 'track_kinds', subject: ['track_id'], value: 'kind', first: 'NULL' },
  { table: 'folder_kinds', subject: ['folder'], value: 'kind', first: 'NULL' },
  { table: 'cluster_names', subject: ['cluster_id'], value: 'name', first: 'NULL' },
  { table: 'overlays', subject: ['vocabulary'], value: 'overlay', first: 'NULL' },
  { table: 'preferences', subject: ['track_id'], value: 'preferred', first: 'NULL' },
  { table: 'duplicate_refusals', subject: ['pair'], value: 'refused', first: 'NULL' },
  { table: 'ratings', subject: ['track_id'], value: 'stars', first: 'NULL' },
  { table: 'said_tags', subject: ['track_id', 'tag_id'], value: 'holds', first: 'NULL' },
  // What files do follows after the transaction; what a row of an undo holds is not asked.
  { table: 'file_places', subject: ['track_id'], value: 'place', first: 'NULL' },
  { table: 'cue_points', subject: ['track_id', 'source'], value: 'cues', first: 'NULL' },
  {
    table: 'playlist_states',
    subject: ['playlist_id'],
    value: 'definition',
    first: "json_set(l.definition, '$.deleted', json('true'))",
  },
];

export interface ChangeReads {
  /** Tracks whose label, kind, stars, tags, cue points or place among duplicates this change concerns. */
  tracks(changeId: number): number[];
  /** Names of the genres that this change takes in, or out. */
  genres(changeId: number): { takenIn: string[]; takenOut: string[] };
  /** How many clusters this change gave a name, or took it from. */
  clusters(changeId: number): number;
  /** How many playlists this change made or changed. */
  playlists(changeId: number): number;
  /** How many steps are newer than this time. */
  since(ms: number): number;
}

export interface ChangeWrites {
  /** Takes back the last change that stands, of the scope or of all; null when there is none. */
  undo(scope: ChangeScope | null): AppendedChange | null;
  /** Repeats what was undone last, unless its scope has a newer change; null when there is nothing. */
  redo(scope: ChangeScope | null): AppendedChange | null;
  /** A step that takes back this one of files, whatever came after it: each file says by itself whether it can be. */
  undoFiles(changeId: number): AppendedChange;
  /** The change of labels and kinds that this transaction has appended so far; null when it has set none. */
  ofTracks(): number | null;
  /** Goes on with this change of labels and kinds, while it is the last of all: so a long step is one in several transactions. */
  goOn(changeId: number): void;
  /** All that this transaction appends from here on is one step with its labels and kinds, playlists that it makes, too. */
  together(): void;
}

export interface AppendedChange {
  readonly id: number;
  readonly scope: ChangeScope;
}

/** The change of the transaction under way in this scope, appended when it is first asked for. */
export type Append = (scope: ChangeScope) => number;

export interface ChangeLog extends Room<ChangeReads, ChangeWrites> {
  readonly append: Append;
  /** Appends the undo of this very change, whatever came after it: only for what nothing later builds on. */
  readonly takeBack: (changeId: number) => number;
  /** A new transaction begins. */
  begin(): void;
}

interface Step {
  readonly id: number;
  readonly undoes: number | null;
  readonly scope: ChangeScope['of'];
  readonly playlistId: number | null;
}

export function changeLog(db: Database, now: () => number): ChangeLog {
  const insert = db.prepare<[number, string, number | null, number | null, number | null]>(
    'INSERT INTO changes (at, scope, playlist_id, undoes, redoes) VALUES (?, ?, ?, ?, ?)',
  );
  const last = (which: string) => {
    const step = (scope: string) =>
      db.prepare<[Record<string, string | number | null>], Step>(/* sql */ `
        SELECT id, undoes, scope, playlist_id AS playlistId FROM changes c WHERE ${scope} AND ${which}
        ORDER BY id DESC LIMIT 1`);
    return { all: step('true'), one: step('scope = :of AND playlist_id IS :id') };
  };
  // A step of files of which none was written is nothing to take back.
  const wroteSql = /* sql */ `
    (scope <> 'files' OR EXISTS (SELECT 1 FROM file_edits e WHERE e.change_id = c.id AND e.state = 'done')
      OR EXISTS (SELECT 1 FROM file_places p WHERE p.change_id = c.id))`;
  const standing = last(
    `undoes IS NULL AND NOT EXISTS (SELECT 1 FROM changes u WHERE u.undoes = c.id) AND ${wroteSql}`,
  );
  const undone = last(/* sql */ `
    undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM changes r WHERE r.redoes = c.id)
    AND NOT EXISTS (
      SELECT 1 FROM changes n WHERE n.scope = c.scope AND n.playlist_id IS c.playlist_id AND n.id > c.id
        AND n.undoes IS NULL AND n.redoes IS NULL)
    AND ${wroteSql}`);
  // Backwards: of two rows of one subject, what it had before the first comes last and counts.
  const restore = logs.map(({ table, subject, value, first }) =>
    db.prepare(/* sql */ `
      INSERT INTO ${table} (${subject.join()}, ${value}, change_id)
      SELECT ${subject.map((column) => `l.${column}`).join()}, coalesce((
        SELECT p.${value} FROM ${table} p WHERE ${subject.map((column) => `p.${column} = l.${column}`).join(' AND ')}
          AND p.id < l.id ORDER BY p.id DESC LIMIT 1
      ), ${first}), :change
      FROM ${table} l WHERE l.change_id = :of ORDER BY l.id DESC`),
  );
  const repeat = logs.map(({ table, subject, value }) =>
    db.prepare(/* sql */ `
      INSERT INTO ${table} (${subject.join()}, ${value}, change_id)
      SELECT ${subject.join()}, ${value}, :change FROM ${table} WHERE change_id = :of ORDER BY id`),
  );
  const tracks = db
    .prepare<{ change: number }, number>(/* sql */ `
      SELECT track_id FROM labels WHERE change_id = :change
      UNION SELECT track_id FROM track_kinds WHERE change_id = :change
      UNION SELECT track_id FROM preferences WHERE change_id = :change
      UNION SELECT track_id FROM ratings WHERE change_id = :change
      UNION SELECT track_id FROM said_tags WHERE change_id = :change
      UNION SELECT track_id FROM cue_points WHERE change_id = :change
      UNION SELECT track_id FROM file_places WHERE change_id = :change
      UNION SELECT CAST(substr(pair, 1, instr(pair, ' ') - 1) AS INTEGER) FROM duplicate_refusals WHERE change_id = :change
      UNION SELECT tracks.id FROM folder_kinds f JOIN tracks ON ${isBelowSql('f.folder')} WHERE f.change_id = :change`)
    .pluck();
  const genres = db.prepare<[number], { name: string; state: string | null }>(/* sql */ `
    SELECT g.name, s.state FROM genre_states s JOIN genres g ON g.id = s.genre_id
    WHERE s.change_id = ? GROUP BY g.id HAVING s.id = max(s.id) ORDER BY g.name`);
  // A label that came with another step, or a model, may name a genre whose taking in is taken back.
  const keepUsed = db.prepare(
    `INSERT INTO genre_states (genre_id, state, change_id) SELECT genre_id, 'own', :change FROM (${stillUsedSql})`,
  );
  const clusters = db
    .prepare<[number], number>('SELECT count(DISTINCT cluster_id) FROM cluster_names WHERE change_id = ?')
    .pluck();
  const playlists = db
    .prepare<[number], number>('SELECT count(DISTINCT playlist_id) FROM playlist_states WHERE change_id = ?')
    .pluck();
  const newest = db.prepare<[], number>('SELECT max(id) FROM changes').pluck();
  const since = db.prepare<[number], number>('SELECT count(*) FROM changes WHERE at > ?').pluck();
  /** By scope. */
  const open = new Map<string, number>();
  let areOne = false;

  function add(scope: ChangeScope, undoes: number | null, redoes: number | null): AppendedChange {
    const playlistId = scope.of === 'playlist' ? scope.id : null;
    const id = Number(insert.run(now(), scope.of, playlistId, undoes, redoes).lastInsertRowid);
    return { id, scope };
  }

  function find({ all, one }: typeof standing, scope: ChangeScope | null): Step | undefined {
    return scope === null
      ? all.get({})
      : one.get({ of: scope.of, id: scope.of === 'playlist' ? scope.id : null });
  }

  function appendUndo(changeId: number, scope: ChangeScope): AppendedChange {
    const undo = add(scope, changeId, null);
    for (const log of restore) log.run({ change: undo.id, of: changeId });
    keepUsed.run({ change: undo.id });
    return undo;
  }

  return {
    append(asked) {
      const scope: ChangeScope = areOne ? { of: 'tracks' } : asked;
      const key = keyOf(scope);
      const known = open.get(key);
      if (known !== undefined) return known;
      const { id } = add(scope, null, null);
      open.set(key, id);
      return id;
    },
    takeBack: (changeId) => appendUndo(changeId, { of: 'files' }).id,
    begin() {
      open.clear();
      areOne = false;
    },
    read: {
      tracks: (change) => tracks.all({ change }),
      genres(change) {
        const all = genres.all(change);
        const named = (isOwn: boolean) =>
          all.flatMap(({ name, state }) => ((state === 'own') === isOwn ? [name] : []));
        return { takenIn: named(true), takenOut: named(false) };
      },
      clusters: (change) => clusters.get(change) ?? 0,
      playlists: (change) => playlists.get(change) ?? 0,
      since: (ms) => since.get(ms) ?? 0,
    },
    write: {
      undo(scope) {
        const step = find(standing, scope);
        if (step === undefined) return null;
        return appendUndo(step.id, scopeOf(step));
      },
      redo(scope) {
        const undo = find(undone, scope);
        if (undo === undefined) return null;
        const redo = add(scopeOf(undo), null, undo.id);
        for (const log of repeat) log.run({ change: redo.id, of: undo.undoes });
        keepUsed.run({ change: redo.id });
        return redo;
      },
      undoFiles: (changeId) => add({ of: 'files' }, changeId, null),
      ofTracks: () => open.get(keyOf({ of: 'tracks' })) ?? null,
      goOn(changeId) {
        if (newest.get() === changeId) open.set(keyOf({ of: 'tracks' }), changeId);
      },
      together() {
        areOne = true;
      },
    },
  };
}

function keyOf(scope: ChangeScope): string {
  return scope.of === 'playlist' ? `playlist ${scope.id}` : scope.of;
}

function scopeOf({ scope, playlistId }: Step): ChangeScope {
  if (scope !== 'playlist') return { of: scope };
  if (playlistId === null) throw new Error('a change of no playlist');
  return { of: scope, id: playlistId };
}
