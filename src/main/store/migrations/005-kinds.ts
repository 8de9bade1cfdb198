// Migration 6: what is no music, said of a track or of a folder. Frozen once released.

export const kinds = /* sql */ `
  -- What a person said of the track itself; null: its folder decides.
  ALTER TABLE tracks ADD COLUMN said_kind TEXT CHECK (said_kind IN ('music', 'not music'));
  -- What counts; only store/kinds.ts writes it.
  ALTER TABLE tracks ADD COLUMN kind TEXT NOT NULL DEFAULT 'music' CHECK (kind IN ('music', 'not music'));

  -- What was said of everything in a folder, now and later; the deepest folder wins.
  CREATE TABLE folder_kinds (
    display_path TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('music', 'not music')),
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
