// Places in a track that are worth a mark on its waveform.
import * as z from 'zod';

export const trackMarksSchema = z.object({
  /** Seconds from the start, ascending; only within the windows, for nothing else was listened to. */
  beats: z.array(z.number()),
  /** What was listened to. */
  windows: z.array(z.object({ startSeconds: z.number(), lengthSeconds: z.number() })),
});
export type TrackMarks = z.infer<typeof trackMarksSchema>;
