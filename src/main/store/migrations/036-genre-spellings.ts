// Migration 36: how each of the library's genres is written, with the genres that it stands under: for searches. Frozen once released.

export const genreSpellings = /* sql */ `
  CREATE TABLE genre_spellings (
    genre_id INTEGER NOT NULL REFERENCES genres (id),
    -- Equal for 'Hip-Hop' and 'hip hop': of core/genres/name.ts.
    key TEXT NOT NULL,
    -- Folded, a space before each: ' hip hop'.
    words TEXT NOT NULL,
    -- 1 where it is a genre that stands above this one that is written so.
    is_above INTEGER NOT NULL CHECK (is_above IN (0, 1)),
    PRIMARY KEY (genre_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX genre_spellings_by_key ON genre_spellings (key, genre_id);
`;
