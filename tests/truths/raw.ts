// What other readers print of a file, under the names of its container or their own, as facts of the table.
import { type Facts, gainsText, list, ofTotal, parts, said } from './fields.ts';

/** Texts by name, as a reader prints them. */
export type Raw = Readonly<Record<string, readonly string[]>>;

/** Under which names a reader may have each part: those of ID3, MP4, ASF, then of Vorbis, APE, TagLib and FFmpeg. */
const names = {
  artist: ['tpe1', '©art', 'author', 'artist', 'iart'],
  genre: ['tcon', '©gen', 'wm/genre', 'genre', 'ignr'],
  compilation: ['tcmp', 'cpil', 'wm/iscompilation', 'compilation'],
  track: ['trck', 'trkn', 'wm/tracknumber', 'tracknumber', 'track', 'part_number'],
  tracks: ['tracktotal', 'totaltracks', 'total_parts'],
  disc: ['tpos', 'disk', 'wm/partofset', 'discnumber', 'disc'],
  discs: ['disctotal', 'totaldiscs'],
  date: ['tdrc', '©day', 'wm/year', 'date', 'year', 'icrd', 'date_released', 'tdrl', 'releasedate'],
  originalDate: [
    'tdor',
    'tory',
    'wm/originalreleasetime',
    'originaldate',
    'originalyear',
    'wm/originalreleaseyear',
  ],
  bpm: ['tbpm', 'tmpo', 'wm/beatsperminute', 'bpm'],
  key: ['tkey', 'wm/initialkey', 'initialkey', 'initial_key', 'key'],
  trackGain: ['replaygain_track_gain', 'lame track_gain'],
  trackPeak: ['replaygain_track_peak', 'lame track_peak'],
  albumGain: ['replaygain_album_gain', 'lame album_gain'],
  albumPeak: ['replaygain_album_peak'],
  r128Track: ['r128_track_gain'],
  r128Album: ['r128_album_gain'],
  artistSort: ['tsop', 'xsop', 'soar', 'wm/artistsortorder', 'artistsort', 'artist-sort', 'sort_artist'],
  albumSort: ['tsoa', 'soal', 'wm/albumsortorder', 'albumsort', 'album-sort', 'sort_album'],
  titleSort: ['tsot', 'sonm', 'wm/titlesortorder', 'titlesort', 'title-sort', 'sort_name'],
  albumArtistSort: [
    'tso2',
    'soaa',
    'wm/albumartistsortorder',
    'albumartistsort',
    'sort_album_artist',
    'sort album artist',
  ],
  recordingId: [
    'ufid:http://musicbrainz.org',
    'musicbrainz track id',
    'musicbrainz/track id',
    'musicbrainz_trackid',
  ],
  albumId: ['musicbrainz album id', 'musicbrainz/album id', 'musicbrainz_albumid'],
  artistId: ['musicbrainz artist id', 'musicbrainz/artist id', 'musicbrainz_artistid'],
} as const;
type Part = keyof typeof names;

export function factsOf(raw: Raw): Facts {
  const known = new Map(Object.entries(raw).map(([name, texts]) => [plain(name), texts]));
  const all = (part: Part): readonly string[] => {
    const name = names[part].find((one) => known.has(one));
    return name === undefined ? [] : (known.get(name) ?? []);
  };
  const text = (part: Part): string | null => all(part)[0]?.trim() || null;
  const number = (part: Part): number | null => {
    const figure = /[-+]?\d+(?:\.\d+)?/.exec(text(part) ?? '')?.[0];
    return figure === undefined ? null : Number(figure);
  };
  const pair = (no: Part, of: Part): string | null => {
    const [first, second] = (text(no) ?? '').split('/');
    return ofTotal(count(first), count(second) ?? number(of));
  };
  const compilation = text('compilation');
  const bpm = number('bpm');
  return said({
    artist: list(all('artist')),
    genres: list(all('genre')),
    compilation: compilation === null ? null : /^(1|true)$/i.test(compilation) ? 'yes' : 'no',
    track: pair('track', 'tracks'),
    disc: pair('disc', 'discs'),
    date: text('date'),
    originalDate: text('originalDate'),
    bpm: bpm === null ? null : `${bpm}`,
    key: text('key'),
    replayGain: gainsText({
      trackGain: number('trackGain'),
      trackPeak: number('trackPeak'),
      albumGain: number('albumGain'),
      albumPeak: number('albumPeak'),
    }),
    r128: parts({ track: text('r128Track'), album: text('r128Album') }),
    sortNames: parts({
      artist: text('artistSort'),
      album: text('albumSort'),
      title: text('titleSort'),
      'album artist': text('albumArtistSort'),
    }),
    recordingId: text('recordingId'),
    albumId: text('albumId'),
    artistIds: list(all('artistId')),
  });
}

/** Without what ID3, MP4 and ASF put before names that anybody may choose. */
const plain = (name: string): string =>
  name.toLowerCase().replace(/^(?:txxx|----:com\.apple\.itunes|----:com\.serato\.dj):/, '');

/** No number is written as 0. */
const count = (digits: string | undefined): number | null => Number.parseInt(digits ?? '', 10) || null;
