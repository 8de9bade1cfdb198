// Migration 8: the numbers beside the views are counted, and what is no music is found, without looking at the tracks
// themselves. Frozen once released.

export const counts = /* sql */ `
  DROP INDEX tracks_by_view;
  CREATE INDEX tracks_by_view ON tracks
    (presence, state, genre_source, confidence, tag_genre_id, heard_genre_id, kind);
  CREATE INDEX tracks_not_music ON tracks (presence) WHERE kind = 'not music';
`;
