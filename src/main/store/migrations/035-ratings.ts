// Migration 35: the stars that a person gives to tracks. Frozen once released.

export const ratings = /* sql */ `
  -- A log: the last row of a track counts; none is no stars.
  CREATE TABLE ratings (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    stars INTEGER CHECK (stars BETWEEN 1 AND 5),
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX ratings_by_track ON ratings (track_id, id);
  CREATE INDEX ratings_by_change ON ratings (change_id);
  CREATE TRIGGER ratings_stay BEFORE DELETE ON ratings BEGIN SELECT RAISE (ABORT, 'ratings are append-only'); END;
  CREATE TRIGGER ratings_hold BEFORE UPDATE ON ratings BEGIN SELECT RAISE (ABORT, 'ratings are append-only'); END;

  -- What counts, beside what else lists filter and sort by; only the log writes it.
  ALTER TABLE tracks ADD COLUMN rating INTEGER CHECK (rating BETWEEN 1 AND 5);
  CREATE INDEX tracks_by_rating ON tracks (rating) WHERE rating IS NOT NULL;
  CREATE TRIGGER ratings_count AFTER INSERT ON ratings BEGIN
    UPDATE tracks SET rating = new.stars WHERE id = new.track_id;
  END;
`;
