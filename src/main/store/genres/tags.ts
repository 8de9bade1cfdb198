// Written genre strings and what they mean.
import type { Database, Room } from '../database.ts';

export type FacetName = 'genre' | 'mood' | 'era' | 'description';

export interface TagMeaning {
  readonly written: string;
  readonly category: string;
  /** The user's genre that it leads to. */
  readonly genreId: number | null;
  readonly facets: readonly { readonly facet: FacetName; readonly value: string }[];
}

export interface TagReads {
  /** Distinct strings in the genre fields of present tracks, with the number of tracks. */
  written(): { written: string; count: number }[];
  /** All distinct strings in genre fields, or those that have no meaning yet. */
  strings(which: 'all' | 'new'): string[];
  /** Which strings are to be read in this transaction: all when genres or vocabulary changed, new ones when tracks came. */
  toRead(): 'all' | 'new' | null;
  /** Hash of the vocabulary that the meanings were read with. */
  vocabularyUsed(): string | null;
  /** Values of a facet with the number of present tracks that have it, most frequent first. */
  facetValues(facet: FacetName): { value: string; tracks: number }[];
}

export interface TagWrites {
  saveMeanings(meanings: readonly TagMeaning[]): void;
  /** The meanings of all strings: others are dropped. */
  replaceMeanings(meanings: readonly TagMeaning[]): void;
  setVocabularyUsed(hash: string): void;
}

export function tagStore(db: Database): Room<TagReads, TagWrites> {
  // Nearly all tracks are present: those that are not are looked up once, instead of every track's presence.
  const written = db.prepare<[], { written: string; count: number }>(/* sql */ `
    SELECT written, count(DISTINCT track_id) AS count FROM declared_genres
    WHERE track_id NOT IN (SELECT id FROM tracks WHERE presence = 'missing')
    GROUP BY written ORDER BY count DESC, written`);
  // From one string to the next by the index: there are far fewer strings than places where they stand.
  const strings = (which: string) =>
    db
      .prepare<[], string>(/* sql */ `
    WITH RECURSIVE strings (written) AS (
      SELECT min(written) FROM declared_genres
      UNION ALL
      SELECT (SELECT min(d.written) FROM declared_genres d WHERE d.written > strings.written)
      FROM strings WHERE strings.written IS NOT NULL
    )
    SELECT written FROM strings WHERE written IS NOT NULL ${which}`)
      .pluck();
  const stringsOf = {
    all: strings(''),
    new: strings('AND written NOT IN (SELECT written FROM tag_meanings)'),
  };
  // What stays as it is is not written, for then no track is decided anew.
  const setMeaning = db.prepare(/* sql */ `
    INSERT INTO tag_meanings (written, category, genre_id) VALUES (?, ?, ?)
    ON CONFLICT (written) DO UPDATE SET category = excluded.category, genre_id = excluded.genre_id
    WHERE category <> excluded.category OR genre_id IS NOT excluded.genre_id`);
  const dropOthers = db.prepare(
    'DELETE FROM tag_meanings WHERE written NOT IN (SELECT value FROM json_each(?))',
  );
  const dropFacets = db.prepare('DELETE FROM tag_facets');
  const insertFacet = db.prepare('INSERT OR IGNORE INTO tag_facets (written, facet, value) VALUES (?, ?, ?)');
  const used = db.prepare<[], { hash: string }>('SELECT hash FROM vocabulary_used');
  const setUsed = db.prepare('INSERT OR REPLACE INTO vocabulary_used (only_row, hash) VALUES (1, ?)');
  // CROSS: SQLite would go through the library for each string of the facet.
  const facetValues = db.prepare<[FacetName], { value: string; tracks: number }>(/* sql */ `
    SELECT f.value, count(DISTINCT d.track_id) AS tracks
    FROM tag_facets f CROSS JOIN declared_genres d ON d.written = f.written
    CROSS JOIN tracks t ON t.id = d.track_id AND t.presence = 'present'
    WHERE f.facet = ? GROUP BY f.value ORDER BY tracks DESC, f.value`);

  db.exec(/* sql */ `
    CREATE TEMP TABLE to_read (which TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TEMP TRIGGER read_new AFTER INSERT ON main.declared_genres BEGIN
      INSERT INTO to_read VALUES ('new') ON CONFLICT DO NOTHING;
    END;
    CREATE TEMP TRIGGER read_by_genres AFTER INSERT ON main.genre_states BEGIN
      INSERT INTO to_read VALUES ('all') ON CONFLICT DO NOTHING;
    END;
    CREATE TEMP TRIGGER read_by_overlay AFTER INSERT ON main.overlays BEGIN
      INSERT INTO to_read VALUES ('all') ON CONFLICT DO NOTHING;
    END;`);
  const toRead = db.prepare<[], 'all' | 'new' | null>('SELECT min(which) FROM to_read').pluck();
  const areRead = db.prepare('DELETE FROM to_read');

  function save(meanings: readonly TagMeaning[]): void {
    for (const { written: text, category, genreId, facets } of meanings) {
      setMeaning.run(text, category, genreId);
      for (const { facet, value } of facets) insertFacet.run(text, facet, value);
    }
    areRead.run();
  }

  return {
    read: {
      written: () => written.all(),
      strings: (which) => stringsOf[which].all(),
      toRead: () => toRead.get() ?? null,
      vocabularyUsed: () => used.get()?.hash ?? null,
      facetValues: (facet) => facetValues.all(facet),
    },
    write: {
      saveMeanings: save,
      replaceMeanings(meanings) {
        dropFacets.run();
        dropOthers.run(JSON.stringify(meanings.map(({ written: text }) => text)));
        save(meanings);
      },
      setVocabularyUsed: (hash) => void setUsed.run(hash),
    },
  };
}
