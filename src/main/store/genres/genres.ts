// The user's genres.

import { AppError } from '../../../core/domain/errors.ts';
import type { Genre } from '../../../core/domain/genre.ts';
import { genreKey } from '../../../core/genres/name.ts';
import type { Database, Room } from '../database.ts';

/** A genre without its place in the vocabulary, which the store does not know. */
export type ListedGenre = Omit<Genre, 'parent'>;

export interface GenreReads {
  list(): ListedGenre[];
  /** The same without counting tracks. */
  names(): { id: number; name: string }[];
  idOf(name: string): number | null;
}

export interface GenreWrites {
  /** The id of the genre of that name, created when there is none; tags may map to it then. */
  ensure(name: string): number;
  /** Sets which genres are of one lineage, and so do not contradict each other; each pair once. */
  setKin(pairs: readonly (readonly [string, string])[]): void;
}

export function genreStore(db: Database, now: () => number): Room<GenreReads, GenreWrites> {
  const list = db.prepare<[], ListedGenre>(/* sql */ `
    SELECT g.id, g.name, count(t.id) AS tracks,
      count(CASE t.genre_source WHEN 'label' THEN 1 END) AS labelled,
      avg(CASE t.genre_source WHEN 'model' THEN t.confidence END) AS meanConfidence
    FROM genres g LEFT JOIN tracks t ON t.genre_id = g.id AND t.presence = 'present'
    GROUP BY g.id ORDER BY g.name`);
  const names = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM genres ORDER BY name');
  const byKey = db.prepare<[string], { id: number }>('SELECT id FROM genres WHERE key = ?');
  const insert = db.prepare('INSERT INTO genres (name, key, added_at) VALUES (?, ?, ?)');
  const forgetKin = db.prepare('DELETE FROM genre_kin');
  const insertKin = db.prepare(/* sql */ `
    INSERT OR IGNORE INTO genre_kin SELECT a.id, b.id FROM genres a, genres b
    WHERE (a.name = :one AND b.name = :other) OR (a.name = :other AND b.name = :one)`);
  return {
    read: {
      list: () => list.all(),
      names: () => names.all(),
      idOf: (name) => byKey.get(genreKey(name))?.id ?? null,
    },
    write: {
      ensure(name) {
        const key = genreKey(name);
        if (key === '') throw new AppError('invalid', 'A genre needs a name.');
        const known = byKey.get(key);
        if (known !== undefined) return known.id;
        const stored = name.trim().normalize('NFC').toLowerCase();
        return Number(insert.run(stored, key, now()).lastInsertRowid);
      },
      setKin(pairs) {
        forgetKin.run();
        for (const [one, other] of pairs) insertKin.run({ one, other });
      },
    },
  };
}
