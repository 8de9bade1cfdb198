// A missing track that could be several of the files that are there: what a person is asked.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';
import { kindSchema, shapeOf } from './trackFields.ts';

const matchedTrackSchema = z.object({
  id: trackIdSchema,
  ...shapeOf(['path', 'title', 'artist', 'album'] as const),
});
export type MatchedTrack = z.infer<typeof matchedTrackSchema>;

export const openMatchSchema = z.object({
  /** The missing one, with what a person set on it. */
  track: matchedTrackSchema.extend({
    label: z.string().nullable(),
    kind: kindSchema.nullable(),
    /** Names of the playlists that it is in. */
    playlists: z.array(z.string()),
    /** Milliseconds since 1970; null: nobody noted it. */
    missingSince: z.number().nullable(),
  }),
  /** Present tracks with the same sound that nobody has said anything about; the first fifty. */
  candidates: z.array(matchedTrackSchema),
});
export type OpenMatch = z.infer<typeof openMatchSchema>;
