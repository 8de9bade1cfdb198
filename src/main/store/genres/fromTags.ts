// What the tags of the library ask for: genres that many tracks name; what the first scan has done of it, and what is offered since.
import type { GenreFromTags } from '../../../core/domain/genre.ts';
import type { Database, Room } from '../database.ts';

/** A track's strings in its genre fields, in order; none where it has none. */
export interface TrackStrings {
  readonly id: number;
  readonly written: readonly string[];
}

export interface FromTagsReads {
  /** Present music after this track, by id, at most so many. */
  strings(afterId: number, atMost: number): TrackStrings[];
  /** As the last scan found them, the most tracks first; what became of them since is not regarded. */
  offers(): GenreFromTags[];
  /** Whether genres are offered from now on, and whether tracks have still to be decided with those that came in. */
  firstScan(): { isOver: boolean; isDeciding: boolean };
  lastId(): number;
}

export interface FromTagsWrites {
  /** In the place of those before. */
  setOffers(offers: readonly GenreFromTags[]): void;
  setDeciding(isDeciding: boolean): void;
  endFirstScan(): void;
}

export function fromTagsStore(db: Database): Room<FromTagsReads, FromTagsWrites> {
  const strings = db
    .prepare<[number, number], [number, string | null]>(/* sql */ `
      SELECT t.id, d.written FROM (
        SELECT id FROM tracks WHERE id > ? AND presence = 'present' AND kind = 'music' ORDER BY id LIMIT ?
      ) t LEFT JOIN declared_genres d ON d.track_id = t.id ORDER BY t.id, d.position`)
    .raw();
  const offers = db.prepare<[], GenreFromTags>(
    'SELECT name AS genre, tracks FROM genre_offers ORDER BY tracks DESC, name',
  );
  const forget = db.prepare('DELETE FROM genre_offers');
  const insert = db.prepare('INSERT INTO genre_offers (name, tracks) VALUES (?, ?)');
  const state = db.prepare<[], { isOver: number; isDeciding: number }>(
    'SELECT is_over AS isOver, is_deciding AS isDeciding FROM first_scan',
  );
  const setDeciding = db.prepare('UPDATE first_scan SET is_deciding = ?');
  const end = db.prepare('UPDATE first_scan SET is_over = 1 WHERE is_over = 0');
  const lastId = db.prepare<[], number | null>('SELECT max(id) FROM tracks').pluck();
  return {
    read: {
      strings(afterId, atMost) {
        const tracks: { id: number; written: string[] }[] = [];
        for (const [id, written] of strings.all(afterId, atMost)) {
          if (tracks.at(-1)?.id !== id) tracks.push({ id, written: [] });
          if (written !== null) tracks.at(-1)?.written.push(written);
        }
        return tracks;
      },
      offers: () => offers.all(),
      firstScan() {
        const { isOver, isDeciding } = state.get() ?? { isOver: 1, isDeciding: 0 };
        return { isOver: isOver === 1, isDeciding: isDeciding === 1 };
      },
      lastId: () => lastId.get() ?? 0,
    },
    write: {
      setOffers(next) {
        forget.run();
        for (const { genre, tracks } of next) insert.run(genre, tracks);
      },
      setDeciding: (isDeciding) => void setDeciding.run(isDeciding ? 1 : 0),
      endFirstScan: () => void end.run(),
    },
  };
}
