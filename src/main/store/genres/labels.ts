// What a person said: an append-only log in steps; undo and redo append, too.
import type { Database, Room } from '../database.ts';

export interface LabelBatch {
  readonly batchId: number;
  readonly trackIds: readonly number[];
}

/** A track with a label that counts, for training. */
export interface LabelledTrack {
  readonly trackId: number;
  readonly genre: string;
}

export interface LabelReads {
  current(): LabelledTrack[];
}

export interface LabelWrites {
  set(trackIds: readonly number[], genreId: number | null): LabelBatch;
  /** Different genres in one step, which undo takes back as one. */
  setEach(labels: readonly { trackId: number; genreId: number }[]): LabelBatch;
  undo(): LabelBatch | null;
  redo(): LabelBatch | null;
}

export function labelStore(db: Database, now: () => number): Room<LabelReads, LabelWrites> {
  const newBatch = db.prepare('INSERT INTO label_batches (at, undoes, redoes) VALUES (?, ?, ?)');
  const append = db.prepare('INSERT INTO labels (track_id, genre_id, batch_id) VALUES (?, ?, ?)');
  const tracksOf = db.prepare<[number], { trackId: number }>(
    'SELECT track_id AS trackId FROM labels WHERE batch_id = ?',
  );

  /*
   * The log read as a stack. A plain step or a redo is undone when a later undo names it; the last that is not is the
   * one to undo. An undo is spent when a redo names it; and a plain step made after it closes the way forward.
   */
  const lastStanding = db.prepare<[], { id: number }>(/* sql */ `
    SELECT id FROM label_batches b
    WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM label_batches u WHERE u.undoes = b.id)
    ORDER BY id DESC LIMIT 1`);
  const lastUndo = db.prepare<[], { id: number; undoes: number }>(/* sql */ `
    SELECT id, undoes FROM label_batches b
    WHERE undoes IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM label_batches r WHERE r.redoes = b.id)
      AND NOT EXISTS (
        SELECT 1 FROM label_batches n WHERE n.id > b.id AND n.undoes IS NULL AND n.redoes IS NULL)
    ORDER BY id DESC LIMIT 1`);

  // Each track goes back to what it had before the batch; a track that had nothing gets null.
  const restore = db.prepare(/* sql */ `
    INSERT INTO labels (track_id, genre_id, batch_id)
    SELECT l.track_id,
      (SELECT p.genre_id FROM labels p WHERE p.track_id = l.track_id AND p.id < l.id ORDER BY p.id DESC LIMIT 1),
      :batch
    FROM labels l WHERE l.batch_id = :undone`);
  const repeat = db.prepare(/* sql */ `
    INSERT INTO labels (track_id, genre_id, batch_id)
    SELECT l.track_id, l.genre_id, :batch FROM labels l WHERE l.batch_id = :redone`);

  const current = db.prepare<[], LabelledTrack>(/* sql */ `
    SELECT l.track_id AS trackId, g.name AS genre
    FROM labels l JOIN genres g ON g.id = l.genre_id
    WHERE l.id = (SELECT max(m.id) FROM labels m WHERE m.track_id = l.track_id)
    ORDER BY l.track_id`);

  const touched = (batchId: number): LabelBatch => ({
    batchId,
    trackIds: tracksOf.all(batchId).map((row) => row.trackId),
  });

  return {
    read: { current: () => current.all() },
    write: {
      set(trackIds, genreId) {
        const batchId = Number(newBatch.run(now(), null, null).lastInsertRowid);
        for (const trackId of new Set(trackIds)) append.run(trackId, genreId, batchId);
        return touched(batchId);
      },
      setEach(labels) {
        const batchId = Number(newBatch.run(now(), null, null).lastInsertRowid);
        for (const { trackId, genreId } of labels) append.run(trackId, genreId, batchId);
        return touched(batchId);
      },
      undo() {
        const step = lastStanding.get();
        if (step === undefined) return null;
        const batchId = Number(newBatch.run(now(), step.id, null).lastInsertRowid);
        restore.run({ batch: batchId, undone: step.id });
        return touched(batchId);
      },
      redo() {
        const undo = lastUndo.get();
        if (undo === undefined) return null;
        const batchId = Number(newBatch.run(now(), null, undo.id).lastInsertRowid);
        repeat.run({ batch: batchId, redone: undo.undoes });
        return touched(batchId);
      },
    },
  };
}
