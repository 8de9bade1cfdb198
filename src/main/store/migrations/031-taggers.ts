// Migration 31: what was learned of tags, and which tracks were heard with it. Frozen once released.

export const taggers = /* sql */ `
  -- The newest alone is kept. Numbers never come again.
  CREATE TABLE taggers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    learned_at INTEGER NOT NULL,
    parts TEXT NOT NULL,
    weights BLOB NOT NULL,
    figures TEXT NOT NULL
  ) STRICT;

  CREATE TABLE tagger_tracks (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    tagger_id INTEGER NOT NULL
  ) STRICT;
  -- What is analysed anew is heard anew, and what an ear has heard meanwhile.
  CREATE TRIGGER tagger_tracks_end AFTER DELETE ON windows WHEN old.position = 0 BEGIN
    DELETE FROM tagger_tracks WHERE track_id = old.track_id;
  END;
  CREATE TRIGGER tagger_tracks_more AFTER INSERT ON vectors WHEN new.position = 0 BEGIN
    DELETE FROM tagger_tracks WHERE track_id = new.track_id;
  END;
`;
