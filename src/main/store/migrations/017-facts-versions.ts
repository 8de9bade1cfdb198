// Migration 17: facts have a version, as feature groups do, and loudness says of how much of the track it is. Frozen once released.

export const factsVersions = /* sql */ `
  -- 0: of a track that was not analysed, or before facts had versions.
  ALTER TABLE tracks ADD COLUMN facts_version INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX tracks_by_facts_version ON tracks (facts_version) WHERE state = 'analysed' AND presence = 'present';
  ALTER TABLE tracks ADD COLUMN loudness_seconds REAL;
  ALTER TABLE tracks ADD COLUMN loudness_range_lu REAL;
  ALTER TABLE tracks ADD COLUMN true_peak_dbtp REAL;
`;
