// The names of track fields wherever they stand: heads of columns, orders, filters, rules.
import type { TrackRow } from '../../core/domain/track.ts';
import type {
  ColumnField,
  OneOfField,
  RangeField,
  SortField,
  TextField,
} from '../../core/domain/trackFields.ts';
import { messagesOf } from '../../core/languages/say.ts';
import type { Field } from '../state/conditions.ts';
import type { ColumnId } from '../state/list/columns.ts';
import { withinSentence } from './format.ts';

const say = messagesOf('fields');

export const fieldNames = {
  title: say('names.title'),
  artist: say('names.artist'),
  album: say('names.album'),
  albumArtist: say('names.albumArtist'),
  year: say('names.year'),
  trackNumber: say('names.trackNumber'),
  genre: say('names.genre'),
  genreSource: say('names.genreSource'),
  predictedGenre: say('names.predictedGenre'),
  confidence: say('names.confidence'),
  tagGenre: say('names.tagGenre'),
  durationSeconds: say('names.durationSeconds'),
  tempoBpm: say('names.tempoBpm'),
  musicalKey: say('names.musicalKey'),
  loudnessLufs: say('names.loudnessLufs'),
  loudnessRangeLu: say('names.loudnessRangeLu'),
  truePeakDbtp: say('names.truePeakDbtp'),
  format: say('names.format'),
  bitRate: say('names.bitRate'),
  rating: say('names.rating'),
  trackTags: say('names.trackTags'),
  folder: say('names.folder'),
  path: say('names.path'),
  addedAt: say('names.addedAt'),
  playCount: say('names.playCount'),
  lastPlayedAt: say('names.lastPlayedAt'),
  state: say('names.state'),
  presence: say('names.presence'),
  kind: say('names.kind'),
} satisfies Record<ColumnField | SortField | RangeField | TextField | OneOfField, string>;

export const columnNames: Readonly<Record<ColumnId, string>> = {
  ...fieldNames,
  confidence: say('columns.confidence'),
  durationSeconds: say('columns.durationSeconds'),
  tempoBpm: 'BPM',
  addedAt: say('columns.addedAt'),
  wave: say('columns.wave'),
  cover: say('columns.cover'),
};

/** Where the column is narrower than its name. */
export const shortNames: Readonly<Partial<Record<ColumnId, string>>> = { trackNumber: '#' };

export const orderNames: Readonly<Record<SortField | 'albumOrder', string>> = {
  ...fieldNames,
  albumOrder: say('orders.albumOrder'),
};

export const filterNames: Readonly<Record<Field, string>> = {
  ...fieldNames,
  genreIds: fieldNames.genre,
  clusterIds: say('filters.clusterIds'),
  sources: fieldNames.genreSource,
  musicalKeys: fieldNames.musicalKey,
  formats: fieldNames.format,
  search: say('filters.search'),
  tags: say('filters.tags'),
  withoutTags: say('filters.withoutTags'),
  tagGenres: say('filters.tagGenres'),
  mood: say('filters.mood'),
  era: say('filters.era'),
  description: say('filters.description'),
  disagrees: say('filters.disagrees'),
  needsReview: say('filters.needsReview'),
  maybeNotMusic: say('filters.maybeNotMusic'),
  duplicate: say('filters.duplicate'),
  spare: say('filters.spare'),
  notPlayedForDays: say('filters.notPlayedForDays'),
};

export const units: Readonly<Record<RangeField, string>> = {
  confidence: '%',
  tempoBpm: 'BPM',
  loudnessLufs: 'LUFS',
  loudnessRangeLu: 'LU',
  truePeakDbtp: 'dBTP',
  year: '',
  durationSeconds: say('units.minutes'),
  bitRate: 'kbit/s',
  playCount: '',
  rating: say('units.stars'),
};

export const days = say('units.days');

export const choices: { readonly [Name in OneOfField]: Readonly<Record<TrackRow[Name], string>> } = {
  state: {
    new: say('choices.state.new'),
    analysed: say('choices.state.analysed'),
    failed: say('choices.state.failed'),
  },
  presence: { present: say('choices.presence.present'), missing: say('choices.presence.missing') },
  kind: { music: say('choices.kind.music'), 'not music': say('choices.kind.notMusic') },
};

/** One of these as a chip says it, after the name of its field: 'could not be analysed'. */
export function choiceName(field: OneOfField, value: string): string {
  const [, name] = Object.entries(choices[field]).find(([choice]) => choice === value) ?? [];
  return name === undefined ? value : withinSentence(name);
}
