// Who says what of a track's genre: the person, the file's tag, the model.
import type { TrackDetail } from '../../../core/domain/track.ts';

export interface Voice {
  readonly source: 'label' | 'tag' | 'model';
  /** Null when it names none of the user's genres. */
  readonly genre: string | null;
  /** Whether this is the word that counts. */
  readonly counts: boolean;
  /** What stands in the file, where it leads to no genre; null when nothing does. */
  readonly written: string | null;
  /** Probability, where there is one. */
  readonly share: number | null;
}

/** In the order in which they count. The tag always has its line; the others when they have said something. */
export function voicesOf(
  track: Pick<
    TrackDetail,
    'genre' | 'genreSource' | 'tagGenre' | 'declaredGenres' | 'predictedGenre' | 'confidence'
  >,
): Voice[] {
  const voices: Voice[] = [];
  if (track.genreSource === 'label')
    voices.push({ source: 'label', genre: track.genre, counts: true, written: null, share: null });
  voices.push({
    source: 'tag',
    genre: track.tagGenre,
    counts: track.genreSource === 'tag',
    written: track.declaredGenres.length === 0 ? null : track.declaredGenres.join(', '),
    share: null,
  });
  if (track.predictedGenre !== null)
    voices.push({
      source: 'model',
      genre: track.predictedGenre,
      counts: track.genreSource === 'model',
      written: null,
      share: track.confidence,
    });
  return voices;
}
