// What Stackwax reads of a file, as facts of the table.
import { readTags } from '../../src/main/library/tags.ts';
import { type Facts, gainsText, list, ofTotal, parts, said } from './fields.ts';

export async function ourReading(path: string): Promise<Facts> {
  const { artist, genres, trackNumber, discNumber, taggedBpm, taggedKey, moreTags } = await readTags(
    Buffer.from(path),
  );
  const more = moreTags;
  return said({
    artist,
    genres: list(genres),
    compilation: more.compilation === true ? 'yes' : null,
    track: ofTotal(trackNumber, more.trackTotal),
    disc: ofTotal(discNumber, more.discTotal),
    date: more.date,
    originalDate: more.originalDate,
    bpm: taggedBpm === null ? null : `${taggedBpm}`,
    // As the writers were asked for it, not as it is shown.
    key: taggedKey?.replace(' minor', 'm').replace(' major', ''),
    replayGain: gainsText({
      trackGain: more.trackGainDb,
      trackPeak: more.trackPeak,
      albumGain: more.albumGainDb,
      albumPeak: more.albumPeak,
    }),
    // As written: in 1/256 dB.
    r128: parts({ track: more.r128TrackGainDb, album: more.r128AlbumGainDb }, (db) => `${db * 256}`),
    sortNames: parts({
      artist: more.artistSort,
      album: more.albumSort,
      title: more.titleSort,
      'album artist': more.albumArtistSort,
    }),
    recordingId: more.recordingId,
    albumId: more.albumId,
    artistIds: list(more.artistIds ?? []),
  });
}
