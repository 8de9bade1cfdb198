// Migration 11: one log of all that a person sets or makes: labels, kinds, vocabulary, playlists. Frozen once released.

const logs = ['changes', 'labels', 'track_kinds', 'folder_kinds', 'overlays', 'playlist_states'];
const appendOnly = logs
  .map(
    (log) => /* sql */ `
  CREATE TRIGGER ${log}_stay BEFORE DELETE ON ${log} BEGIN SELECT RAISE (ABORT, '${log} are append-only'); END;
  CREATE TRIGGER ${log}_hold BEFORE UPDATE ON ${log} BEGIN SELECT RAISE (ABORT, '${log} are append-only'); END;`,
  )
  .join('');

export const changeLog = /* sql */ `
  -- One step of a person's. What it set are the rows of the logs below that name it; undo and redo are steps, too.
  CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    -- What undo and redo keep to: labels and kinds, the vocabulary, or one playlist.
    scope TEXT NOT NULL CHECK (scope IN ('tracks', 'vocabulary', 'playlist')),
    playlist_id INTEGER REFERENCES playlists (id),
    undoes INTEGER REFERENCES changes (id),
    -- The undo that it takes back.
    redoes INTEGER REFERENCES changes (id),
    CHECK ((scope = 'playlist') = (playlist_id IS NOT NULL)),
    CHECK (undoes IS NULL OR redoes IS NULL)
  ) STRICT;

  -- Without these, dropping a table looks through all of it for each row that another row may name.
  CREATE INDEX label_batches_undone ON label_batches (undoes);
  CREATE INDEX label_batches_redone ON label_batches (redoes);
  CREATE INDEX genre_overlays_undone ON genre_overlays (undoes);
  CREATE INDEX playlist_changes_undone ON playlist_changes (undoes);
  CREATE INDEX playlist_changes_redone ON playlist_changes (redoes);

  CREATE TEMP TABLE carried (
    source TEXT, id INTEGER, change_id INTEGER, at INTEGER, playlist_id INTEGER, undoes INTEGER, redoes INTEGER,
    PRIMARY KEY (source, id)
  ) WITHOUT ROWID;
  -- By time, each log in its own order even where the clock was set back.
  INSERT INTO carried
    SELECT source, id, row_number() OVER (ORDER BY latest, source, id), at, playlist_id, undoes, redoes FROM (
      SELECT *, max(at) OVER (PARTITION BY source ORDER BY id) AS latest FROM (
        SELECT 'tracks' AS source, id, at, NULL AS playlist_id, undoes, redoes FROM label_batches
        UNION ALL SELECT 'vocabulary', id, at, NULL, undoes, NULL FROM genre_overlays
        -- Here undo and redo named the first change of all; now an undo names what stood, and a redo the undo.
        UNION ALL SELECT 'playlist', id, at, playlist_id,
          (SELECT max(d.id) FROM playlist_changes d
            WHERE d.playlist_id = c.playlist_id AND d.id < c.id AND (d.id = c.undoes OR d.redoes = c.undoes)),
          (SELECT max(u.id) FROM playlist_changes u
            WHERE u.playlist_id = c.playlist_id AND u.id < c.id AND u.undoes = c.redoes)
        FROM playlist_changes c));
  INSERT INTO changes (id, at, scope, playlist_id, undoes, redoes)
    SELECT change_id, at, source, playlist_id,
      (SELECT o.change_id FROM carried o WHERE o.source = c.source AND o.id = c.undoes),
      (SELECT o.change_id FROM carried o WHERE o.source = c.source AND o.id = c.redoes)
    FROM carried c ORDER BY change_id;

  -- In each log the last row of a subject counts; null takes back what was set.
  ALTER TABLE labels RENAME TO earlier_labels;
  CREATE TABLE labels (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    genre_id INTEGER REFERENCES genres (id),
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  INSERT INTO labels SELECT id, track_id, genre_id,
    (SELECT change_id FROM carried c WHERE c.source = 'tracks' AND c.id = batch_id) FROM earlier_labels;
  DROP TABLE earlier_labels;
  DROP TABLE label_batches;

  -- Kinds that were set before this log name no change: nobody knows what they replaced.
  CREATE TABLE track_kinds (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    kind TEXT CHECK (kind IN ('music', 'not music')),
    change_id INTEGER REFERENCES changes (id)
  ) STRICT;
  INSERT INTO track_kinds (track_id, kind) SELECT id, said_kind FROM tracks WHERE said_kind IS NOT NULL ORDER BY id;
  ALTER TABLE tracks DROP COLUMN said_kind;

  ALTER TABLE folder_kinds RENAME TO earlier_folder_kinds;
  CREATE TABLE folder_kinds (
    id INTEGER PRIMARY KEY,
    -- Display text with its last separator; everything below it is meant, the deepest folder wins.
    folder TEXT NOT NULL,
    kind TEXT CHECK (kind IN ('music', 'not music')),
    change_id INTEGER REFERENCES changes (id)
  ) STRICT;
  INSERT INTO folder_kinds (folder, kind) SELECT display_path, kind FROM earlier_folder_kinds ORDER BY at, display_path;
  DROP TABLE earlier_folder_kinds;

  CREATE TABLE overlays (
    id INTEGER PRIMARY KEY,
    -- There is one vocabulary.
    vocabulary INTEGER NOT NULL DEFAULT 1 CHECK (vocabulary = 1),
    -- The user's changes to it, whole each time.
    overlay TEXT,
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  INSERT INTO overlays (overlay, change_id)
    SELECT (
      SELECT s.overlay FROM genre_overlays s WHERE s.id <= o.id AND s.undoes IS NULL AND NOT EXISTS (
        SELECT 1 FROM genre_overlays u WHERE u.undoes = s.id AND u.id <= o.id)
      ORDER BY s.id DESC LIMIT 1
    ), (SELECT change_id FROM carried c WHERE c.source = 'vocabulary' AND c.id = o.id)
    FROM genre_overlays o ORDER BY o.id;
  DROP TABLE genre_overlays;

  CREATE TABLE playlist_states (
    id INTEGER PRIMARY KEY,
    playlist_id INTEGER NOT NULL REFERENCES playlists (id),
    -- The whole playlist as JSON: name, tracks or rule, whether it is deleted.
    definition TEXT NOT NULL,
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  INSERT INTO playlist_states (playlist_id, definition, change_id)
    SELECT playlist_id, definition,
      (SELECT change_id FROM carried c WHERE c.source = 'playlist' AND c.id = p.id)
    FROM playlist_changes p ORDER BY id;
  DROP TABLE playlist_changes;
  DROP TABLE temp.carried;

  CREATE INDEX changes_by_scope ON changes (scope, playlist_id, id);
  CREATE INDEX changes_by_undone ON changes (undoes) WHERE undoes IS NOT NULL;
  CREATE INDEX changes_by_redone ON changes (redoes) WHERE redoes IS NOT NULL;
  CREATE INDEX labels_by_track ON labels (track_id, id);
  CREATE INDEX labels_by_change ON labels (change_id);
  CREATE INDEX track_kinds_by_track ON track_kinds (track_id, id);
  CREATE INDEX track_kinds_by_change ON track_kinds (change_id);
  CREATE INDEX folder_kinds_by_folder ON folder_kinds (folder, id);
  CREATE INDEX folder_kinds_by_change ON folder_kinds (change_id);
  CREATE INDEX overlays_by_change ON overlays (change_id);
  CREATE INDEX playlist_states_by_playlist ON playlist_states (playlist_id, id);
  CREATE INDEX playlist_states_by_change ON playlist_states (change_id);
  ${appendOnly}
`;
