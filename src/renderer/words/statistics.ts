// The statistics of the library in words.
import { countedTracks } from './counted.ts';
import { formatSpan } from './format.ts';

export const statisticsWords = {
  title: 'Statistics',
  loadFailed: 'The statistics could not be loaded',
  extent: (tracks: number, seconds: number) =>
    seconds === 0 ? countedTracks(tracks) : `${countedTracks(tracks)} · ${formatSpan(seconds)}`,
  genres: 'Genres',
};
