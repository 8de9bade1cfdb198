// Migration 14: how many genres of a track were kept, where its tags name too many. Frozen once released.

export const genresKept = /* sql */ `
  ALTER TABLE tracks ADD COLUMN genres_kept INTEGER;
`;
