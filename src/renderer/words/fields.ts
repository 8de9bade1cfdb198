// The names of track fields wherever they stand: heads of columns, orders, filters, rules.

import type { TrackRow } from '../../core/domain/track.ts';
import type {
  ColumnField,
  OneOfField,
  RangeField,
  SortField,
  TextField,
} from '../../core/domain/trackFields.ts';
import type { Field } from '../state/conditions.ts';
import type { ColumnId } from '../state/list/columns.ts';

export const fieldNames = {
  title: 'Title',
  artist: 'Artist',
  album: 'Album',
  albumArtist: 'Album artist',
  year: 'Year',
  trackNumber: 'Track number',
  genre: 'Genre',
  genreSource: 'Genre source',
  predictedGenre: 'Prediction',
  confidence: 'Confidence',
  tagGenre: 'Genre tag',
  durationSeconds: 'Length',
  tempoBpm: 'Tempo',
  musicalKey: 'Key',
  loudnessLufs: 'Loudness',
  loudnessRangeLu: 'Loudness range',
  truePeakDbtp: 'True peak',
  format: 'Format',
  bitRate: 'Bit rate',
  rating: 'Rating',
  trackTags: 'Tags',
  folder: 'Folder',
  path: 'Path',
  addedAt: 'Date added',
  playCount: 'Plays',
  lastPlayedAt: 'Last played',
  state: 'Analysis',
  presence: 'File',
  kind: 'Kind',
} satisfies Record<ColumnField | SortField | RangeField | TextField | OneOfField, string>;

export const columnNames: Readonly<Record<ColumnId, string>> = {
  ...fieldNames,
  confidence: 'Prediction',
  durationSeconds: 'Time',
  tempoBpm: 'BPM',
  addedAt: 'Added',
  wave: 'Waveform',
  cover: 'Cover',
};

/** Where the column is narrower than its name. */
export const shortNames: Readonly<Partial<Record<ColumnId, string>>> = { trackNumber: '#' };

export const orderNames: Readonly<Record<SortField | 'albumOrder', string>> = {
  ...fieldNames,
  albumOrder: 'Album order',
};

export const filterNames: Readonly<Record<Field, string>> = {
  ...fieldNames,
  genreIds: fieldNames.genre,
  clusterIds: 'Cluster',
  sources: fieldNames.genreSource,
  musicalKeys: fieldNames.musicalKey,
  formats: fieldNames.format,
  search: 'Words',
  tags: 'Tag',
  withoutTags: 'Without the tag',
  tagGenres: 'Genre in the tags',
  mood: 'Mood',
  era: 'Era',
  description: 'Description',
  disagrees: 'Tag and prediction differ',
  needsReview: 'Needs review',
  maybeNotMusic: 'Maybe not music',
  duplicate: 'Stands in several files',
  spare: 'Another file is preferred',
  notPlayedForDays: 'Not played for',
};

export const units: Readonly<Record<RangeField, string>> = {
  confidence: '%',
  tempoBpm: 'BPM',
  loudnessLufs: 'LUFS',
  loudnessRangeLu: 'LU',
  truePeakDbtp: 'dBTP',
  year: '',
  durationSeconds: 'minutes',
  bitRate: 'kbit/s',
  playCount: '',
  rating: 'stars',
};

export const days = 'days';

export const choices: { readonly [Name in OneOfField]: Readonly<Record<TrackRow[Name], string>> } = {
  state: { new: 'Not analysed yet', analysed: 'Analysed', failed: 'Could not be analysed' },
  presence: { present: 'Present', missing: 'Missing' },
  kind: { music: 'Music', 'not music': 'Not music' },
};
