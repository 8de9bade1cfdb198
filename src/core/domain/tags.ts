// The tags and technical facts that are read from each file.
import * as z from 'zod';

const text = z.string().nullable();
const count = z.int().nonnegative().nullable();

export const tagsSchema = z.object({
  title: text,
  artist: text,
  album: text,
  albumArtist: text,
  year: z.int().nullable(),
  track: count,
  disc: count,
  /** As written in the file, in order; cleaning is the vocabulary's work. */
  genres: z.array(z.string()),
  /** As the header states or estimates it; the decoded length is exact. */
  durationSeconds: z.number().nonnegative().nullable(),
  codec: text,
  container: text,
  /** Bits a second. */
  bitRate: z.number().nonnegative().nullable(),
  /** Hertz. */
  sampleRate: z.number().nonnegative().nullable(),
  channels: count,
  /** One sentence when the tags could not be read, or only in part. */
  problem: text,
});

export type Tags = z.infer<typeof tagsSchema>;
