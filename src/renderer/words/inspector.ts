// The words of the inspector.

import { counted, countedTracks } from './counted.ts';
import { fieldNames, filterNames } from './fields.ts';
import { formatCount } from './format.ts';

export type Quality =
  | 'brightness'
  | 'clarity'
  | 'harmony'
  | 'loudness'
  | 'percussion'
  | 'rhythm'
  | 'toneColour';

const qualityWords: Readonly<Record<Quality, string>> = {
  brightness: 'how bright it is',
  clarity: 'how clear its tones are',
  harmony: 'its harmony',
  loudness: 'how loud it is',
  percussion: 'its attacks',
  rhythm: 'its rhythm',
  toneColour: 'the colour of its sound',
};

const list = new Intl.ListFormat('en');

function qualityList(of: readonly Quality[]): string {
  return list.format(of.map((quality) => qualityWords[quality]));
}

export const inspectorWords = {
  label: 'Details',
  nothingSelected: 'Nothing selected',
  nothingSelectedDetail:
    'Select a track to see its waveform and why it has its genre. Select several to correct them at once.',

  sections: {
    genre: 'Genre',
    tags: 'Its tags',
    tagsOfMany: 'Tags among them',
    sounds: 'Prediction',
    why: 'Why',
    opinions: 'Each learner alone',
    nearest: 'Nearest tracks',
    effects: 'Features for and against',
    facts: 'File',
    moreTags: 'More tags',
    genres: 'Genres among them',
    sources: 'Sources',
    formats: 'Formats',
  },

  cover: (title: string) => `Cover of ${title}`,
  figures: {
    tempo: 'BPM',
    key: 'Key',
    loudness: 'LUFS',
    dynamics: 'Dynamics',
  },
  /** Ends with how much of the track. */
  measuredOf: (extent: string) => `Loudness and dynamics ${extent}`,
  figureDetail: {
    tempo: 'Beats a minute',
    key: 'Key, as the tags say, else as estimated from the pitch classes',
    loudness: 'Integrated loudness (ITU-R BS.1770-4)',
    dynamics: 'Dynamic range: how far the peaks lie above the loud passages',
  },

  remarks: 'Remarks',
  tagNothing: 'nothing',
  tagElsewhere: (written: string) => `${written}, none of your genres`,
  notAnalysedYet: 'This track has not been analysed yet.',
  noModel: 'No model has predicted a genre for it yet.',
  failed: 'Could not be analysed',
  missing: 'The file is missing. Its folder may be unplugged; its labels are kept.',
  notMusic: 'Not music: it has no genre, and nothing is learned from it.',
  correct: 'Correct genre',
  clear: 'Clear correction',
  clearMany: 'Clear corrections',
  agree: 'That is right',
  reveal: 'Show in file manager',
  loadFailed: 'This track could not be loaded',

  /** Classes as an ear names them: 'Violin, fiddle' is said by its first name. */
  hears: (sounds: readonly string[]) =>
    `Hears: ${sounds.map((name) => (name.split(',')[0] ?? name).toLowerCase()).join(', ')}`,
  heardBy: (ear: string) => `What ${ear} hears here more than in your other tracks`,

  nearestLabelled: 'Among tracks you labelled',
  nearestOthers: 'Among all other tracks',
  noneNear: 'No other track has been analysed.',
  play: (title: string) => `Play ${title}`,
  pause: (title: string) => `Pause ${title}`,
  /** Followed by the title. */
  select: 'Select',
  moreLikeThis: 'More like this',
  beside: (title: string, reason: string) => `Beside “${title}”: ${reason}`,

  explaining: 'Comparing it with the library',
  explainFailed: 'This could not be computed',
  noEffects: 'No single feature decides it.',
  typical: (genre: string, of: readonly Quality[]) =>
    of.length === 0
      ? `No quality of its sound stands out as typical of ${genre}.`
      : `Typical of ${genre}: ${qualityList(of)}.`,
  untypical: (genre: string, of: readonly Quality[]) =>
    of.length === 0
      ? `Hardly anything in its sound speaks against it.`
      : `Less usual for ${genre}: ${qualityList(of)}.`,
  near: (genre: string, ofGenre: number, all: number) =>
    all === 0
      ? 'There is no other track to compare it with.'
      : all === 1
        ? `The track that sounds most like it ${ofGenre === 1 ? 'is' : 'is not'} ${genre}.`
        : ofGenre === all
          ? `All ${formatCount(all)} tracks that sound most like it are ${genre}.`
          : ofGenre === 0
            ? `None of the ${formatCount(all)} tracks that sound most like it is ${genre}.`
            : `Of the ${formatCount(all)} tracks that sound most like it ${formatCount(ofGenre)} ${ofGenre === 1 ? 'is' : 'are'} ${genre}.`,
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
    ...fieldNames,
    trackNumber: 'Track',
    addedAt: 'Added',
    plays: 'Played',
    declaredGenre: 'Read as',
    taggedBpm: 'BPM tag',
    estimatedKey: 'Estimated key',
    mood: filterNames.mood,
    era: filterNames.era,
    description: 'Other tags',
    size: 'Size',
    fileName: 'File name',
  },
  trackNumber: (track: string, disc: string | null) => (disc === null ? track : `${track} on disc ${disc}`),
  plays: (count: number, lastDay: string | null) => {
    const times = count === 0 ? 'never here' : counted(count, 'time', 'times');
    return lastDay === null ? times : `${times}, last on ${lastDay}`;
  },
  ofTotal: (number: number, total: number) => `${number} of ${total}`,
  moreTag: {
    compilation: 'Compilation',
    yes: 'yes',
    date: 'Released',
    originalDate: 'First released',
    trackGain: 'ReplayGain',
    albumGain: 'ReplayGain of the album',
    r128TrackGain: 'R128 gain',
    r128AlbumGain: 'R128 gain of the album',
    artistSort: 'Artist, for sorting',
    albumArtistSort: 'Album artist, for sorting',
    albumSort: 'Album, for sorting',
    titleSort: 'Title, for sorting',
    recordingId: 'MusicBrainz recording',
    albumId: 'MusicBrainz album',
    artistIds: 'MusicBrainz artists',
    gain: (decibels: string, loudness: string) => `${decibels}, for ${loudness}`,
    peak: (peak: string) => `peak ${peak}`,
  },
  channels: (channels: number) =>
    channels === 1 ? 'mono' : channels === 2 ? 'stereo' : `${channels} channels`,
  noTag: 'None',
};
