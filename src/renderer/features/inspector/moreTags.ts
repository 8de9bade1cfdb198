// What a file's tags say besides the fields of the table, in order; what they do not say is left out.
import type { TrackDetail } from '../../../core/domain/track.ts';
import { formatLevel } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

const words = messages.inspector.moreTag;

/** How loud what is played is meant to be: of ReplayGain 2.0, and of Opus (RFC 7845). */
const replayGainTarget = -18;
const r128Target = -23;

export function moreTagsOf({ moreTags, year }: TrackDetail): { name: string; text: string }[] {
  const { date, trackGainDb, albumGainDb, r128TrackGainDb, r128AlbumGainDb } = moreTags;
  const rows: (readonly [string, string | null | undefined])[] = [
    [words.compilation, moreTags.compilation === true ? words.yes : null],
    [words.date, date === `${year}` ? null : date],
    [words.originalDate, moreTags.originalDate],
    [words.trackGain, gain(trackGainDb, replayGainTarget, moreTags.trackPeak)],
    [words.albumGain, gain(albumGainDb, replayGainTarget, moreTags.albumPeak)],
    [words.r128TrackGain, gain(r128TrackGainDb, r128Target)],
    [words.r128AlbumGain, gain(r128AlbumGainDb, r128Target)],
    [words.artistSort, moreTags.artistSort],
    [words.albumArtistSort, moreTags.albumArtistSort],
    [words.albumSort, moreTags.albumSort],
    [words.titleSort, moreTags.titleSort],
    [words.recordingId, moreTags.recordingId],
    [words.albumId, moreTags.albumId],
    [words.artistIds, moreTags.artistIds?.join(', ')],
  ];
  return rows.flatMap(([name, text]) => (text == null ? [] : [{ name, text }]));
}

/** With the loudness that it says, to be held against the one that was measured. */
function gain(db: number | undefined, target: number, peak?: number): string | null {
  if (db === undefined) return null;
  return words.gain(formatLevel(db, 'dB'), formatLevel(target - db, 'LUFS'), peak);
}
