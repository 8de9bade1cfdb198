// Migration 21: by which version tags were read; BPM and key of the tags; the key that is shown is theirs before the estimated
// one. Frozen once released.

export const tagsVersion = /* sql */ `
  ALTER TABLE tracks ADD COLUMN tags_version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE tracks ADD COLUMN tagged_bpm REAL;
  ALTER TABLE tracks ADD COLUMN tagged_key TEXT;
  ALTER TABLE tracks ADD COLUMN shown_key TEXT GENERATED ALWAYS AS (coalesce(tagged_key, musical_key)) VIRTUAL;
  DROP INDEX tracks_by_key;
  CREATE INDEX tracks_by_key ON tracks (shown_key, presence);
`;
