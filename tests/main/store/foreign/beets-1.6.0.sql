-- The library.db of beets 1.6.0 (Debian bookworm) after 'beet import -A' of four files that ffmpeg made, 'beet modify title:One rating=4
-- play_count=7 last_played=1700000000' and 'beet modify title:Two rating=0.5 stars=5'. By: sqlite3 library.db .dump
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE items (id INTEGER PRIMARY KEY, path BLOB, album_id INTEGER, title TEXT, artist TEXT, artist_sort TEXT, artist_credit TEXT, album TEXT, albumartist TEXT, albumartist_sort TEXT, albumartist_credit TEXT, genre TEXT, style TEXT, discogs_albumid INTEGER, discogs_artistid INTEGER, discogs_labelid INTEGER, lyricist TEXT, composer TEXT, composer_sort TEXT, work TEXT, mb_workid TEXT, work_disambig TEXT, arranger TEXT, grouping TEXT, year INTEGER, month INTEGER, day INTEGER, track INTEGER, tracktotal INTEGER, disc INTEGER, disctotal INTEGER, lyrics TEXT, comments TEXT, bpm INTEGER, comp INTEGER, mb_trackid TEXT, mb_albumid TEXT, mb_artistid TEXT, mb_albumartistid TEXT, mb_releasetrackid TEXT, trackdisambig TEXT, albumtype TEXT, albumtypes TEXT, label TEXT, acoustid_fingerprint TEXT, acoustid_id TEXT, mb_releasegroupid TEXT, asin TEXT, isrc TEXT, catalognum TEXT, script TEXT, language TEXT, country TEXT, albumstatus TEXT, media TEXT, albumdisambig TEXT, releasegroupdisambig TEXT, disctitle TEXT, encoder TEXT, rg_track_gain REAL, rg_track_peak REAL, rg_album_gain REAL, rg_album_peak REAL, r128_track_gain INTEGER, r128_album_gain INTEGER, original_year INTEGER, original_month INTEGER, original_day INTEGER, initial_key TEXT, length REAL, bitrate INTEGER, format TEXT, samplerate INTEGER, bitdepth INTEGER, channels INTEGER, mtime REAL, added REAL);
INSERT INTO items VALUES(1,X'2f686f6d652f646a2f6d757369632f412042616e642f46697273742f3031204f6e652e6d7033',1,'One','A Band','','','First','A Band','','','Rock','',0,0,0,'','','','','','','','',0,0,0,1,0,0,0,'','',0,0,'','','','','','','','','','','','','','','','','','','','','','','','',NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,5.0416326530612245448,64000,'MP3',44100,0,1,0.0,1796065887.8751320838);
INSERT INTO items VALUES(2,X'2f686f6d652f646a2f6d757369632f412042616e642f46697273742f30322054776f2e6d7033',1,'Two','A Band','','','First','A Band','','','House','',0,0,0,'','','','','','','','',0,0,0,2,0,0,0,'','',0,0,'','','','','','','','','','','','','','','','','','','','','','','','',NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,6.0342857142857146968,64000,'MP3',44100,0,1,0.0,1796065887.8757286071);
INSERT INTO items VALUES(3,X'2f686f6d652f646a2f6d757369632f412042616e642f46697273742f30332054687265652e6d7033',1,'Three','A Band','','','First','A Band','','','Techno','',0,0,0,'','','','','','','','',0,0,0,3,0,0,0,'','',0,0,'','','','','','','','','','','','','','','','','','','','','','','','',NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,7.0269387755102039605,63999,'MP3',44100,0,1,0.0,1796065887.8761923312);
INSERT INTO items VALUES(4,X'2f686f6d652f646a2f6d757369632f412042616e642f46697273742f30342046c3bc6e662e6d7033',1,'Fünf','A Band','','','First','A Band','','','Jazz','',0,0,0,'','','','','','','','',0,0,0,4,0,0,0,'','',0,0,'','','','','','','','','','','','','','','','','','','','','','','','',NULL,NULL,NULL,NULL,NULL,NULL,0,0,0,NULL,8.0457142857142862624,63999,'MP3',44100,0,1,0.0,1796065887.8780660628);
CREATE TABLE item_attributes (
                    id INTEGER PRIMARY KEY,
                    entity_id INTEGER,
                    key TEXT,
                    value TEXT,
                    UNIQUE(entity_id, key) ON CONFLICT REPLACE);
INSERT INTO item_attributes VALUES(1,1,'rating','4');
INSERT INTO item_attributes VALUES(2,1,'play_count','7');
INSERT INTO item_attributes VALUES(3,1,'last_played','1700000000');
INSERT INTO item_attributes VALUES(4,2,'rating','0.5');
INSERT INTO item_attributes VALUES(5,2,'stars','5');
CREATE TABLE albums (id INTEGER PRIMARY KEY, artpath BLOB, added REAL, albumartist TEXT, albumartist_sort TEXT, albumartist_credit TEXT, album TEXT, genre TEXT, style TEXT, discogs_albumid INTEGER, discogs_artistid INTEGER, discogs_labelid INTEGER, year INTEGER, month INTEGER, day INTEGER, disctotal INTEGER, comp INTEGER, mb_albumid TEXT, mb_albumartistid TEXT, albumtype TEXT, albumtypes TEXT, label TEXT, mb_releasegroupid TEXT, asin TEXT, catalognum TEXT, script TEXT, language TEXT, country TEXT, albumstatus TEXT, albumdisambig TEXT, releasegroupdisambig TEXT, rg_album_gain REAL, rg_album_peak REAL, r128_album_gain INTEGER, original_year INTEGER, original_month INTEGER, original_day INTEGER);
INSERT INTO albums VALUES(1,NULL,1796065887.8745968342,'A Band','','','First','Rock','',0,0,0,0,0,0,0,0,'','','','','','','','','','','','','','',NULL,NULL,NULL,0,0,0);
CREATE TABLE album_attributes (
                    id INTEGER PRIMARY KEY,
                    entity_id INTEGER,
                    key TEXT,
                    value TEXT,
                    UNIQUE(entity_id, key) ON CONFLICT REPLACE);
CREATE INDEX item_attributes_by_entity
                    ON item_attributes (entity_id);
CREATE INDEX album_attributes_by_entity
                    ON album_attributes (entity_id);
COMMIT;
