// Migration 26: layouts of the map, one of each kind. Frozen once released.

export const maps = /* sql */ `
  CREATE TABLE maps (
    kind TEXT PRIMARY KEY CHECK (kind IN ('pca', 'tsne', 'umap')),
    -- How tracks were compared.
    metric TEXT NOT NULL,
    -- int32, little-endian: the tracks that were laid out, then those that were placed among them afterwards.
    track_ids BLOB NOT NULL,
    -- uint16, little-endian: x and y of each.
    places BLOB NOT NULL,
    -- How many were laid out.
    laid_out INTEGER NOT NULL,
    trustworthiness REAL,
    continuity REAL,
    laid_out_at INTEGER NOT NULL
  ) STRICT;
`;
