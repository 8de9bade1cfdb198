// Common names of tags as music-metadata makes them, as far as any is kept: which of several values counts.
import type { ICommonTagsResult, ITag } from 'music-metadata';

export type QuickKind = 'vorbis' | 'ID3v2.4' | 'ID3v2.3' | 'iTunes' | 'ID3v1';
type Field = 'title' | 'artist' | 'artists' | 'album' | 'albumartist' | 'date' | 'year' | 'track' | 'disk';

const id3v2: Readonly<Record<string, Field>> = {
  TIT2: 'title',
  TALB: 'album',
  TPE2: 'albumartist',
  'TXXX:DISCOGS_ALBUM_ARTISTS': 'albumartist',
  'TXXX:ARTISTS': 'artists',
  'TXXX:DISCOGS_ARTISTS': 'artists',
  'TXXX:DISCOGS_ARTIST_NAME': 'artists',
  TDRC: 'date',
  TDRV: 'date',
  'TXXX:DISCOGS_RELEASED': 'date',
  TYER: 'year',
  TRCK: 'track',
  TPOS: 'disk',
};

const fields: Readonly<Record<QuickKind, Readonly<Record<string, Field>>>> = {
  'ID3v2.3': id3v2,
  'ID3v2.4': id3v2,
  vorbis: {
    TITLE: 'title',
    ARTIST: 'artist',
    ARTISTS: 'artists',
    DISCOGS_ARTISTS: 'artists',
    DISCOGS_ARTIST_NAME: 'artists',
    ALBUM: 'album',
    ALBUMARTIST: 'albumartist',
    'ALBUM ARTIST': 'albumartist',
    DISCOGS_ALBUM_ARTISTS: 'albumartist',
    DATE: 'date',
    DISCOGS_RELEASED: 'date',
    TRACKNUMBER: 'track',
    DISCNUMBER: 'disk',
  },
  iTunes: {
    '©NAM': 'title',
    '©ART': 'artist',
    '----:COM.APPLE.ITUNES:ARTISTS': 'artists',
    '©ALB': 'album',
    AART: 'albumartist',
    '----:COM.APPLE.ITUNES:BAND': 'albumartist',
    '©DAY': 'date',
    TRKN: 'track',
    DISK: 'disk',
  },
  ID3v1: {
    TITLE: 'title',
    ARTIST: 'artist',
    ALBUM: 'album',
    YEAR: 'year',
    TRACK: 'track',
  },
};

export interface QuickCommon {
  readonly common: ICommonTagsResult;
  /** There are lists of artists, of which the parser makes one where no artist is written. */
  readonly hasArtists: boolean;
}

/** `parts`: in the order in which the parser reads them, which is that in which they count, too. */
export function commonOf(
  parts: readonly { readonly kind: QuickKind; readonly tags: readonly ITag[] }[],
): QuickCommon {
  const common: ICommonTagsResult = {
    track: { no: null, of: null },
    disk: { no: null, of: null },
    movementIndex: { no: null, of: null },
  };
  const origins = new Map<Field, number>();
  let hasArtists = false;
  for (const [part, { kind, tags }] of parts.entries())
    for (const { id, value: written } of tags) {
      if (typeof written !== 'string' && typeof written !== 'number') continue;
      const value = String(written);
      const field = fields[kind][id.toUpperCase()];
      // What stands in one kind of tag is not replaced by what stands in a later kind.
      const isOlder = field !== undefined && (origins.get(field) ?? part) < part;
      if (field === 'artists') hasArtists = true;
      // Neither dates nor places on a record ask whether there is one already.
      else if (field === 'date') {
        const year = Number.parseInt(value.slice(0, 4), 10);
        if (!Number.isNaN(year)) common.year = year;
      } else if (field === 'track' || field === 'disk')
        common[field] = { no: Number.parseInt(value.split('/')[0] ?? '', 10) || null, of: null };
      else if (field !== undefined && !isOlder) {
        // Of several artists the first is the artist, of several titles the last the title.
        const isFirst = !origins.has(field);
        origins.set(field, part);
        if (field === 'year') common.year = Number.parseInt(value, 10);
        else if (isFirst || field === 'title' || field === 'album') common[field] = value;
      }
    }
  return { common, hasArtists };
}
