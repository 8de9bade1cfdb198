// What is said of each genre: whether it is the library's, refused, or nothing; SQL that others build on.

/** For the SQL of a genre's id. */
export const latestState = (genre: string): string =>
  `(SELECT s.state FROM genre_states s WHERE s.genre_id = ${genre} ORDER BY s.id DESC LIMIT 1)`;

/** Ids of the genres that a person does not want. */
export const refusedGenresSql = `SELECT g.id FROM genres g WHERE ${latestState('g.id')} = 'refused'`;

/** Genres of this change that are not the library's after it, although labels or predictions name them: `:change`. */
export const stillUsedSql = /* sql */ `
  SELECT DISTINCT c.genre_id FROM genre_states c
  WHERE c.change_id = :change AND ${latestState('c.genre_id')} IS NOT 'own' AND (
    EXISTS (SELECT 1 FROM labels l WHERE l.genre_id = c.genre_id
      AND l.id = (SELECT max(m.id) FROM labels m WHERE m.track_id = l.track_id))
    OR ${latestState('c.genre_id')} IS NULL AND c.genre_id IN (SELECT genre_id FROM predictions))`;
