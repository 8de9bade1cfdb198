// The statistics of the library in words.
import type { GenreSource } from '../../core/domain/genre.ts';
import { messagesOf, spokenLocale } from '../../core/languages/say.ts';
import { countedTracks } from './counted.ts';
import { formatShare, formatSpan } from './format.ts';

const say = messagesOf('statistics');
const { dates } = spokenLocale();

const months = new Intl.DateTimeFormat(dates, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat(dates, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

export const statisticsWords = {
  title: say('title'),
  loadFailed: say('loadFailed'),
  empty: say('empty'),
  emptyDetail: say('emptyDetail'),
  look: say('look'),
  looks: { pictures: say('looks.pictures'), tables: say('looks.tables') },
  table: { tracks: say('table.tracks'), share: say('table.share'), extent: say('table.extent') },

  headline: {
    tracks: say('headline.tracks'),
    length: say('headline.length'),
    size: say('headline.size'),
    artists: say('headline.artists'),
    albums: say('headline.albums'),
    genres: say('headline.genres'),
  },
  ofLibrary: say('ofLibrary'),
  ofList: say('ofList'),
  all: say('all'),

  genres: say('genres'),
  genresNote: (count: number) => say('genresNote', { count }),
  mostOf: (shown: number, all: number) => say('mostOf', { shown, all }),
  noGenres: say('noMusic'),
  overYears: say('overYears'),
  overYearsNote: (withYear: number, all: number) =>
    withYear === all ? '' : say('overYearsNote', { share: formatShare(withYear / all) }),
  noYears: say('noYears'),
  tempo: say('tempo'),
  noTempo: say('noTempo'),
  keys: say('keys'),
  keysNote: (major: number, minor: number) =>
    say('keysNote', {
      major: formatShare(major / (major + minor)),
      minor: formatShare(minor / (major + minor)),
    }),
  noKeys: say('noKeys'),
  loudness: say('loudness'),
  noLoudness: say('noLoudness'),
  sorted: say('sorted'),
  sortedNote: (sorted: number, all: number) => say('sortedNote', { share: formatShare(sorted / all) }),
  noMusic: say('noMusic'),
  sources: {
    label: say('sources.label'),
    tag: say('sources.tag'),
    model: say('sources.model'),
    none: say('sources.none'),
  } satisfies Record<GenreSource, string>,
  confidence: say('confidence'),
  noConfidence: say('noConfidence'),
  analysis: say('analysis'),
  analysed: say('analysed'),
  waiting: say('waiting'),
  failed: say('failed'),
  missing: say('missing'),
  notMusic: say('notMusic'),
  formats: say('formats'),
  noFormats: say('noTracks'),
  bitRates: say('bitRates'),
  noBitRates: say('noBitRates'),
  sampleRates: say('sampleRates'),
  noSampleRates: say('noSampleRates'),
  artists: say('artists'),
  noArtists: say('noArtists'),
  added: say('added'),
  noAdded: say('noTracks'),

  median: (bin: string) => say('median', { bin }),
  hours: (hours: number) =>
    hours < 1 ? formatSpan(hours * 3600) : say('hours', { hours: Math.round(hours) }),
  below: (edge: string) => say('below', { edge }),
  from: (edge: string) => say('from', { edge }),
  between: (low: string, high: string) => say('between', { low, high }),
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
