// Migration 27: fingerprints of recordings, which of them are alike, and what a person says of tracks that stand twice. Frozen once released.

const appendOnly = ['preferences', 'duplicate_refusals']
  .map(
    (log) => /* sql */ `
  CREATE INDEX ${log}_by_change ON ${log} (change_id);
  CREATE TRIGGER ${log}_stay BEFORE DELETE ON ${log} BEGIN SELECT RAISE (ABORT, '${log} are append-only'); END;
  CREATE TRIGGER ${log}_hold BEFORE UPDATE ON ${log} BEGIN SELECT RAISE (ABORT, '${log} are append-only'); END;`,
  )
  .join('');

export const duplicates = /* sql */ `
  -- Of a sound, by the fingerprint of its bytes: all files that have them share it, and one that is moved or retagged keeps it.
  CREATE TABLE prints (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    -- 32-bit numbers, little-endian: Chromaprint's, one for every eighth of a second, and a few of them by which it is found.
    print BLOB NOT NULL,
    sketch BLOB NOT NULL,
    -- Why there is none.
    failure_kind TEXT,
    failure_message TEXT,
    compared INTEGER NOT NULL DEFAULT 0 CHECK (compared IN (0, 1))
  ) STRICT;

  -- The share of bits that differ where they lie on each other best; what is far apart is not kept.
  CREATE TABLE print_pairs (
    a_id INTEGER NOT NULL REFERENCES prints (id) ON DELETE CASCADE,
    b_id INTEGER NOT NULL REFERENCES prints (id) ON DELETE CASCADE,
    error REAL NOT NULL,
    PRIMARY KEY (a_id, b_id),
    CHECK (a_id < b_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX print_pairs_by_second ON print_pairs (b_id);

  -- Tracks of one recording; only store/duplicates/groups.ts writes them.
  CREATE TABLE duplicate_members (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    group_id INTEGER NOT NULL,
    -- The one that is taken for all: a person's choice, else what seems best.
    is_kept INTEGER NOT NULL CHECK (is_kept IN (0, 1))
  ) STRICT;
  CREATE INDEX duplicate_members_by_group ON duplicate_members (group_id, is_kept);
  -- When they were last looked for to the end.
  CREATE TABLE duplicates_looked (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    at INTEGER NOT NULL
  ) STRICT;

  -- The last row of a track counts: 1 where it is to be taken for all like it.
  CREATE TABLE preferences (
    id INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id),
    preferred INTEGER CHECK (preferred = 1),
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX preferences_by_track ON preferences (track_id, id);

  -- The last row of a pair ('12 34', the lower id first) counts: 1 where it is not the same music.
  CREATE TABLE duplicate_refusals (
    id INTEGER PRIMARY KEY,
    pair TEXT NOT NULL,
    refused INTEGER CHECK (refused = 1),
    change_id INTEGER NOT NULL REFERENCES changes (id)
  ) STRICT;
  CREATE INDEX duplicate_refusals_by_pair ON duplicate_refusals (pair, id);
  ${appendOnly}
`;
