// Migration 37: where a person had files put, in the log of changes, and how each ended. Frozen once released.

export const filePlaces = /* sql */ `
  CREATE TABLE file_places (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    -- As JSON: copied, linked or moved, from where to where, and what the file was like; the row of an undo has what came before.
    place TEXT,
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX file_places_by_track ON file_places (track_id, id);
  CREATE INDEX file_places_by_change ON file_places (change_id, track_id);
  CREATE TRIGGER file_places_stay BEFORE DELETE ON file_places BEGIN SELECT RAISE (ABORT, 'file_places are append-only'); END;
  CREATE TRIGGER file_places_hold BEFORE UPDATE ON file_places BEGIN SELECT RAISE (ABORT, 'file_places are append-only'); END;

  -- Without one, a process ended in between.
  CREATE TABLE file_place_ends (
    place_id INTEGER PRIMARY KEY REFERENCES file_places (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'left'))
  ) STRICT;
`;
