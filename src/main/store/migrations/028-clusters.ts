// Migration 28: clusters of tracks that sound alike, which track is in which, and the names that a person gives them. Frozen once released.

export const clusters = /* sql */ `
  -- The last one that was written whole counts; one that was left in the middle is cleared away by the next.
  CREATE TABLE clusterings (
    id INTEGER PRIMARY KEY,
    method TEXT NOT NULL CHECK (method IN ('k-means', 'birch', 'gaussian')),
    -- The number asked for; null where it was chosen.
    asked INTEGER,
    seed INTEGER NOT NULL,
    -- How tracks were compared, and along how many principal directions.
    metric TEXT NOT NULL,
    dims INTEGER NOT NULL,
    clustered INTEGER NOT NULL,
    -- JSON: what each number that was tried came to.
    trials TEXT NOT NULL,
    silhouette REAL,
    davies_bouldin REAL,
    -- Tracks are compared in another way since.
    outdated INTEGER NOT NULL DEFAULT 0 CHECK (outdated IN (0, 1)),
    -- In milliseconds since 1970; null while it is being written.
    made_at INTEGER
  ) STRICT;

  -- A cluster that is recognised in a new clustering stays the same one.
  CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    -- The clustering that has it; null where it is gone, or not yet written whole.
    clustering_id INTEGER REFERENCES clusterings (id) ON DELETE SET NULL,
    -- JSON: the tracks nearest to its middle.
    medoids TEXT NOT NULL
  ) STRICT;
  CREATE INDEX clusters_by_clustering ON clusters (clustering_id);

  CREATE TABLE cluster_tracks (
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    clustering_id INTEGER NOT NULL REFERENCES clusterings (id),
    cluster_id INTEGER NOT NULL REFERENCES clusters (id),
    PRIMARY KEY (track_id, clustering_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX cluster_tracks_by_cluster ON cluster_tracks (cluster_id, clustering_id);
  CREATE INDEX cluster_tracks_by_clustering ON cluster_tracks (clustering_id);

  -- The last row of a cluster counts; null takes its name back.
  CREATE TABLE cluster_names (
    id INTEGER PRIMARY KEY,
    cluster_id INTEGER NOT NULL REFERENCES clusters (id),
    name TEXT,
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX cluster_names_by_cluster ON cluster_names (cluster_id, id);
  CREATE INDEX cluster_names_by_change ON cluster_names (change_id);
  CREATE TRIGGER cluster_names_stay BEFORE DELETE ON cluster_names BEGIN
    SELECT RAISE (ABORT, 'cluster_names are append-only');
  END;
  CREATE TRIGGER cluster_names_hold BEFORE UPDATE ON cluster_names BEGIN
    SELECT RAISE (ABORT, 'cluster_names are append-only');
  END;
`;
