// Migration 1: the library. Frozen once released; change the schema by adding a migration.

export const library = /* sql */ `
  CREATE TABLE roots (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    display_path TEXT NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE genres (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- Equal for spellings that mean the same ('Hip-Hop', 'hip hop'); tags are matched by it.
    key TEXT NOT NULL UNIQUE,
    added_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE tracks (
    id INTEGER PRIMARY KEY,
    root_id INTEGER NOT NULL REFERENCES roots (id),
    -- Paths are bytes, whatever the file system lets a name be; the display text may be lossy.
    path BLOB NOT NULL UNIQUE,
    display_path TEXT NOT NULL,
    size INTEGER NOT NULL,
    mtime_ms INTEGER NOT NULL,
    fingerprint TEXT,
    presence TEXT NOT NULL DEFAULT 'present' CHECK (presence IN ('present', 'missing')),
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'analysed', 'failed')),
    failure_kind TEXT,
    failure_message TEXT,
    title TEXT,
    artist TEXT,
    album TEXT,
    album_artist TEXT,
    year INTEGER,
    track_number INTEGER,
    disc_number INTEGER,
    duration_seconds REAL,
    codec TEXT,
    container TEXT,
    bit_rate REAL,
    sample_rate REAL,
    channels INTEGER,
    -- Groups tracks for folds: whose music it is, as well as the tags tell.
    artist_key TEXT NOT NULL,
    -- Title, artist, album and path, folded for searching.
    search_text TEXT NOT NULL,
    -- The effective genre; only store/effectiveGenre.ts writes these three.
    genre_id INTEGER REFERENCES genres (id),
    genre_source TEXT NOT NULL DEFAULT 'none' CHECK (genre_source IN ('label', 'tag', 'model', 'none')),
    confidence REAL,
    added_at INTEGER NOT NULL,
    CHECK ((state = 'failed') = (failure_kind IS NOT NULL)),
    CHECK ((genre_source = 'none') = (genre_id IS NULL))
  ) STRICT;
  CREATE INDEX tracks_by_root ON tracks (root_id);
  CREATE INDEX tracks_by_genre ON tracks (genre_id, presence, genre_source, confidence);
  CREATE INDEX tracks_by_state ON tracks (state, presence);
  CREATE INDEX tracks_by_fingerprint ON tracks (fingerprint);

  -- Genres as written in the file's tags, in their order.
  CREATE TABLE declared_genres (
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    written TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (track_id, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX declared_genres_by_key ON declared_genres (key);

  -- What was listened to, and what was heard: one feature vector (float32, little-endian) a window.
  CREATE TABLE windows (
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    features_version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    start_seconds REAL NOT NULL,
    length_seconds REAL NOT NULL,
    features BLOB NOT NULL,
    PRIMARY KEY (track_id, features_version, position)
  ) STRICT, WITHOUT ROWID;

  -- One step of a person's: a selection set to a genre, or an undo or redo of an earlier step.
  CREATE TABLE label_batches (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    undoes INTEGER REFERENCES label_batches (id),
    redoes INTEGER REFERENCES label_batches (id)
  ) STRICT;

  -- Append-only: the last row of a track counts; a null genre takes back what was said.
  CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    genre_id INTEGER REFERENCES genres (id),
    batch_id INTEGER NOT NULL REFERENCES label_batches (id)
  ) STRICT;
  CREATE INDEX labels_by_track ON labels (track_id, id);
  CREATE INDEX labels_by_batch ON labels (batch_id);
  CREATE TRIGGER labels_stay BEFORE DELETE ON labels BEGIN SELECT RAISE (ABORT, 'labels are append-only'); END;
  CREATE TRIGGER labels_hold BEFORE UPDATE ON labels BEGIN SELECT RAISE (ABORT, 'labels are append-only'); END;

  CREATE TABLE models (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL CHECK (origin IN ('starter', 'personal')),
    -- Folder name under <library>/models; null for the starter, which ships with the app.
    folder TEXT,
    report TEXT NOT NULL
  ) STRICT;
  CREATE TABLE active_model (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    model_id INTEGER NOT NULL REFERENCES models (id)
  ) STRICT;

  -- float32, little-endian: the classes' probabilities, then those of each base learner, in the model's order.
  CREATE TABLE predictions (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    model_id INTEGER NOT NULL REFERENCES models (id),
    genre_id INTEGER NOT NULL REFERENCES genres (id),
    confidence REAL NOT NULL,
    probabilities BLOB NOT NULL
  ) STRICT;

  CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
