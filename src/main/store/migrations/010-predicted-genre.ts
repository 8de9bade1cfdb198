// Migration 10: the predicted genre of a track is called so. Frozen once released.

export const predictedGenre = /* sql */ `
  ALTER TABLE tracks RENAME COLUMN heard_genre_id TO predicted_genre_id;
`;
