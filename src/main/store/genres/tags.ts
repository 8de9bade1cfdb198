// Written genre strings and what they mean, and the user's changes to the vocabulary.
import type { Database } from '../database.ts';

export type FacetName = 'genre' | 'mood' | 'era' | 'description';

export interface TagMeaning {
  readonly written: string;
  readonly category: string;
  /** The user's genre that it leads to. */
  readonly genreId: number | null;
  readonly facets: readonly { readonly facet: FacetName; readonly value: string }[];
}

export interface TagStore {
  /** Distinct strings in the genre fields of present tracks, with the number of tracks. */
  written(): { written: string; count: number }[];
  /** Strings that no meaning is kept of. */
  unread(): string[];
  saveMeanings(meanings: readonly TagMeaning[]): void;
  /** To be read anew, all of them. */
  forgetMeanings(): void;
  /** The user's genre that each string leads to; null for one that leads to none. */
  genresMeant(): Map<string, number | null>;
  /** Tracks in whose genre fields any of these stands. */
  tracksWith(written: readonly string[]): number[];
  /** Hash of the vocabulary that the meanings were read with. */
  vocabularyUsed(): string | null;
  setVocabularyUsed(hash: string): void;
  /** Values of a facet with the number of present tracks that have it, most frequent first. */
  facetValues(facet: FacetName): { value: string; tracks: number }[];
  /** The user's changes to the vocabulary as they stand, as JSON; null when there are none. */
  overlay(): string | null;
  setOverlay(json: string, now: number): void;
  /** Takes back the last change that stands. False when there is none. */
  undoOverlay(now: number): boolean;
}

export function tagStore(db: Database): TagStore {
  // Nearly all tracks are present: those that are not are looked up once, instead of every track's presence.
  const written = db.prepare<[], { written: string; count: number }>(/* sql */ `
    SELECT written, count(DISTINCT track_id) AS count FROM declared_genres
    WHERE track_id NOT IN (SELECT id FROM tracks WHERE presence = 'missing')
    GROUP BY written ORDER BY count DESC, written`);
  // From one string to the next by the index: there are far fewer strings than places where they stand.
  const unread = db.prepare<[], { written: string }>(/* sql */ `
    WITH RECURSIVE strings (written) AS (
      SELECT min(written) FROM declared_genres
      UNION ALL
      SELECT (SELECT min(d.written) FROM declared_genres d WHERE d.written > strings.written)
      FROM strings WHERE strings.written IS NOT NULL
    )
    SELECT written FROM strings
    WHERE written IS NOT NULL AND written NOT IN (SELECT written FROM tag_meanings)`);
  const insertMeaning = db.prepare(
    'INSERT OR REPLACE INTO tag_meanings (written, category, genre_id) VALUES (?, ?, ?)',
  );
  const insertFacet = db.prepare('INSERT OR IGNORE INTO tag_facets (written, facet, value) VALUES (?, ?, ?)');
  const meant = db.prepare<[], [string, number | null]>('SELECT written, genre_id FROM tag_meanings').raw();
  const tracksWith = db
    .prepare<[string], number>(/* sql */ `
      SELECT DISTINCT track_id FROM declared_genres WHERE written IN (SELECT value FROM json_each(?))`)
    .pluck();
  const used = db.prepare<[], { hash: string }>('SELECT hash FROM vocabulary_used');
  const setUsed = db.prepare('INSERT OR REPLACE INTO vocabulary_used (only_row, hash) VALUES (1, ?)');
  const facetValues = db.prepare<[FacetName], { value: string; tracks: number }>(/* sql */ `
    SELECT f.value, count(DISTINCT d.track_id) AS tracks
    FROM tag_facets f JOIN declared_genres d ON d.written = f.written
    JOIN tracks t ON t.id = d.track_id AND t.presence = 'present'
    WHERE f.facet = ? GROUP BY f.value ORDER BY tracks DESC, f.value`);
  const standing = db.prepare<[], { id: number; overlay: string }>(/* sql */ `
    SELECT id, overlay FROM genre_overlays o
    WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM genre_overlays u WHERE u.undoes = o.id)
    ORDER BY id DESC LIMIT 1`);
  const append = db.prepare('INSERT INTO genre_overlays (at, overlay, undoes) VALUES (?, ?, ?)');

  return {
    written: () => written.all(),
    unread: () => unread.all().map((row) => row.written),
    saveMeanings(meanings) {
      for (const { written: text, category, genreId, facets } of meanings) {
        insertMeaning.run(text, category, genreId);
        for (const { facet, value } of facets) insertFacet.run(text, facet, value);
      }
    },
    forgetMeanings() {
      db.exec('DELETE FROM tag_facets; DELETE FROM tag_meanings');
    },
    genresMeant: () => new Map(meant.all()),
    tracksWith: (texts) => tracksWith.all(JSON.stringify(texts)),
    vocabularyUsed: () => used.get()?.hash ?? null,
    setVocabularyUsed: (hash) => void setUsed.run(hash),
    facetValues: (facet) => facetValues.all(facet),
    overlay: () => standing.get()?.overlay ?? null,
    setOverlay: (json, now) => void append.run(now, json, null),
    undoOverlay(now) {
      const last = standing.get();
      if (last === undefined) return false;
      append.run(now, '', last.id);
      return true;
    },
  };
}
