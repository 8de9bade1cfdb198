// What each source claims a track's genre to be: the label, the file's tag, the prediction.
import type { TrackDetail } from '../../../core/domain/track.ts';

export interface Claim {
  readonly source: 'label' | 'tag' | 'model';
  /** Null when it names none of the user's genres. */
  readonly genre: string | null;
  /** Whether it is the effective one. */
  readonly counts: boolean;
  /** What stands in the file, where it leads to no genre; null when nothing does. */
  readonly written: string | null;
  /** Probability, where there is one. */
  readonly share: number | null;
}

/** In the order in which they count. The tag always has its line; the others when there is a label or a prediction. */
export function claimsOf(
  track: Pick<
    TrackDetail,
    'genre' | 'genreSource' | 'tagGenre' | 'declaredGenres' | 'predictedGenre' | 'confidence'
  >,
): Claim[] {
  const claims: Claim[] = [];
  if (track.genreSource === 'label')
    claims.push({ source: 'label', genre: track.genre, counts: true, written: null, share: null });
  claims.push({
    source: 'tag',
    genre: track.tagGenre,
    counts: track.genreSource === 'tag',
    written: track.declaredGenres.length === 0 ? null : track.declaredGenres.join(', '),
    share: null,
  });
  if (track.predictedGenre !== null)
    claims.push({
      source: 'model',
      genre: track.predictedGenre,
      counts: track.genreSource === 'model',
      written: null,
      share: track.confidence,
    });
  return claims;
}
