// What every writer is asked to write.
export const asked = {
  artist: 'AC/DC',
  album: 'Hits',
  title: 'Truth',
  albumArtist: 'Various Artists',
  genres: ['Nu Jazz', 'Rock', 'Acid Jazz'],
  track: [3, 10],
  disc: [1, 2],
  date: '2011-04-05',
  originalDate: '1979-03-02',
  bpm: 126,
  key: 'F#m',
  replayGain: {
    REPLAYGAIN_TRACK_GAIN: '-6.48 dB',
    REPLAYGAIN_TRACK_PEAK: '0.977051',
    REPLAYGAIN_ALBUM_GAIN: '-7.30 dB',
    REPLAYGAIN_ALBUM_PEAK: '0.999512',
  },
  /** In 1/256 dB, towards -23 LUFS (RFC 7845). */
  r128: { R128_TRACK_GAIN: '-379', R128_ALBUM_GAIN: '-589' },
  artistSort: 'DC, AC',
  albumSort: 'Hits, The',
  titleSort: 'Truth, A',
  albumArtistSort: 'Artists, Various',
  recordingId: '8f3471b5-7e6a-48da-86a9-c1c07a0f47ae',
  albumId: '2f64fd32-c7f6-47a5-b9bb-8b9cd5d2b25e',
  artistIds: ['66c662b6-6e2f-4930-8610-912e24c63ed1', '5b11f4ce-a62d-471e-81fc-a69a8278c7da'],
} as const;

const ofTotal = ([no, of]: readonly [number, number]): string => `${no}/${of}`;

/** Vorbis comments, as MusicBrainz Picard names them; one line for each value. */
export const comments: readonly string[] = [
  `ARTIST=${asked.artist}`,
  `ALBUM=${asked.album}`,
  `TITLE=${asked.title}`,
  `ALBUMARTIST=${asked.albumArtist}`,
  ...asked.genres.map((genre) => `GENRE=${genre}`),
  'COMPILATION=1',
  `TRACKNUMBER=${asked.track[0]}`,
  `TRACKTOTAL=${asked.track[1]}`,
  `TOTALTRACKS=${asked.track[1]}`,
  `DISCNUMBER=${asked.disc[0]}`,
  `DISCTOTAL=${asked.disc[1]}`,
  `TOTALDISCS=${asked.disc[1]}`,
  `DATE=${asked.date}`,
  `ORIGINALDATE=${asked.originalDate}`,
  `BPM=${asked.bpm}`,
  `INITIALKEY=${asked.key}`,
  `ARTISTSORT=${asked.artistSort}`,
  `ALBUMSORT=${asked.albumSort}`,
  `TITLESORT=${asked.titleSort}`,
  `ALBUMARTISTSORT=${asked.albumArtistSort}`,
  `MUSICBRAINZ_TRACKID=${asked.recordingId}`,
  `MUSICBRAINZ_ALBUMID=${asked.albumId}`,
  ...asked.artistIds.map((id) => `MUSICBRAINZ_ARTISTID=${id}`),
];
export const gainComments: readonly string[] = Object.entries(asked.replayGain).map((pair) => pair.join('='));
export const r128Comments: readonly string[] = Object.entries(asked.r128).map((pair) => pair.join('='));

/** ID3's frames with a text each, where a writer takes them by name. */
export const frames: Readonly<Record<string, string>> = {
  TPE2: asked.albumArtist,
  TCMP: '1',
  TPOS: ofTotal(asked.disc),
  TBPM: `${asked.bpm}`,
  TKEY: asked.key,
  TSOP: asked.artistSort,
  TSOA: asked.albumSort,
  TSOT: asked.titleSort,
  TSO2: asked.albumArtistSort,
};
/** And its frames of described texts. */
export const described: readonly (readonly [description: string, text: string])[] = [
  ...Object.entries(asked.replayGain),
  ['MusicBrainz Album Id', asked.albumId],
  ['MusicBrainz Artist Id', asked.artistIds[0]],
];

/** FFmpeg's names; it has no several values, and writes unknown names where the container lets it. */
export const ffmpegNames: Readonly<Record<string, string>> = {
  artist: asked.artist,
  album: asked.album,
  title: asked.title,
  album_artist: asked.albumArtist,
  genre: asked.genres.join(';'),
  compilation: '1',
  track: ofTotal(asked.track),
  disc: ofTotal(asked.disc),
  date: asked.date,
  'artist-sort': asked.artistSort,
  'album-sort': asked.albumSort,
  'title-sort': asked.titleSort,
  ...asked.replayGain,
};

/** kid3's names, without the genres. */
export const kid3Names: Readonly<Record<string, string>> = {
  artist: asked.artist,
  album: asked.album,
  title: asked.title,
  'album artist': asked.albumArtist,
  compilation: '1',
  'track number': ofTotal(asked.track),
  'disc number': ofTotal(asked.disc),
  date: asked.date,
  'original date': asked.originalDate,
  bpm: `${asked.bpm}`,
  'initial key': asked.key,
  'sort artist': asked.artistSort,
  'sort album': asked.albumSort,
  'sort name': asked.titleSort,
  'sort album artist': asked.albumArtistSort,
  ...asked.replayGain,
};
