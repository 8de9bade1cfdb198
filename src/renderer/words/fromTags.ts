// The words about genres that tags ask for.
import type { GenreFromTags } from '../../core/domain/genre.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { counted, countedTracks } from './counted.ts';
import { formatCount } from './format.ts';

const named = ({ genre, tracks }: GenreFromTags): string => `${displayGenre(genre)} (${formatCount(tracks)})`;
/** More than these are told by their number. */
const namedAtOnce = 4;

function list(genres: readonly GenreFromTags[], most: number): string {
  const shown = genres.slice(0, most).map(named).join(', ');
  return genres.length > most ? `${shown} and ${formatCount(genres.length - most)} more` : shown;
}

export const fromTagsWords = {
  title: 'Genres that your tags name',
  cameInLabel: 'Came in by themselves',
  cameIn: (genres: readonly GenreFromTags[]) =>
    `New among your genres, because your tags name them: ${list(genres, namedAtOnce)}.`,
  logged: (genres: readonly (GenreFromTags & { readonly isOwn: boolean })[]) => {
    const gone = genres.filter(({ isOwn }) => !isOwn);
    const told = `At the first scan: ${list(genres, genres.length)}.`;
    return gone.length === 0
      ? told
      : `${told} Taken out since: ${gone.map(({ genre }) => displayGenre(genre)).join(', ')}.`;
  },
  takeBack: 'Take back',
  keep: 'Keep',
  offersLabel: 'Your tags ask for',
  offer: (genre: string, tracks: number) =>
    `${countedTracks(tracks)} ${tracks === 1 ? 'says' : 'say'} ${displayGenre(genre)}. Add it?`,
  tracks: (count: number) => countedTracks(count),
  add: 'Add',
  never: 'No',
  more: (count: number) => counted(count, 'more', 'more'),
  addNamed: (genre: string) => `Add ${genre}`,
  neverNamed: (genre: string) => `Do not offer ${genre} again`,
  added: (genres: readonly string[]) =>
    `${genres.join(', ')} ${genres.length === 1 ? 'is' : 'are'} among your genres`,
  takenOut: (genres: readonly string[], kept: readonly GenreFromTags[]) =>
    [
      genres.length === 0
        ? null
        : `${genres.map(displayGenre).join(', ')} ${genres.length === 1 ? 'is' : 'are'} not among your genres, and not offered again`,
      ...kept.map(
        ({ genre, tracks }) => `${displayGenre(genre)} stays: you gave it to ${countedTracks(tracks)}`,
      ),
    ]
      .filter((part) => part !== null)
      .join('. '),
} as const;
