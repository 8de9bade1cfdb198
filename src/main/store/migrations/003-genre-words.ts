// Migration 4: what the written genre strings mean, and the user's changes to the vocabulary. Frozen once released.

export const genreWords = /* sql */ `
  -- One row for each distinct string that stands in a genre field; computed, so it may be dropped and made anew.
  CREATE TABLE tag_meanings (
    written TEXT PRIMARY KEY,
    category TEXT NOT NULL,
    -- The user's genre that it leads to.
    genre_id INTEGER REFERENCES genres (id)
  ) STRICT, WITHOUT ROWID;

  -- What a string says besides: 'genre' for every canonical genre in it, 'mood', 'era', 'description'.
  CREATE TABLE tag_facets (
    written TEXT NOT NULL,
    facet TEXT NOT NULL CHECK (facet IN ('genre', 'mood', 'era', 'description')),
    value TEXT NOT NULL,
    PRIMARY KEY (facet, value, written)
  ) STRICT, WITHOUT ROWID;

  -- Which vocabulary file the meanings were read with: another one asks for reading anew.
  CREATE TABLE vocabulary_used (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    hash TEXT NOT NULL
  ) STRICT;

  -- The user's changes to the vocabulary, whole each time; append-only, undo appends, too.
  CREATE TABLE genre_overlays (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    overlay TEXT NOT NULL,
    undoes INTEGER REFERENCES genre_overlays (id)
  ) STRICT;

  DROP INDEX declared_genres_by_key;
  ALTER TABLE declared_genres DROP COLUMN key;
  CREATE INDEX declared_genres_by_written ON declared_genres (written);
`;
