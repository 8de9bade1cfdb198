// The words about genres that tags ask for.
import type { GenreFromTags } from '../../core/domain/genre.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { messagesOf } from '../../core/languages/say.ts';
import { countedTracks } from './counted.ts';

const say = messagesOf('fromTags');

const named = ({ genre, tracks }: GenreFromTags): string =>
  say('counted', { genre: displayGenre(genre), tracks });
/** More than these are told by their number. */
const namedAtOnce = 4;

function list(genres: readonly GenreFromTags[], most: number): string {
  const shown = genres.slice(0, most).map(named).join(', ');
  return genres.length > most ? say('andMore', { shown, count: genres.length - most }) : shown;
}

export const fromTagsWords = {
  title: say('title'),
  cameInLabel: say('cameInLabel'),
  cameIn: (genres: readonly GenreFromTags[]) => say('cameIn', { genres: list(genres, namedAtOnce) }),
  logged: (genres: readonly (GenreFromTags & { readonly isOwn: boolean })[]) => {
    const gone = genres.filter(({ isOwn }) => !isOwn).map(({ genre }) => displayGenre(genre));
    const all = list(genres, genres.length);
    return gone.length === 0
      ? say('logged', { genres: all })
      : say('loggedGone', { genres: all, gone: gone.join(', ') });
  },
  takeBack: say('takeBack'),
  keep: say('keep'),
  offersLabel: say('offersLabel'),
  offer: (genre: string, tracks: number) => say('offer', { genre: displayGenre(genre), tracks }),
  tracks: countedTracks,
  add: say('add'),
  never: say('never'),
  more: (count: number) => say('more', { count }),
  addNamed: (genre: string) => say('addNamed', { genre }),
  neverNamed: (genre: string) => say('neverNamed', { genre }),
  added: (genres: readonly string[]) => say('added', { count: genres.length, genres: genres.join(', ') }),
  takenOut: (genres: readonly string[], kept: readonly GenreFromTags[]) =>
    [
      genres.length === 0
        ? null
        : say('takenOut', { count: genres.length, genres: genres.map(displayGenre).join(', ') }),
      ...kept.map(({ genre, tracks }) => say('stays', { genre: displayGenre(genre), tracks })),
    ]
      .filter((part) => part !== null)
      .join('. '),
} as const;
