// Marks on a track's waveform: beats and analysed windows.
import * as z from 'zod';

export const trackMarksSchema = z.object({
  /** Seconds from the start of the track, ascending; only inside the windows. */
  beats: z.array(z.number()),
  /** The analysed windows. */
  windows: z.array(z.object({ startSeconds: z.number(), lengthSeconds: z.number() })),
});
export type TrackMarks = z.infer<typeof trackMarksSchema>;
