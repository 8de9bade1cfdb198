// The columns of the track table: which there are, how wide each is by itself, and which way it is sorted first.
import type { TrackSortKey } from '../../../core/domain/listing.ts';

/** In the order in which they are offered. */
export const columnIds = [
  'title',
  'artist',
  'album',
  'albumArtist',
  'year',
  'trackNumber',
  'genre',
  'confidence',
  'tagGenre',
  'duration',
  'tempo',
  'key',
  'loudness',
  'format',
  'bitRate',
  'folder',
  'added',
  'wave',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** A waveform has no order. */
export type SortKey = Exclude<ColumnId, 'wave'> & TrackSortKey;

interface Column {
  /** Share of the width that is left; 0 for a column that keeps its size. */
  readonly grows: number;
  /** Pixels that it has at least, as long as nobody has said otherwise. */
  readonly pixels: number;
  /** Numbers stand on the right, and so does their heading. */
  readonly isNumber: boolean;
  readonly first: 'ascending' | 'descending';
}

const text = (grows: number, pixels: number): Column => ({
  grows,
  pixels,
  isNumber: false,
  first: 'ascending',
});
const fixed = (pixels: number): Column => text(0, pixels);
const number = (pixels: number): Column => ({ ...fixed(pixels), isNumber: true });

export const columns: Readonly<Record<ColumnId, Column>> = {
  title: text(3.2, 150),
  artist: text(2.2, 110),
  album: text(2.2, 110),
  albumArtist: text(2, 110),
  year: number(72),
  trackNumber: number(56),
  genre: text(1.6, 132),
  confidence: { ...fixed(124), first: 'descending' },
  tagGenre: text(1.2, 110),
  duration: number(72),
  tempo: number(72),
  key: fixed(88),
  loudness: number(96),
  format: fixed(80),
  bitRate: number(96),
  folder: text(2.4, 140),
  added: { ...fixed(112), first: 'descending' },
  wave: fixed(128),
};

export const leastPixels = 40;
export const mostPixels = 1200;

export function isColumnId(id: unknown): id is ColumnId {
  return columnIds.some((known) => known === id);
}

export function isSortKey(id: ColumnId): id is SortKey {
  return id !== 'wave';
}
