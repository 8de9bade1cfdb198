// The statistics of the library in words.
import type { GenreSource } from '../../core/domain/genre.ts';
import { counted, countedTracks } from './counted.ts';
import { formatCount, formatShare, formatSpan } from './format.ts';

const months = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export const statisticsWords = {
  title: 'Statistics',
  loadFailed: 'The statistics could not be loaded',
  empty: 'Nothing to count yet',
  emptyDetail: 'What your library is made of stands here as soon as it has tracks.',
  look: 'Show as',
  looks: { pictures: 'Pictures', tables: 'Tables' },
  table: { tracks: 'Tracks', share: 'Share', extent: 'Amount' },

  headline: {
    tracks: 'Tracks',
    length: 'Playing time',
    size: 'On disk',
    artists: 'Artists',
    albums: 'Albums',
    genres: 'Genres',
  },
  ofLibrary: 'Your library',
  ofList: 'What is listed',
  all: 'All statistics',

  genres: 'Genres',
  genresNote: (count: number) => counted(count, 'genre', 'genres'),
  mostOf: (shown: number, all: number) => `${formatCount(shown)} of ${formatCount(all)}`,
  noGenres: 'No music yet',
  overYears: 'Genres over years',
  overYearsNote: (withYear: number, all: number) =>
    withYear === all ? '' : `${formatShare(withYear / all)} of the music has a year`,
  noYears: 'No tag names a year',
  tempo: 'Tempo',
  noTempo: 'No tempo has been measured yet',
  keys: 'Keys',
  keysNote: (major: number, minor: number) =>
    `${formatShare(major / (major + minor))} major, ${formatShare(minor / (major + minor))} minor`,
  noKeys: 'No key is known yet',
  loudness: 'Loudness',
  noLoudness: 'No loudness has been measured yet',
  sorted: 'Sorted by whom',
  sortedNote: (sorted: number, all: number) => `${formatShare(sorted / all)} sorted`,
  noMusic: 'No music yet',
  sources: {
    label: 'By you',
    tag: 'By tags',
    model: 'Predicted',
    none: 'Unsorted',
  } satisfies Record<GenreSource, string>,
  confidence: 'How sure predictions are',
  noConfidence: 'Nothing is sorted by prediction',
  analysis: 'Analysis',
  analysed: 'Analysed',
  waiting: 'Waiting',
  failed: 'Failed',
  missing: 'Missing',
  notMusic: 'Not music',
  formats: 'Formats',
  noFormats: 'No tracks yet',
  bitRates: 'Bit rates',
  noBitRates: 'No file names a bit rate',
  sampleRates: 'Sample rates',
  noSampleRates: 'No file names a sample rate',
  artists: 'Most frequent artists',
  noArtists: 'No tag names an artist',
  added: 'When tracks were added',
  noAdded: 'No tracks yet',

  median: (bin: string) => `median ${bin}`,
  hours: (hours: number) => (hours < 1 ? formatSpan(hours * 3600) : `${formatCount(Math.round(hours))} h`),
  below: (edge: string) => `below ${edge}`,
  from: (edge: string) => `from ${edge}`,
  between: (low: string, high: string) => `${low} to ${high}`,
  bpm: (value: number) => `${value} BPM`,
  lufs: (value: number) => `${value} LUFS`.replace('-', '−'),
  years: (first: number, last: number) => `${first}–${last}`,
  genreInYears: (genre: string, years: string) => `${genre}, ${years}`,
  day: (day: string) => days.format(Date.parse(day)),
  month: (month: string) => months.format(Date.parse(`${month}-01`)),
  /** A part that is pointed at. */
  readout: (label: string, tracks: number, share: string, detail?: string) =>
    [label, countedTracks(tracks), share, detail]
      .filter((text) => text !== undefined && text !== '')
      .join(' · '),
};
