// How stars are said and shown.
import { countedTracks } from './counted.ts';

const inStars = (stars: number): string => (stars === 1 ? '1 star' : `${stars} stars`);

export const ratingWords = {
  label: 'Rating',
  stars: inStars,
  give: (stars: number | null): string =>
    stars === null ? 'Take the stars of the selection back' : `Give the selection ${inStars(stars)}`,
  inMenu: (stars: number | null): string => (stars === null ? 'None' : inStars(stars)),
  given: (tracks: number, stars: number | null): string =>
    stars === null
      ? `Took the stars of ${countedTracks(tracks)} back`
      : `Gave ${countedTracks(tracks)} ${inStars(stars)}`,
  same: (tracks: number, stars: number | null): string =>
    `${countedTracks(tracks)} ${tracks === 1 ? 'has' : 'have'} ${stars === null ? 'no stars' : inStars(stars)} already`,
};
