// Migration 24: ears, the models that a person brings, and what they propose to be no music. Frozen once released.

export const ears = /* sql */ `
  CREATE TABLE ears (
    -- Of the model's file, in hexadecimal digits; the library's own copy is named by it.
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    manifest TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    -- In milliseconds since 1970.
    added_at INTEGER NOT NULL,
    in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
  ) STRICT, WITHOUT ROWID;

  -- What the scores of an ear say of a track; a person decides.
  CREATE TABLE kind_proposals (
    track_id INTEGER NOT NULL REFERENCES tracks ON DELETE CASCADE,
    -- Name of the feature group that has the scores.
    by_group TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('speech', 'sounds')),
    PRIMARY KEY (track_id, by_group)
  ) STRICT, WITHOUT ROWID;
`;
