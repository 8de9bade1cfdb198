// The words of the inspector.

import { counted, countedTracks } from './counted.ts';
import { formatCount } from './format.ts';

export const inspectorWords = {
  label: 'Details',
  nothingSelected: 'Nothing selected',
  nothingSelectedDetail:
    'Select a track to see its waveform and why it has its genre. Select several to correct them at once.',

  sections: {
    genre: 'Genre',
    sounds: 'What it sounds like',
    opinions: 'How each learner heard it',
    nearest: 'Nearest tracks',
    effects: 'What speaks for it, what against',
    facts: 'File',
    genres: 'Genres among them',
    sources: 'Who says so',
    formats: 'Formats',
  },

  cover: (title: string) => `Cover of ${title}`,
  figures: {
    tempo: 'BPM',
    key: 'Key',
    loudness: 'LUFS',
    dynamics: 'Dynamics',
  },
  figureDetail: {
    tempo: 'Beats a minute',
    key: 'Key, as estimated from the pitch classes',
    loudness: 'Integrated loudness of what was listened to (ITU-R BS.1770)',
    dynamics: 'Dynamic range: how far the loud lies above the quiet',
  },

  voices: {
    label: 'You said',
    tag: 'Tag says',
    model: 'Sounds like',
  },
  tagNothing: 'nothing',
  tagElsewhere: (written: string) => `${written}, none of your genres`,
  notHeardYet: 'Stackwax has not listened to this track yet.',
  noModel: 'No model has judged this track yet.',
  failed: 'Could not be analysed',
  missing: 'The file is missing. Its folder may be unplugged; everything you said about it is kept.',
  notMusic: 'Not music: it has no genre, and nothing is learned from it.',
  correct: 'Correct genre',
  clear: 'Clear correction',
  clearMany: 'Clear corrections',
  agree: 'That is right',
  reveal: 'Show in file manager',
  loadFailed: 'This track could not be loaded',

  nearestLabelled: 'Among those you corrected',
  nearestOthers: 'Among all others',
  noneNear: 'No other track has been listened to.',
  play: (title: string) => `Play ${title}`,
  pause: (title: string) => `Pause ${title}`,
  /** Followed by the title. */
  select: 'Select',
  moreLikeThis: 'More like this',

  explaining: 'Comparing it with the library',
  explainFailed: 'This could not be found out',
  noEffects: 'No single feature decides it.',
  speaksFor: (genre: string) => `For ${genre}`,
  speaksAgainst: (genre: string) => `Against ${genre}`,
  effect: (value: string, usual: string) => `${value}, usually ${usual}`,

  severalSelected: (count: number) => `${countedTracks(count)} selected`,
  severalTime: (text: string) => `${text} in all`,
  severalYears: (from: number, to: number) => (from === to ? `${from}` : `${from} to ${to}`),
  severalNotMusic: (count: number) => `${formatCount(count)} not music`,
  unknownFormat: 'Unknown',
  moreGenres: (count: number) => `and ${counted(count, 'more genre', 'more genres')}`,

  fact: {
    albumArtist: 'Album artist',
    year: 'Year',
    track: 'Track',
    added: 'Added',
    tag: 'Genre tag',
    genre: 'Read as',
    mood: 'Mood',
    era: 'Era',
    description: 'Also says',
    length: 'Length',
    format: 'Format',
    size: 'Size',
    folder: 'Folder',
    file: 'File name',
  },
  trackNumber: (track: number, disc: number | null) =>
    disc === null ? `${track}` : `${track} on disc ${disc}`,
  channels: (channels: number) =>
    channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`,
  noTag: 'None',
};
