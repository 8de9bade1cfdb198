// Migration 32: cue points of other programs. Frozen once released.

export const cuePoints = /* sql */ `
  -- A log: of a track and a program the last row counts.
  CREATE TABLE cue_points (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    source TEXT NOT NULL,
    -- All that the program has of the track, as JSON; null: nothing.
    cues TEXT,
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX cue_points_by_track ON cue_points (track_id, source, id);
  CREATE INDEX cue_points_by_change ON cue_points (change_id);
  CREATE TRIGGER cue_points_stay BEFORE DELETE ON cue_points BEGIN SELECT RAISE (ABORT, 'cue_points are append-only'); END;
  CREATE TRIGGER cue_points_hold BEFORE UPDATE ON cue_points BEGIN SELECT RAISE (ABORT, 'cue_points are append-only'); END;
`;
