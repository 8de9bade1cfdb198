// Migration 18: what is odd about a file, as JSON, by who writes it: a scan or the analysis. Frozen once released.

export const remarks = /* sql */ `
  ALTER TABLE tracks ADD COLUMN file_remarks TEXT NOT NULL DEFAULT '[]';
  ALTER TABLE tracks ADD COLUMN sound_remarks TEXT NOT NULL DEFAULT '[]';
  UPDATE tracks SET file_remarks = json_array(json_object('kind', 'genres', 'kept', genres_kept)) WHERE genres_kept IS NOT NULL;
  ALTER TABLE tracks DROP COLUMN genres_kept;
`;
