-- Tables of a mixxxdb.sqlite: made by Mixxx 2.3.3 (Debian bookworm), which had scanned four files that ffmpeg made; ratings, plays,
-- cues, playlists and crate were then put in by hand as its schema has them. By: sqlite3 mixxxdb.sqlite '.dump settings library ...'
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE settings (
        name TEXT UNIQUE NOT NULL,
        value TEXT,
        locked INTEGER DEFAULT 0,
        hidden INTEGER DEFAULT 0);
INSERT INTO settings VALUES('mixxx.schema.version','32',0,0);
INSERT INTO settings VALUES('mixxx.schema.min_compatible_version','3',0,0);
INSERT INTO settings VALUES('mixxx.schema.last_used_version','32',0,0);
INSERT INTO settings VALUES('mixxx.db.model.autodj.ColumnsSorting','position 1 ',0,0);
INSERT INTO settings VALUES('mixxx.db.model.missing.ColumnsSorting','artist 1 ',0,0);
INSERT INTO settings VALUES('mixxx.db.model.prepare.ColumnsSorting','artist 1 ',0,0);
INSERT INTO settings VALUES('mixxx.db.model.library.ColumnsSorting','artist 1 ',0,0);
CREATE TABLE track_locations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        location varchar(512) UNIQUE,
        filename varchar(512),
        directory varchar(512),
        filesize INTEGER,
        fs_deleted INTEGER,
        needs_verification INTEGER);
INSERT INTO track_locations VALUES(1,'/home/dj/music/A Band/First/04 Fünf.mp3','04 Fünf.mp3','/home/dj/music/A Band/First',64673,0,0);
INSERT INTO track_locations VALUES(2,'/home/dj/music/A Band/First/01 One.mp3','01 One.mp3','/home/dj/music/A Band/First',40639,0,0);
INSERT INTO track_locations VALUES(3,'/home/dj/music/A Band/First/02 Two.mp3','02 Two.mp3','/home/dj/music/A Band/First',48581,0,0);
INSERT INTO track_locations VALUES(4,'/home/dj/music/A Band/First/03 Three.mp3','03 Three.mp3','/home/dj/music/A Band/First',56525,0,0);
CREATE TABLE Playlists (
        id INTEGER primary key,
        name varchar(48),
        position INTEGER,
        hidden INTEGER DEFAULT 0 NOT NULL,
        date_created datetime,
        date_modified datetime, locked integer DEFAULT 0);
INSERT INTO Playlists VALUES(1,'Auto DJ',1,1,'2026-11-30 19:07:50','2026-11-30 19:07:50',0);
INSERT INTO Playlists VALUES(2,'2026-11-30',2,2,'2026-11-30 19:07:50','2026-11-30 19:07:50',0);
INSERT INTO Playlists VALUES(3,'2026-11-30 (2)',3,2,'2026-11-30 19:11:28','2026-11-30 19:11:28',0);
INSERT INTO Playlists VALUES(12,'Warm up',2,0,NULL,NULL,0);
CREATE TABLE PlaylistTracks (
        id INTEGER primary key,
        playlist_id INTEGER REFERENCES Playlists(id),
        track_id INTEGER REFERENCES "library_old"(id),
        position INTEGER, pl_datetime_added);
INSERT INTO PlaylistTracks VALUES(1,12,3,1,NULL);
INSERT INTO PlaylistTracks VALUES(2,12,2,2,NULL);
INSERT INTO PlaylistTracks VALUES(3,2,1,1,NULL);
CREATE TABLE cues (
        id integer PRIMARY KEY AUTOINCREMENT,
        track_id integer NOT NULL REFERENCES "library_old"(id),
        type integer DEFAULT 0 NOT NULL,
        position integer DEFAULT -1 NOT NULL,
        length integer DEFAULT 0 NOT NULL,
        hotcue integer DEFAULT -1 NOT NULL,
        label text DEFAULT '' NOT NULL, color INTEGER DEFAULT 4294901760 NOT NULL);
INSERT INTO cues VALUES(1,2,1,132300,0,0,'drop',16711680);
INSERT INTO cues VALUES(2,2,4,176400,88200,1,'',65280);
INSERT INTO cues VALUES(3,2,2,0,0,-1,'',4294901760);
INSERT INTO cues VALUES(4,2,6,0,441000,-1,'',4294901760);
CREATE TABLE crates (
        id integer PRIMARY KEY AUTOINCREMENT,
        name varchar(48) UNIQUE NOT NULL,
        count integer DEFAULT 0,
        show integer DEFAULT 1, locked integer DEFAULT 0, autodj_source integer DEFAULT 0);
INSERT INTO crates VALUES(1,'Peak time',0,1,0,0);
CREATE TABLE crate_tracks (
        crate_id integer NOT NULL REFERENCES crates(id),
        track_id integer NOT NULL REFERENCES "library_old"(id),
        UNIQUE (crate_id, track_id));
INSERT INTO crate_tracks VALUES(1,1);
CREATE TABLE library (
        id INTEGER primary key AUTOINCREMENT,
        artist varchar(64),
        title varchar(64),
        album varchar(64),
        year varchar(16),
        genre varchar(64),
        tracknumber varchar(3),
        location integer REFERENCES track_locations(location),
        comment varchar(256),
        url varchar(256),
        duration float,
        bitrate integer,
        samplerate integer,
        cuepoint integer,
        bpm float,
        wavesummaryhex blob,
        channels integer,
        datetime_added DEFAULT CURRENT_TIMESTAMP,
        mixxx_deleted integer,
        played integer,
        header_parsed integer DEFAULT 0, filetype varchar(8) DEFAULT "?", replaygain float DEFAULT 0, timesplayed integer DEFAULT 0, rating integer DEFAULT 0, key varchar(8) DEFAULT "", beats BLOB, beats_version TEXT, composer varchar(64) DEFAULT "", bpm_lock INTEGER DEFAULT 0, beats_sub_version TEXT DEFAULT '', keys BLOB, keys_version TEXT, keys_sub_version TEXT, key_id INTEGER DEFAULT 0, grouping TEXT DEFAULT "", album_artist TEXT DEFAULT "", coverart_source INTEGER DEFAULT 0, coverart_type INTEGER DEFAULT 0, coverart_location TEXT DEFAULT "", coverart_hash INTEGER DEFAULT 0, replaygain_peak REAL DEFAULT -1.0, tracktotal TEXT DEFAULT '//', color INTEGER);
INSERT INTO library VALUES(1,'A Band','Fünf','First',NULL,'Jazz','4',1,NULL,NULL,8.0,64,44100,0,0.0,NULL,1,'2026-11-30T19:11:40.991Z',0,0,1,'mp3',0.0,0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,NULL,1,0,NULL,0,-1.0,NULL,NULL);
INSERT INTO library VALUES(2,'A Band','One','First',NULL,'Rock','1',2,NULL,NULL,5.0,64,44100,0,0.0,NULL,1,'2026-11-30T19:11:40.991Z',0,0,1,'mp3',0.0,3,5,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,NULL,1,0,NULL,0,-1.0,NULL,NULL);
INSERT INTO library VALUES(3,'A Band','Two','First',NULL,'House','2',3,NULL,NULL,6.0,64,44100,0,0.0,NULL,1,'2026-11-30T19:11:40.999Z',0,0,1,'mp3',0.0,0,2,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,NULL,1,0,NULL,0,-1.0,NULL,NULL);
INSERT INTO library VALUES(4,'A Band','Three','First',NULL,'Techno','3',4,NULL,NULL,7.0,64,44100,0,0.0,NULL,1,'2026-11-30T19:11:40.999Z',0,0,1,'mp3',0.0,0,0,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,NULL,1,0,NULL,0,-1.0,NULL,NULL);
COMMIT;
