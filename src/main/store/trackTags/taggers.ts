// The tagger that was learned last, its figures, and which tracks were heard with it.
import type { Database, Room } from '../database.ts';

/** A tagger in the form in which models are saved. */
export interface KeptTagger {
  readonly parts: string;
  readonly weights: Uint8Array;
}

export interface TaggerReads {
  /** Null before tags were learned. */
  current(): { readonly id: number; readonly figures: string } | null;
  saved(): (KeptTagger & { readonly id: number }) | null;
  /** Present, analysed tracks that were not heard with the current tagger; none where there is none. */
  unheard(): number[];
  areUnheard(): boolean;
}

export interface TaggerWrites {
  /** In the place of the one before. Returns its number. */
  save(tagger: KeptTagger & { readonly figures: string }): number;
  /** One that cannot be used. */
  drop(id: number): void;
  noteHeard(taggerId: number, trackIds: readonly number[]): void;
}

export function taggerReads(db: Database): TaggerReads {
  const current = db.prepare<[], { id: number; figures: string }>('SELECT id, figures FROM taggers');
  const saved = db.prepare<[], KeptTagger & { id: number }>('SELECT id, parts, weights FROM taggers');
  const waiting = /* sql */ `
    FROM taggers g CROSS JOIN tracks t
    WHERE t.state = 'analysed' AND t.presence = 'present'
      AND NOT EXISTS (SELECT 1 FROM tagger_tracks h WHERE h.track_id = t.id AND h.tagger_id = g.id)`;
  const unheard = db.prepare<[], number>(`SELECT t.id ${waiting} ORDER BY t.id`).pluck();
  const some = db.prepare<[], number>(`SELECT 1 ${waiting} LIMIT 1`).pluck();
  return {
    current: () => current.get() ?? null,
    saved: () => saved.get() ?? null,
    unheard: () => unheard.all(),
    areUnheard: () => some.get() !== undefined,
  };
}

export function taggerStore(db: Database, now: () => number): Room<TaggerReads, TaggerWrites> {
  const add = db.prepare('INSERT INTO taggers (learned_at, parts, weights, figures) VALUES (?, ?, ?, ?)');
  const dropOthers = db.prepare('DELETE FROM taggers WHERE id <> ?');
  const drop = db.prepare('DELETE FROM taggers WHERE id = ?');
  const note = db.prepare(/* sql */ `
    INSERT INTO tagger_tracks (track_id, tagger_id) SELECT id, :taggerId FROM tracks WHERE id = :trackId
    ON CONFLICT (track_id) DO UPDATE SET tagger_id = excluded.tagger_id`);
  return {
    read: taggerReads(db),
    write: {
      save({ parts, weights, figures }) {
        const id = Number(add.run(now(), parts, Buffer.from(weights), figures).lastInsertRowid);
        dropOthers.run(id);
        return id;
      },
      drop: (id) => void drop.run(id),
      noteHeard(taggerId, trackIds) {
        for (const trackId of trackIds) note.run({ taggerId, trackId });
      },
    },
  };
}
