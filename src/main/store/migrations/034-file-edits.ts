// Migration 34: files that were written, each a row of a step of the log of changes, with what brings the file before back. Frozen once released.

export const fileEdits = /* sql */ `
  -- One more scope: the files. Its rows are named by others, which is looked at when all is in place again.
  PRAGMA defer_foreign_keys = ON;
  CREATE TEMP TABLE kept_changes AS SELECT id, at, scope, playlist_id, undoes, redoes FROM main.changes;
  DROP TABLE main.changes;
  CREATE TABLE changes (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    -- What undo and redo keep to: what is said of tracks, the vocabulary, one playlist, or the user's files.
    scope TEXT NOT NULL CHECK (scope IN ('tracks', 'vocabulary', 'playlist', 'files')),
    playlist_id INTEGER REFERENCES playlists (id),
    undoes INTEGER REFERENCES changes (id),
    -- The undo that it takes back.
    redoes INTEGER REFERENCES changes (id),
    CHECK ((scope = 'playlist') = (playlist_id IS NOT NULL)),
    CHECK (undoes IS NULL OR redoes IS NULL)
  ) STRICT;
  INSERT INTO changes (id, at, scope, playlist_id, undoes, redoes)
    SELECT id, at, scope, playlist_id, undoes, redoes FROM kept_changes ORDER BY id;
  DROP TABLE temp.kept_changes;
  CREATE INDEX changes_by_scope ON changes (scope, playlist_id, id);
  CREATE INDEX changes_by_undone ON changes (undoes) WHERE undoes IS NOT NULL;
  CREATE INDEX changes_by_redone ON changes (redoes) WHERE redoes IS NOT NULL;
  CREATE TRIGGER changes_stay BEFORE DELETE ON changes BEGIN SELECT RAISE (ABORT, 'changes are append-only'); END;
  CREATE TRIGGER changes_hold BEFORE UPDATE ON changes BEGIN SELECT RAISE (ABORT, 'changes are append-only'); END;

  -- Noted before anything is written, so that a killed process leaves nothing that nobody knows of.
  CREATE TABLE file_edits (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES changes (id),
    -- Of a track that may have become one with another since.
    track_id INTEGER NOT NULL,
    -- The file itself, behind all links.
    path BLOB NOT NULL,
    -- Where the new file is written, beside it; null once there is none any more.
    draft BLOB,
    -- 'begun': the draft may be there. 'ready': it is whole, and may have the file's name. 'done', 'failed': over.
    state TEXT NOT NULL CHECK (state IN ('begun', 'ready', 'done', 'failed')),
    keeps_times INTEGER NOT NULL CHECK (keeps_times IN (0, 1)),
    -- SHA-256 of the whole file, before and after.
    before_hash TEXT,
    after_hash TEXT,
    -- What makes the file before out of the file after; null where it was too long ago.
    inverse BLOB,
    -- The edit that it takes back.
    of_edit INTEGER REFERENCES file_edits (id),
    -- What is wrong, as JSON.
    refusal TEXT
  ) STRICT;
  CREATE INDEX file_edits_by_change ON file_edits (change_id, state);
  CREATE INDEX file_edits_open ON file_edits (state) WHERE state IN ('begun', 'ready');
  CREATE INDEX file_edits_of ON file_edits (of_edit) WHERE of_edit IS NOT NULL;
`;
