// Migration 15: whether a folder of the library can be reached, and which drive it was on. Frozen once released.

export const offline = /* sql */ `
  -- The number of the drive at the last scan that found its files there; only compared, it may change with every mount.
  ALTER TABLE roots ADD COLUMN device TEXT;
  ALTER TABLE roots ADD COLUMN offline_since INTEGER;
  ALTER TABLE roots ADD COLUMN offline_reason TEXT;
`;
