// Migration 2: feature vectors that say what their columns are, and musical facts of each track. Frozen once released.

/** The columns of version 1, as they were called then. */
const version1 = [
  ...['chroma_stft', 'rms', 'spectral_centroid', 'spectral_bandwidth', 'rolloff', 'zero_crossing_rate'],
  ...['harmony', 'perceptr'],
].flatMap((name) => [`${name}_mean`, `${name}_var`]);
const mfccs = Array.from({ length: 20 }, (_, i) => [`mfcc${i + 1}_mean`, `mfcc${i + 1}_var`]).flat();
const names = JSON.stringify([...version1, 'tempo', ...mfccs]);

export const layoutsAndFacts = /* sql */ `
  CREATE TABLE feature_layouts (
    version INTEGER PRIMARY KEY,
    -- JSON array: the name of each column, in the order of the vector.
    names TEXT NOT NULL
  ) STRICT;
  INSERT INTO feature_layouts VALUES (1, '${names}');

  ALTER TABLE tracks ADD COLUMN tempo_bpm REAL;
  -- 'C major', 'F# minor'.
  ALTER TABLE tracks ADD COLUMN musical_key TEXT;
  -- Integrated loudness by ITU-R BS.1770 of what was listened to.
  ALTER TABLE tracks ADD COLUMN loudness_lufs REAL;
  ALTER TABLE tracks ADD COLUMN dynamic_range_db REAL;

  -- The layout that a prediction was made from: a better one asks for a new prediction.
  ALTER TABLE predictions ADD COLUMN features_version INTEGER NOT NULL DEFAULT 1;
`;
