// Migration 30: tags of tracks: what a person says, what files and imports say, what is heard, and what holds. Frozen once released.

export const trackTags = /* sql */ `
  CREATE TABLE tag_names (
    id INTEGER PRIMARY KEY,
    -- In lower case.
    name TEXT NOT NULL UNIQUE,
    facet TEXT NOT NULL CHECK (facet IN ('genre', 'mood', 'description', 'time', 'other')),
    -- From this probability on it is heard; null while nothing is learned of it.
    threshold REAL
  ) STRICT;

  -- The last row of a track and a tag counts: whether a person says that it holds; null takes it back.
  CREATE TABLE said_tags (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    tag_id INTEGER NOT NULL REFERENCES tag_names (id),
    holds INTEGER CHECK (holds IN (0, 1)),
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX said_tags_by_track ON said_tags (track_id, tag_id, id);
  CREATE INDEX said_tags_by_change ON said_tags (change_id);
  CREATE TRIGGER said_tags_stay BEFORE DELETE ON said_tags BEGIN SELECT RAISE (ABORT, 'said_tags are append-only'); END;
  CREATE TRIGGER said_tags_hold BEFORE UPDATE ON said_tags BEGIN SELECT RAISE (ABORT, 'said_tags are append-only'); END;

  -- Who else says so: the files, and each import by its name.
  CREATE TABLE tag_sources (
    id INTEGER PRIMARY KEY,
    -- Null for the files.
    name TEXT UNIQUE,
    -- Of the last import: what an earlier one said and the last did not is dropped at its end.
    generation INTEGER NOT NULL DEFAULT 0,
    at INTEGER
  ) STRICT;
  INSERT INTO tag_sources (id) VALUES (0);

  -- Strings as they were written, each once for the kind of field that it stands in.
  CREATE TABLE tag_strings (
    id INTEGER PRIMARY KEY,
    field TEXT NOT NULL CHECK (field IN ('genre', 'mood', 'grouping', 'comment', 'import')),
    written TEXT NOT NULL,
    -- Of the words that it was read with.
    words_version INTEGER NOT NULL DEFAULT 0,
    UNIQUE (field, written)
  ) STRICT;
  CREATE INDEX tag_strings_by_version ON tag_strings (words_version);
  CREATE TABLE written_tags (
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES tag_sources (id),
    string_id INTEGER NOT NULL REFERENCES tag_strings (id),
    weight REAL NOT NULL DEFAULT 1,
    generation INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (track_id, source_id, string_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX written_tags_by_string ON written_tags (string_id, track_id);
  CREATE INDEX written_tags_by_import ON written_tags (source_id, generation) WHERE source_id > 0;
  INSERT INTO tag_strings (field, written) SELECT DISTINCT 'genre', written FROM declared_genres;
  INSERT INTO written_tags (track_id, source_id, string_id)
    SELECT DISTINCT d.track_id, 0, s.id FROM declared_genres d JOIN tag_strings s ON s.field = 'genre' AND s.written = d.written;

  -- What a string means, by the cleaner.
  CREATE TABLE string_tags (
    string_id INTEGER NOT NULL REFERENCES tag_strings (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag_names (id),
    PRIMARY KEY (string_id, tag_id)
  ) STRICT, WITHOUT ROWID;
  -- The words that strings are read with: others raise the version, and every string is read anew.
  CREATE TABLE tag_words_used (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    hash TEXT NOT NULL,
    version INTEGER NOT NULL
  ) STRICT;
  INSERT INTO tag_words_used VALUES (1, '', 1);

  -- What is heard with at least half of what decides.
  CREATE TABLE heard_tags (
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag_names (id),
    probability REAL NOT NULL,
    PRIMARY KEY (track_id, tag_id)
  ) STRICT, WITHOUT ROWID;

  -- All that is known of a track and a tag; only store/trackTags/deciding.ts writes it.
  CREATE TABLE track_tags (
    tag_id INTEGER NOT NULL REFERENCES tag_names (id),
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    -- 1 a person, 2 the file, 3 an import, 4 what is heard: the first of these; null where it does not hold.
    holds_by INTEGER CHECK (holds_by BETWEEN 1 AND 4),
    -- 1 where a person says that it holds, 0 that it does not.
    said INTEGER CHECK (said IN (0, 1)),
    heard REAL,
    PRIMARY KEY (tag_id, track_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX track_tags_by_track ON track_tags (track_id, holds_by, tag_id);
  -- Tracks whose strings mean something else now, to be decided piece by piece.
  CREATE TABLE tags_undecided (track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE) STRICT;
`;
