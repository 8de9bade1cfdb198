// Migration 29: the metric of the space of tracks, and each track's point in it. Frozen once released.

export const space = /* sql */ `
  CREATE TABLE space_metrics (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    -- Another for every metric.
    name TEXT NOT NULL,
    parts TEXT NOT NULL,
    weights BLOB NOT NULL
  ) STRICT;
  CREATE TABLE space_points (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    -- Higher than that of any point that was written before.
    stamp INTEGER NOT NULL,
    -- Its coordinates, what is added to squared distances from it, and the scale of its surroundings: float32.
    point BLOB NOT NULL
  ) STRICT;
  CREATE INDEX space_points_by_stamp ON space_points (stamp, track_id);
  -- A point holds as long as what it was made of.
  CREATE TRIGGER space_points_new AFTER INSERT ON vectors BEGIN
    DELETE FROM space_points WHERE track_id = new.track_id;
  END;
  CREATE TRIGGER space_points_gone AFTER DELETE ON vectors BEGIN
    DELETE FROM space_points WHERE track_id = old.track_id;
  END;
`;
