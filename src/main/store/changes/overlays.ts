// The user's changes to the vocabulary: a log of whole overlays, of which the last counts.
import type { Database, Room } from '../database.ts';
import type { Append } from './changeLog.ts';

export interface OverlayReads {
  /** As JSON; null when there are none. */
  current(): string | null;
}

export interface OverlayWrites {
  set(json: string): void;
}

export function overlayStore(db: Database, append: Append): Room<OverlayReads, OverlayWrites> {
  const current = db
    .prepare<[], string | null>('SELECT overlay FROM overlays ORDER BY id DESC LIMIT 1')
    .pluck();
  const insert = db.prepare('INSERT INTO overlays (overlay, change_id) VALUES (?, ?)');
  return {
    read: { current: () => current.get() ?? null },
    write: { set: (json) => void insert.run(json, append({ of: 'vocabulary' })) },
  };
}
