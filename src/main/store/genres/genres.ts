// The genres that Stackwax has heard of in this library, and which of them it sorts by: a log, of which a genre's last row counts.

import { AppError } from '../../../core/domain/errors.ts';
import type { Genre, GenreThatCameIn } from '../../../core/domain/genre.ts';
import { genreKey } from '../../../core/genres/name.ts';
import type { GenreSpelling } from '../../../core/genres/vocabulary/family.ts';
import type { Append } from '../changes/changeLog.ts';
import type { Database, Room } from '../database.ts';
import { spaced } from '../search/textMatch.ts';
import { latestState } from './states.ts';

/** A genre without its place in the vocabulary, which the store does not know. */
export type ListedGenre = Omit<Genre, 'parent'>;

export interface GenreReads {
  /** The library's own, by which it is sorted. */
  list(): ListedGenre[];
  /** The same without counting tracks. */
  names(): { id: number; name: string }[];
  /** Of any genre that was ever the library's, or refused. */
  idOf(name: string): number | null;
  /** Names of those that a person does not want, and of those that came in by themselves and were taken out by undo. */
  unwanted(): string[];
  cameIn(): GenreThatCameIn[];
}

export interface GenreWrites {
  /** The id of the genre of that name; one that nothing was said of becomes the library's. No step of a person's. */
  ensure(name: string): number;
  /** The same as a step that undo takes back: the genre is the library's afterwards, whatever was said before. */
  takeIn(name: string): number;
  /** As `takeIn`, for what comes in by itself because so many tracks name it. */
  letIn(name: string, namedBy: number): number;
  /** The library is not sorted by it, and nothing takes it in by itself again. Its labels must be none. */
  refuse(name: string): void;
  /** Sets which genres are of one lineage, and so do not contradict each other; each pair once. */
  setKin(pairs: readonly (readonly [string, string])[]): void;
  /** Sets how genres are written, each with those that it stands under. */
  setSpellings(spellings: readonly GenreSpelling[]): void;
}

export function genreStore(db: Database, append: Append, now: () => number): Room<GenreReads, GenreWrites> {
  const list = db.prepare<[], ListedGenre>(/* sql */ `
    SELECT g.id, g.name, count(t.id) AS tracks,
      count(CASE t.genre_source WHEN 'label' THEN 1 END) AS labelled,
      avg(CASE t.genre_source WHEN 'model' THEN t.confidence END) AS meanConfidence
    FROM genres g LEFT JOIN tracks t ON t.genre_id = g.id AND t.presence = 'present'
    WHERE ${latestState('g.id')} = 'own' GROUP BY g.id ORDER BY g.name`);
  const names = db.prepare<[], { id: number; name: string }>(
    `SELECT id, name FROM genres g WHERE ${latestState('g.id')} = 'own' ORDER BY name`,
  );
  const byKey = db.prepare<[string], { id: number }>('SELECT id FROM genres WHERE key = ?');
  const insert = db.prepare('INSERT INTO genres (name, key, added_at) VALUES (?, ?, ?)');
  const stateOf = db
    .prepare<[number], string | null>(
      'SELECT state FROM genre_states WHERE genre_id = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck();
  const setState = db.prepare(
    'INSERT INTO genre_states (genre_id, state, named_by, change_id) VALUES (?, ?, ?, ?)',
  );
  const unwanted = db
    .prepare<[], string>(/* sql */ `
      SELECT g.name FROM genres g WHERE ${latestState('g.id')} = 'refused' OR (
        ${latestState('g.id')} IS NULL AND EXISTS (
          SELECT 1 FROM genre_states e WHERE e.genre_id = g.id AND e.named_by IS NOT NULL))`)
    .pluck();
  const cameIn = db.prepare<[], Omit<GenreThatCameIn, 'isOwn'> & { isOwn: number }>(/* sql */ `
    SELECT g.name AS genre, s.named_by AS tracks, c.at, ${latestState('g.id')} IS 'own' AS isOwn
    FROM genre_states s JOIN genres g ON g.id = s.genre_id JOIN changes c ON c.id = s.change_id
    WHERE s.named_by IS NOT NULL ORDER BY c.at, s.named_by DESC, g.name`);
  const forgetKin = db.prepare('DELETE FROM genre_kin');
  const insertKin = db.prepare(/* sql */ `
    INSERT OR IGNORE INTO genre_kin
      SELECT a.id, b.id FROM genres a JOIN genres b ON b.key = :other WHERE a.key = :one
      UNION ALL SELECT b.id, a.id FROM genres a JOIN genres b ON b.key = :other WHERE a.key = :one`);

  const forgetSpellings = db.prepare('DELETE FROM genre_spellings');
  const insertSpelling = db.prepare(/* sql */ `
    INSERT OR IGNORE INTO genre_spellings (genre_id, key, words, is_above)
      SELECT id, :key, :words, :isAbove FROM genres WHERE key = :genre`);

  /** The row of a genre of that name, made where there is none. */
  function rowOf(name: string): number {
    const key = genreKey(name);
    if (key === '') throw new AppError('invalid', 'A genre needs a name.');
    const known = byKey.get(key);
    if (known !== undefined) return known.id;
    const stored = name.trim().normalize('NFC').toLowerCase();
    return Number(insert.run(stored, key, now()).lastInsertRowid);
  }

  function takeIn(name: string, namedBy: number | null): number {
    const id = rowOf(name);
    if (stateOf.get(id) !== 'own') setState.run(id, 'own', namedBy, append({ of: 'tracks' }));
    return id;
  }

  return {
    read: {
      list: () => list.all(),
      names: () => names.all(),
      idOf: (name) => byKey.get(genreKey(name))?.id ?? null,
      unwanted: () => unwanted.all(),
      cameIn: () => cameIn.all().map((one) => ({ ...one, isOwn: one.isOwn === 1 })),
    },
    write: {
      ensure(name) {
        const id = rowOf(name);
        if ((stateOf.get(id) ?? null) === null) setState.run(id, 'own', null, null);
        return id;
      },
      takeIn: (name) => takeIn(name, null),
      letIn: takeIn,
      refuse(name) {
        const id = rowOf(name);
        if (stateOf.get(id) !== 'refused') setState.run(id, 'refused', null, append({ of: 'tracks' }));
      },
      setKin(pairs) {
        forgetKin.run();
        for (const [one, other] of pairs) insertKin.run({ one: genreKey(one), other: genreKey(other) });
      },
      setSpellings(spellings) {
        forgetSpellings.run();
        for (const { genre, spelling, isAbove } of spellings)
          insertSpelling.run({
            genre: genreKey(genre),
            key: genreKey(spelling),
            words: spaced(spelling),
            isAbove: isAbove ? 1 : 0,
          });
      },
    },
  };
}
