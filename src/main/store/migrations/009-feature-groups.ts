// Migration 9: vectors by feature group, each with a version of its own; windows apart from them, with their beats.
// Frozen once released.

const numbered = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const both = (name: string): string[] => [`${name}_mean`, `${name}_var`];
const spectra = ['chroma_stft', 'rms', 'spectral_centroid', 'spectral_bandwidth', 'rolloff'];
const circles = ['fifths', 'minor_thirds', 'major_thirds'];

/** The groups of the layouts 1 (the first group alone) and 2, as they were then: version 1 of each. */
const groups: Readonly<Record<string, readonly string[]>> = {
  base57: [
    ...[...spectra, 'zero_crossing_rate', 'harmony', 'perceptr'].flatMap(both),
    'tempo',
    ...numbered(20).flatMap((i) => both(`mfcc${i}`)),
  ],
  mfccCovariance: numbered(13).flatMap((i) =>
    numbered(13)
      .slice(i)
      .map((j) => `mfcc${i}_mfcc${j}_cov`),
  ),
  mfccDelta: numbered(20).map((i) => `mfcc${i}_delta_var`),
  modulation: numbered(10).flatMap((band) => numbered(9).map((rate) => `modulation_band${band}_rate${rate}`)),
  contrast: numbered(7).flatMap((band) => both(`spectral_contrast${band}`)),
  tonalCentroid: circles.flatMap((circle) => ['x', 'y'].flatMap((axis) => both(`tonnetz_${circle}_${axis}`))),
  onsets: [...both('onset_strength'), 'onset_strength_skewness', 'onset_rate'],
};
const values = Object.entries(groups)
  .map(([name, columns]) => `('${name}', 1, '${JSON.stringify(columns)}')`)
  .join(', ');

export const featureGroups = /* sql */ `
  -- Every group at every version that vectors are or were kept of. What 'columns' holds is a JSON array of names.
  CREATE TABLE feature_groups (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    columns TEXT NOT NULL,
    UNIQUE (name, version)
  ) STRICT;
  INSERT INTO feature_groups (name, version, columns) VALUES ${values};

  ALTER TABLE windows RENAME TO whole_vectors;
  -- What was analysed of a track.
  CREATE TABLE windows (
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start_seconds REAL NOT NULL,
    length_seconds REAL NOT NULL,
    -- Seconds from the start of the window (float32, little-endian); null: not tracked yet.
    beats BLOB,
    PRIMARY KEY (track_id, position)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO windows (track_id, position, start_seconds, length_seconds)
    SELECT track_id, position, start_seconds, length_seconds FROM whole_vectors w
    WHERE features_version = (SELECT max(v.features_version) FROM whole_vectors v WHERE v.track_id = w.track_id)
    ORDER BY track_id, position;

  -- The values of a group's columns in one window (float32, little-endian).
  CREATE TABLE vectors (
    track_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    group_id INTEGER NOT NULL REFERENCES feature_groups (id),
    features BLOB NOT NULL,
    PRIMARY KEY (track_id, position, group_id),
    FOREIGN KEY (track_id, position) REFERENCES windows (track_id, position) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  WITH places AS MATERIALIZED (
    SELECT l.version, g.id AS group_id, n.key AS place, json_array_length(g.columns) AS width
    FROM feature_layouts l, json_each(l.names) n, feature_groups g
    WHERE n.value = json_extract(g.columns, '$[0]') ORDER BY g.id)
  INSERT INTO vectors (track_id, position, group_id, features)
    SELECT w.track_id, w.position, p.group_id, substr(w.features, 4 * p.place + 1, 4 * p.width)
    FROM whole_vectors w CROSS JOIN places p ON p.version = w.features_version
    WHERE w.features_version = (SELECT max(v.features_version) FROM whole_vectors v WHERE v.track_id = w.track_id);
  DROP TABLE whole_vectors;
  DROP TABLE feature_layouts;
  -- Which tracks have a group is told without reading their vectors.
  CREATE INDEX vectors_by_group ON vectors (group_id, track_id) WHERE position = 0;

  -- A group that could not be computed of a track, and why: it is not tried again.
  CREATE TABLE group_failures (
    group_id INTEGER NOT NULL REFERENCES feature_groups (id),
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (group_id, track_id)
  ) STRICT, WITHOUT ROWID;

  -- A model tells which groups it was fitted on, and reads no other versions of them.
  UPDATE models SET report = json_set(report, '$.groups', json((
    SELECT json_group_array(json_object('name', g.name, 'version', g.version) ORDER BY g.id) FROM feature_groups g
    WHERE json_extract(g.columns, '$[0]') IN (SELECT value FROM json_each(report, '$.featureNames')))));
  ALTER TABLE predictions DROP COLUMN features_version;
`;
