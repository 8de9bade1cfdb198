// Which genres stand on the number keys.
import type { Genre } from '../../../../core/domain/genre.ts';
import type { ReviewItem } from '../../../../core/domain/review.ts';
import type { Probabilities } from '../../../../core/domain/track.ts';

const keys = 9;

/**
 * What the tag says first, also where it is none of the user's genres yet; then the likeliest, then the user's other genres by how many tracks they have. The guesses of the queue stand in
 * until the track's own probabilities have arrived.
 */
export function likelyGenres(
  item: ReviewItem,
  probabilities: Probabilities,
  own: readonly Genre[],
  tagged: string | null,
): { genre: string; probability: number | null }[] {
  const all = Object.entries(probabilities).map(([genre, probability]) => ({ genre, probability }));
  const known = all.length === 0 ? item.guesses : all;
  const likely = [...known].sort((a, b) => b.probability - a.probability);
  const others = own
    .filter(({ name }) => !likely.some(({ genre }) => genre === name))
    .sort((a, b) => b.tracks - a.tracks)
    .map(({ name }) => ({ genre: name, probability: null }));
  const ordered = [...likely, ...others];
  if (tagged === null) return ordered.slice(0, keys);
  const first = ordered.find(({ genre }) => genre === tagged) ?? { genre: tagged, probability: null };
  return [first, ...ordered.filter((one) => one !== first)].slice(0, keys);
}
