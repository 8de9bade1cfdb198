// Migration 13: tracks that turned out to be one, and which missing ones are asked about. Frozen once released.

export const matches = /* sql */ `
  -- When its file was seen to be gone, in milliseconds since 1970; null for what is there, or was missed before this was noted.
  ALTER TABLE tracks ADD COLUMN missing_at INTEGER;

  -- A track that was the same music as another: its row is gone, and whoever still names its id means the other.
  CREATE TABLE joined_tracks (
    track_id INTEGER PRIMARY KEY,
    into_id INTEGER NOT NULL REFERENCES tracks (id)
  ) STRICT;
  CREATE INDEX joined_tracks_by_into ON joined_tracks (into_id);

  -- Files that a missing track could be, equally well.
  CREATE TABLE match_questions (
    lost_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    candidate_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    PRIMARY KEY (lost_id, candidate_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX match_questions_by_candidate ON match_questions (candidate_id);

  -- A person said that a missing track is none of the files that were there then.
  CREATE TABLE match_refusals (
    lost_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    at INTEGER NOT NULL
  ) STRICT;
`;
