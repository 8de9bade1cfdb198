// Migration 25: which genres are the library's is a log, too; what its first scan has read, and what tags offer. Frozen once released.

export const ownGenres = /* sql */ `
  -- The last row of a genre counts.
  CREATE TABLE genre_states (
    id INTEGER PRIMARY KEY,
    genre_id INTEGER NOT NULL REFERENCES genres (id),
    -- 'own': the library sorts by it. 'refused': a person does not want it. Null: a step that took it in is undone.
    state TEXT CHECK (state IN ('own', 'refused')),
    -- How many tracks named it in their tags, where it came in by itself.
    named_by INTEGER,
    -- Null where no person did it: the starter's genres, and those of earlier libraries.
    change_id INTEGER REFERENCES changes (id)
  ) STRICT;
  INSERT INTO genre_states (genre_id, state) SELECT id, 'own' FROM genres ORDER BY id;
  CREATE INDEX genre_states_by_genre ON genre_states (genre_id, id);
  CREATE INDEX genre_states_by_change ON genre_states (change_id);
  CREATE TRIGGER genre_states_stay BEFORE DELETE ON genre_states BEGIN
    SELECT RAISE (ABORT, 'genre_states are append-only');
  END;
  CREATE TRIGGER genre_states_hold BEFORE UPDATE ON genre_states BEGIN
    SELECT RAISE (ABORT, 'genre_states are append-only');
  END;
  CREATE INDEX labels_by_genre ON labels (genre_id);

  -- Genres that tags name and that are not the library's, as the last scan found them.
  CREATE TABLE genre_offers (
    name TEXT PRIMARY KEY,
    tracks INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- When all files of a folder had been read for the first time.
  ALTER TABLE roots ADD COLUMN read_at INTEGER;
  CREATE TABLE first_scan (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    -- From then on genres that tags name are offered, and do not come in by themselves.
    is_over INTEGER NOT NULL,
    -- Genres came in, and not every track has been decided with them.
    is_deciding INTEGER NOT NULL
  ) STRICT;
  -- An earlier library keeps its genres as they are.
  INSERT INTO first_scan SELECT 1, EXISTS (SELECT 1 FROM tracks), 0;
`;
