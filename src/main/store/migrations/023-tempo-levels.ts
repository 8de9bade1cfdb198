// Migration 23: the levels that each track can be counted at, and what tempi are usual in each genre. Frozen once released.

export const tempoLevels = /* sql */ `
  CREATE TABLE tempo_levels (
    track_id INTEGER NOT NULL REFERENCES tracks ON DELETE CASCADE,
    -- The binary logarithm of the tempo.
    octave REAL NOT NULL,
    bpm REAL NOT NULL,
    -- The natural logarithm of the probability.
    evidence REAL NOT NULL,
    PRIMARY KEY (track_id, octave)
  ) WITHOUT ROWID;
  CREATE TABLE usual_tempi (
    genre_id INTEGER PRIMARY KEY REFERENCES genres ON DELETE CASCADE,
    octave REAL NOT NULL,
    spread REAL NOT NULL
  );
`;
