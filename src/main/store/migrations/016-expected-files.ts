// Migration 16: what an export is about to write is known before it stands there, so that a kill in between leaves no stranger.
export const expectedFiles = /* sql */ `
  ALTER TABLE written_files RENAME TO known_files;
  CREATE TABLE written_files (path TEXT, hash TEXT, PRIMARY KEY (path, hash)) STRICT, WITHOUT ROWID;
  INSERT INTO written_files (path, hash) SELECT path, hash FROM known_files;
  DROP TABLE known_files;
`;
