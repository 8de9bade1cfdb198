// Migration 5: what large lists are searched, sorted and filtered by; playlists; removed folders; past jobs.
// Frozen once released. `fold` and `search_words` are of store/searchText.ts.

export const listsAndPlaylists = /* sql */ `
  -- Display text of the folder with its last separator.
  ALTER TABLE tracks ADD COLUMN folder TEXT NOT NULL DEFAULT '';
  -- Everything of the path but the trailing run of characters that are no separators.
  UPDATE tracks SET folder = rtrim(display_path, replace(replace(display_path, '/', ''), '\\', ''));
  -- What people call the format, from what the file says of itself.
  ALTER TABLE tracks ADD COLUMN format TEXT GENERATED ALWAYS AS (CASE
    WHEN codec LIKE 'MPEG%Layer 3' OR codec = 'MP3' THEN 'MP3'
    WHEN codec LIKE 'MPEG%Layer 2' THEN 'MP2'
    WHEN codec LIKE '%ALAC%' OR codec LIKE 'Apple Lossless%' THEN 'ALAC'
    WHEN codec LIKE '%AAC%' THEN 'AAC'
    WHEN codec LIKE 'Opus%' THEN 'Opus'
    WHEN codec LIKE 'Vorbis%' THEN 'Vorbis'
    WHEN codec = 'FLAC' THEN 'FLAC'
    WHEN container LIKE 'WAVE%' THEN 'WAV'
    WHEN container LIKE 'AIFF%' THEN 'AIFF'
    WHEN container LIKE 'Monkey%' THEN 'APE'
    WHEN container LIKE 'WavPack%' THEN 'WavPack'
    WHEN container LIKE 'Musepack%' THEN 'Musepack'
    WHEN container LIKE 'DSF%' OR container LIKE 'DSDIFF%' THEN 'DSD'
    WHEN codec LIKE 'Windows Media%' OR container LIKE 'ASF%' THEN 'WMA'
    ELSE coalesce(codec, container) END) VIRTUAL;
  ALTER TABLE tracks ADD COLUMN disc_and_number INTEGER GENERATED ALWAYS AS
    (coalesce(disc_number, 1) * 100000 + track_number) VIRTUAL;

  -- Folded, so that neither case nor accents matter to the order.
  ALTER TABLE tracks ADD COLUMN sort_title TEXT;
  ALTER TABLE tracks ADD COLUMN sort_artist TEXT;
  ALTER TABLE tracks ADD COLUMN sort_album TEXT;
  ALTER TABLE tracks ADD COLUMN sort_album_artist TEXT;
  UPDATE tracks SET
    sort_title = fold(coalesce(title, substr(display_path, length(folder) + 1))),
    sort_artist = fold(artist),
    sort_album = fold(album),
    sort_album_artist = fold(coalesce(album_artist, artist)),
    search_text = search_words(search_text);

  -- The user's genre that the tag leads to, and the one that it sounds like; only store/effectiveGenre.ts writes them.
  ALTER TABLE tracks ADD COLUMN tag_genre_id INTEGER REFERENCES genres (id);
  ALTER TABLE tracks ADD COLUMN heard_genre_id INTEGER REFERENCES genres (id);
  UPDATE tracks SET
    heard_genre_id = (SELECT p.genre_id FROM predictions p WHERE p.track_id = tracks.id),
    tag_genre_id = (
      SELECT m.genre_id FROM declared_genres d JOIN tag_meanings m ON m.written = d.written
      WHERE d.track_id = tracks.id AND m.genre_id IS NOT NULL ORDER BY d.position LIMIT 1);

  CREATE INDEX tracks_by_sort_title ON tracks (sort_title);
  CREATE INDEX tracks_by_sort_artist ON tracks (sort_artist);
  CREATE INDEX tracks_by_sort_album ON tracks (sort_album);
  CREATE INDEX tracks_by_sort_album_artist ON tracks (sort_album_artist);
  CREATE INDEX tracks_by_artist ON tracks (artist);
  CREATE INDEX tracks_by_album ON tracks (album);
  CREATE INDEX tracks_by_folder ON tracks (folder);
  CREATE INDEX tracks_by_format ON tracks (format, presence);
  CREATE INDEX tracks_by_year ON tracks (year);
  CREATE INDEX tracks_by_tempo ON tracks (tempo_bpm);
  CREATE INDEX tracks_by_key ON tracks (musical_key, presence);
  CREATE INDEX tracks_by_confidence ON tracks (confidence);
  DROP INDEX tracks_by_state;
  CREATE INDEX tracks_by_view ON tracks
    (presence, state, genre_source, confidence, tag_genre_id, heard_genre_id);

  -- The words come folded and apart already; for the tokenizer everything but the spaces between them is a word.
  CREATE VIRTUAL TABLE track_search USING fts5 (
    search_text, content = 'tracks', content_rowid = 'id', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
  );
  INSERT INTO track_search (track_search) VALUES ('rebuild');
  CREATE TRIGGER tracks_searched AFTER INSERT ON tracks BEGIN
    INSERT INTO track_search (rowid, search_text) VALUES (new.id, new.search_text);
  END;
  CREATE TRIGGER tracks_searched_anew AFTER UPDATE OF search_text ON tracks
  WHEN new.search_text <> old.search_text BEGIN
    INSERT INTO track_search (track_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO track_search (rowid, search_text) VALUES (new.id, new.search_text);
  END;
  CREATE TRIGGER tracks_searched_no_more AFTER DELETE ON tracks BEGIN
    INSERT INTO track_search (track_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  END;

  -- A folder that was taken out is kept with its tracks and labels, for its return.
  ALTER TABLE roots ADD COLUMN removed_at INTEGER;

  CREATE TABLE playlists (id INTEGER PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
  -- Each change is the whole playlist as JSON; append-only, undo and redo append, too.
  CREATE TABLE playlist_changes (
    id INTEGER PRIMARY KEY,
    playlist_id INTEGER NOT NULL REFERENCES playlists (id),
    at INTEGER NOT NULL,
    definition TEXT NOT NULL,
    undoes INTEGER REFERENCES playlist_changes (id),
    redoes INTEGER REFERENCES playlist_changes (id)
  ) STRICT;
  CREATE INDEX playlist_changes_by_playlist ON playlist_changes (playlist_id, id);

  -- Jobs that have ended, as JSON.
  CREATE TABLE past_jobs (id INTEGER PRIMARY KEY, job TEXT NOT NULL) STRICT;

  -- Exported files whose format has no place for a mark: ours as long as they are what was written.
  CREATE TABLE written_files (path TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
