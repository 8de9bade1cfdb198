// How stars are said and shown.
import { messagesOf } from '../../core/languages/say.ts';

const say = messagesOf('rating');

const inStars = (stars: number): string => say('stars', { stars });

export const ratingWords = {
  label: say('label'),
  stars: inStars,
  give: (stars: number | null): string => (stars === null ? say('giveNone') : say('give', { stars })),
  inMenu: (stars: number | null): string => (stars === null ? say('none') : inStars(stars)),
  given: (tracks: number, stars: number | null): string =>
    stars === null ? say('tookBack', { tracks }) : say('given', { tracks, stars }),
  same: (tracks: number, stars: number | null): string =>
    stars === null ? say('sameNone', { tracks }) : say('same', { tracks, stars }),
};
