// What the tags of the library ask for: genres that many tracks name; what the first scan has done of it, and what is offered since.
import * as z from 'zod';
import type { GenreFromTags } from '../../../core/domain/genre.ts';
import type { Database, Room } from '../database.ts';
import { parseStored } from '../stored.ts';

/** Strings in the genre fields of a track, in order, none where it has none, and how many tracks have just these. */
export interface CommonStrings {
  readonly written: readonly string[];
  readonly tracks: number;
  /** The greatest id of them. */
  readonly lastId: number;
}

export interface FromTagsReads {
  /** Of present music after this track, by id, at most so many tracks. */
  strings(afterId: number, atMost: number): CommonStrings[];
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

const writtenSchema = z.array(z.string());

export function fromTagsStore(db: Database): Room<FromTagsReads, FromTagsWrites> {
  const strings = db
    .prepare<[number, number], [written: string, tracks: number, lastId: number]>(/* sql */ `
      SELECT written, count(*), max(id) FROM (
        SELECT t.id, (
          SELECT json_group_array(written ORDER BY position) FROM declared_genres WHERE track_id = t.id
        ) AS written
        FROM (SELECT id FROM tracks WHERE id > ? AND presence = 'present' AND kind = 'music' ORDER BY id LIMIT ?) t
      ) GROUP BY written`)
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
      strings: (afterId, atMost) =>
        strings.all(afterId, atMost).map(([written, tracks, lastId]) => ({
          written: parseStored(writtenSchema, written).flat(),
          tracks,
          lastId,
        })),
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
