// How stars are said and shown.
import { countedTracks } from './counted.ts';

export const ratingWords = {
  label: 'Rating',
  none: 'No stars',
  stars: (stars: number): string => (stars === 1 ? '1 star' : `${stars} stars`),
  give: (stars: number | null): string =>
    stars === null ? 'Take the stars back' : `Give ${stars === 1 ? '1 star' : `${stars} stars`}`,
  given: (tracks: number, stars: number | null): string =>
    stars === null
      ? `Took the stars of ${countedTracks(tracks)} back`
      : `Gave ${countedTracks(tracks)} ${stars === 1 ? '1 star' : `${stars} stars`}`,
};
