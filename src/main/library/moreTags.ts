// Reads the tags that have no column of their own, under the names that taggers write them by.
import type { IAudioMetadata, IFormat, ITag } from 'music-metadata';
import { type MoreTags, moreTagsSchema } from '../../core/domain/moreTags.ts';
import { cleanText } from './cleanText.ts';
import { kinds } from './nativeTags.ts';

/**
 * Names in lower case, without what ID3, MP4 and Matroska put before those that anybody may choose; the first that a file has counts.
 * ID3, MP4, ASF, then Vorbis and APE, as MusicBrainz Picard, TagLib and kid3 map them, and what FFmpeg makes of its own names.
 */
const places = {
  track: ['trck', 'trk', 'trkn', 'wm/tracknumber', 'tracknumber', 'track', 'itrk', 'iprt'],
  tracks: ['tracktotal', 'totaltracks'],
  disc: ['tpos', 'tpa', 'disk', 'wm/partofset', 'discnumber', 'disc'],
  discs: ['disctotal', 'totaldiscs'],
  date: [
    ...['tdrc', 'tyer', '©day', 'wm/year', 'date', 'year', 'icrd', 'tdr', 'tye'],
    ...['tdrl', 'releasedate', 'date_released', 'album:date_released'],
  ],
  /** Of ID3v2.3, whose year is alone. */
  dayAndMonth: ['tdat', 'tda'],
  originalDate: ['tdor', 'wm/originalreleasetime', 'originaldate'],
  originalYear: ['tory', 'tor', 'wm/originalreleaseyear', 'originalyear'],
  trackGainDb: ['replaygain_track_gain'],
  trackPeak: ['replaygain_track_peak'],
  albumGainDb: ['replaygain_album_gain'],
  albumPeak: ['replaygain_album_peak'],
  r128Track: ['r128_track_gain'],
  r128Album: ['r128_album_gain'],
  artistSort: ['tsop', 'xsop', 'soar', 'wm/artistsortorder', 'artistsort', 'artist-sort', 'tsp'],
  albumSort: ['tsoa', 'xsoa', 'soal', 'wm/albumsortorder', 'albumsort', 'album-sort', 'tsa'],
  titleSort: ['tsot', 'xsot', 'sonm', 'wm/titlesortorder', 'titlesort', 'title-sort', 'tst'],
  albumArtistSort: [
    'tso2',
    'soaa',
    'wm/albumartistsortorder',
    'albumartistsort',
    'sort album artist',
    'ts2',
    'album:artistsort',
  ],
  recordingId: [
    'ufid:http://musicbrainz.org',
    'musicbrainz track id',
    'musicbrainz/track id',
    'musicbrainz_trackid',
  ],
  albumId: ['musicbrainz album id', 'musicbrainz/album id', 'musicbrainz_albumid'],
  artistIds: ['musicbrainz artist id', 'musicbrainz/artist id', 'musicbrainz_artistid'],
} as const;
type Place = keyof typeof places;

export function readMoreTags(
  native: readonly IAudioMetadata['native'][],
  format: Partial<IFormat>,
): MoreTags {
  const tags = native
    .flatMap((part) => Object.entries(part).toSorted(([a], [b]) => rankOf(a) - rankOf(b)))
    .map(([, list]) => Map.groupBy(list, nameOf));
  const all = (place: Place): string[] => {
    for (const named of tags) {
      for (const name of places[place]) {
        const texts = (named.get(name) ?? []).map(textOf).filter((text) => text !== null);
        if (texts.length > 0) return texts;
      }
    }
    return [];
  };
  const text = (place: Place): string | undefined => all(place)[0];
  const number = (place: Place): number | undefined => {
    const value = Number.parseFloat(text(place)?.replace(',', '.') ?? '');
    return Math.abs(value) < 100_000 ? value : undefined;
  };
  const total = (of: Place, no: Place): number | undefined =>
    count(/\/\s*(\d+)/.exec(text(no) ?? '')?.[1]) ?? count(text(of));
  const r128 = (place: Place): number | undefined => {
    const value = number(place);
    return value === undefined ? undefined : value / 256;
  };
  const artistIds = [...new Set(all('artistIds'))];
  return present({
    trackTotal: total('tracks', 'track'),
    discTotal: total('discs', 'disc'),
    date: dateOf(text('date'), text('dayAndMonth')),
    originalDate: dateOf(text('originalDate') ?? text('originalYear')),
    // What LAME measured stands in the sound's own header.
    trackGainDb: number('trackGainDb') ?? format.trackGain,
    trackPeak: number('trackPeak') ?? (format.trackPeakLevel || undefined),
    albumGainDb: number('albumGainDb') ?? format.albumGain,
    albumPeak: number('albumPeak'),
    r128TrackGainDb: r128('r128Track'),
    r128AlbumGainDb: r128('r128Album'),
    artistSort: text('artistSort'),
    albumSort: text('albumSort'),
    titleSort: text('titleSort'),
    albumArtistSort: text('albumArtistSort'),
    recordingId: text('recordingId'),
    albumId: text('albumId'),
    artistIds: artistIds.length === 0 ? undefined : artistIds,
  });
}

/** Of several kinds of tags in one file. */
const ranks: readonly string[] = kinds;
function rankOf(kind: string): number {
  const rank = ranks.indexOf(kind);
  return rank < 0 ? ranks.length : rank;
}

function nameOf({ id, value }: ITag): string {
  const name = id.toLowerCase().replace(/^(?:txxx|----:[^:]*|track|segment):/u, '');
  return name === 'ufid' && isOwned(value) ? `ufid:${value.owner_identifier}` : name;
}

function textOf({ value }: ITag): string | null {
  if (typeof value === 'number') return `${value}`;
  if (isOwned(value)) return cleanText(Buffer.from(value.identifier).toString('latin1'));
  // What is behind the end of a text is not part of it.
  return typeof value === 'string' ? cleanText(value.split('\0', 1)[0]) : null;
}

function isOwned(value: unknown): value is { owner_identifier: string; identifier: Uint8Array } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'owner_identifier' in value &&
    typeof value.owner_identifier === 'string' &&
    'identifier' in value &&
    value.identifier instanceof Uint8Array
  );
}

/** None is written as 0. */
function count(digits: string | undefined): number | undefined {
  const value = Number.parseInt(digits ?? '', 10);
  return value > 0 && value < 1_000_000 ? value : undefined;
}

/** Some write zeros for a date that they do not know. */
function dateOf(date: string | undefined, dayAndMonth = ''): string | undefined {
  if (date === undefined || !/[1-9]/.test(date)) return undefined;
  const [, day, month] = /^(\d\d)(\d\d)$/.exec(dayAndMonth) ?? [];
  return month !== undefined && /^\d{4}$/.test(date) ? `${date}-${month}-${day}` : date;
}

function present(tags: { readonly [Name in keyof MoreTags]: MoreTags[Name] | undefined }): MoreTags {
  return moreTagsSchema.parse(
    Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== undefined)),
  );
}
