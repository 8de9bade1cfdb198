// Migration 33: how often tracks were played, and what the player goes on with. Frozen once released.

export const playing = /* sql */ `
  ALTER TABLE tracks ADD COLUMN play_count INTEGER NOT NULL DEFAULT 0;
  -- Milliseconds since 1970; null for what was never played.
  ALTER TABLE tracks ADD COLUMN last_played_at INTEGER;

  -- What the person has queued, in order: an array of track ids as JSON.
  CREATE TABLE queues (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    track_ids TEXT NOT NULL
  ) STRICT;
  -- What was in the player, and where in it: written every few seconds, so apart from the queue, which may be long.
  CREATE TABLE player_places (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    track_id INTEGER,
    seconds REAL NOT NULL
  ) STRICT;
`;
