// Migration 19: what tags say besides the columns, as JSON. Frozen once released.

export const moreTags = /* sql */ `
  ALTER TABLE tracks ADD COLUMN more_tags TEXT NOT NULL DEFAULT '{}';
`;
