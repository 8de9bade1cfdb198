// Migration 12: hidden folders and files that a person has taken in. Frozen once released.

export const takenIn = /* sql */ `
  CREATE TABLE taken_in (
    path BLOB PRIMARY KEY,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
