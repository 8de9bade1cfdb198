// What tags say of a track besides the fields of the table: read, kept and shown, never sorted or filtered by.
import * as z from 'zod';

const text = z.string();
const number = z.number();

/** What the file does not say is left out. */
export const moreTagsSchema = z
  .object({
    trackTotal: z.int(),
    discTotal: z.int(),
    /** Part of an album by several artists, by its own flag. */
    compilation: z.literal(true),
    /** Of this release, as written: a year, a month or a day. */
    date: text,
    /** Of the first release. The track's year is taken from it where it is there. */
    originalDate: text,
    /** ReplayGain: towards 89 dB (about -18 LUFS), and peaks with 1 as full scale. */
    trackGainDb: number,
    trackPeak: number,
    albumGainDb: number,
    albumPeak: number,
    /** Of Opus (RFC 7845), towards -23 LUFS. */
    r128TrackGainDb: number,
    r128AlbumGainDb: number,
    artistSort: text,
    albumSort: text,
    titleSort: text,
    albumArtistSort: text,
    /** MusicBrainz' ids. */
    recordingId: text,
    albumId: text,
    artistIds: z.array(text),
  })
  .partial();

export type MoreTags = z.infer<typeof moreTagsSchema>;
