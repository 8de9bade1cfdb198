// Migration 7: which of the user's genres are of one lineage; vectors by their version. Frozen once released.

export const kinAndVersions = /* sql */ `
  -- Both ways: of two that stand here, one is an ancestor of the other in the vocabulary. Computed from it.
  CREATE TABLE genre_kin (
    genre_id INTEGER NOT NULL REFERENCES genres (id),
    kin_id INTEGER NOT NULL REFERENCES genres (id),
    PRIMARY KEY (genre_id, kin_id)
  ) STRICT, WITHOUT ROWID;

  -- Vectors are long, and lie where the tracks are looked up: which versions there are is told without reading them.
  CREATE INDEX windows_by_version ON windows (features_version, track_id);
`;
