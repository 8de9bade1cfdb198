// Files that were written, a row each of a step of the log: noted before, settled after, with what brings the file before back.
import type { FileRefusal, FileStep } from '../../../core/domain/tagWriting.ts';
import type { Database, Room } from '../database.ts';
import type { CurrentIds } from '../tracks/joinedTracks.ts';

/** What all steps together keep for undo; the oldest give way. */
const mostKept = 256 * 1024 * 1024;

export interface NewFileEdit {
  readonly trackId: number;
  readonly path: Uint8Array;
  readonly draft: Uint8Array;
  readonly keepsTimes: boolean;
  /** The edit that it takes back. */
  readonly ofEdit: number | null;
}

/** One that nobody has settled: the process that did was ended. */
export interface OpenFileEdit {
  readonly id: number;
  readonly path: Buffer;
  readonly draft: Buffer | null;
  readonly state: 'begun' | 'ready';
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
}

/** One that can be taken back. */
export interface DoneFileEdit {
  readonly id: number;
  /** As it is called now. */
  readonly trackId: number;
  readonly path: Buffer;
  readonly keepsTimes: boolean;
  readonly beforeHash: string;
  readonly afterHash: string;
  /** Null where it was too long ago. */
  readonly inverse: Buffer | null;
}

export interface FileEditReads {
  open(): OpenFileEdit[];
  /** Ids of the edits of a step that were done and not taken back, the last first. */
  revertible(changeId: number): number[];
  done(id: number): DoneFileEdit;
  /** The step that this one takes back, or repeats; null for one that did something new. */
  origin(changeId: number): number | null;
  /** Steps that wrote files, the newest first. */
  steps(): FileStep[];
}

export interface FileEditWrites {
  /** A new step of the log, of which files are to come. */
  step(): number;
  begin(changeId: number, edits: readonly NewFileEdit[]): number[];
  /** `path` is the file itself, behind all links, and `draft` lies beside it. */
  ready(
    id: number,
    edit: {
      readonly path: Uint8Array;
      readonly draft: Uint8Array;
      readonly beforeHash: string;
      readonly afterHash: string;
      readonly inverse: Uint8Array;
    },
  ): void;
  done(id: number): void;
  failed(id: number, refusal: FileRefusal): void;
  /** It was none: the file says so already. */
  drop(id: number): void;
  /** Forgets what undo needs of the oldest, beyond what is kept of all. */
  thin(): void;
}

export function fileEditStore(
  db: Database,
  appendStep: () => number,
  currentIds: CurrentIds,
): Room<FileEditReads, FileEditWrites> {
  const open = db.prepare<[], OpenFileEdit>(/* sql */ `
    SELECT id, path, draft, state, before_hash AS beforeHash, after_hash AS afterHash FROM file_edits
    WHERE state IN ('begun', 'ready') ORDER BY id`);
  const revertible = db
    .prepare<[number], number>(/* sql */ `
      SELECT id FROM file_edits e WHERE change_id = ? AND state = 'done'
        AND NOT EXISTS (SELECT 1 FROM file_edits r WHERE r.of_edit = e.id AND r.state = 'done')
      ORDER BY id DESC`)
    .pluck();
  const done = db.prepare<[number], Omit<DoneFileEdit, 'keepsTimes'> & { keepsTimes: 0 | 1 }>(/* sql */ `
    SELECT id, track_id AS trackId, path, keeps_times AS keepsTimes, before_hash AS beforeHash,
      after_hash AS afterHash, inverse
    FROM file_edits WHERE id = ? AND state = 'done'`);
  const origin = db
    .prepare<[number], number | null>('SELECT coalesce(undoes, redoes) FROM changes WHERE id = ?')
    .pluck();
  const steps = db.prepare<[], Omit<FileStep, 'stands'> & { stands: 0 | 1 }>(/* sql */ `
    SELECT c.id, c.at, count(*) AS files, c.undoes IS NULL AND EXISTS (
      SELECT 1 FROM file_edits e WHERE e.change_id = c.id AND e.state = 'done'
        AND NOT EXISTS (SELECT 1 FROM file_edits r WHERE r.of_edit = e.id AND r.state = 'done')) AS stands
    FROM changes c JOIN file_edits f ON f.change_id = c.id AND f.state = 'done'
    WHERE c.scope = 'files' GROUP BY c.id ORDER BY c.id DESC`);
  const begin = db.prepare<[number, number, Buffer, Buffer, 0 | 1, number | null]>(/* sql */ `
    INSERT INTO file_edits (change_id, track_id, path, draft, state, keeps_times, of_edit)
    VALUES (?, ?, ?, ?, 'begun', ?, ?)`);
  const ready = db.prepare<[Buffer, Buffer, string, string, Buffer, number]>(/* sql */ `
    UPDATE file_edits SET state = 'ready', path = ?, draft = ?, before_hash = ?, after_hash = ?, inverse = ? WHERE id = ?`);
  const settle = db.prepare<['done' | 'failed', string | null, number]>(
    'UPDATE file_edits SET state = ?, draft = NULL, refusal = ? WHERE id = ?',
  );
  const forget = db.prepare<[number]>('UPDATE file_edits SET inverse = NULL WHERE id = ?');
  const drop = db.prepare<[number]>('DELETE FROM file_edits WHERE id = ?');
  const thin = db.prepare<[number]>(/* sql */ `
    UPDATE file_edits SET inverse = NULL WHERE id IN (
      SELECT id FROM (
        SELECT id, sum(length(inverse)) OVER (ORDER BY id DESC) AS kept FROM file_edits WHERE inverse IS NOT NULL)
      WHERE kept > ?)`);

  return {
    read: {
      open: () => open.all(),
      revertible: (changeId) => revertible.all(changeId),
      done(id) {
        const edit = done.get(id);
        if (edit === undefined) throw new Error(`no edit ${id} was done`);
        const [trackId = edit.trackId] = currentIds([edit.trackId]);
        return { ...edit, trackId, keepsTimes: edit.keepsTimes === 1 };
      },
      origin: (changeId) => origin.get(changeId) ?? null,
      steps: () => steps.all().map((step) => ({ ...step, stands: step.stands === 1 })),
    },
    write: {
      step: appendStep,
      begin: (changeId, edits) =>
        edits.map(({ trackId, path, draft, keepsTimes, ofEdit }) =>
          Number(
            begin.run(changeId, trackId, Buffer.from(path), Buffer.from(draft), keepsTimes ? 1 : 0, ofEdit)
              .lastInsertRowid,
          ),
        ),
      ready: (id, { path, draft, beforeHash, afterHash, inverse }) =>
        void ready.run(
          Buffer.from(path),
          Buffer.from(draft),
          beforeHash,
          afterHash,
          Buffer.from(inverse),
          id,
        ),
      done: (id) => void settle.run('done', null, id),
      failed(id, refusal) {
        settle.run('failed', JSON.stringify(refusal), id);
        forget.run(id);
      },
      drop: (id) => void drop.run(id),
      thin: () => void thin.run(mostKept),
    },
  };
}
