// In what two tracks are alike and in what they differ, by what a person can hear and name.
import * as z from 'zod';

export const traitSchema = z.enum(['tempo', 'key', 'loudness', 'brightness', 'percussiveness']);
export type Trait = z.infer<typeof traitSchema>;

/** Strongest first; both empty where nothing stands out or nothing is known. */
export const reasonSchema = z.object({
  alike: z.array(traitSchema),
  /** What the other has more or less of. */
  differs: z.array(z.object({ trait: traitSchema, by: z.enum(['more', 'less']) })),
});
export type Reason = z.infer<typeof reasonSchema>;

export const similarTrackSchema = z.object({
  id: z.int().positive(),
  /** 1 is as far as the surroundings of both tracks. */
  distance: z.number(),
  reason: reasonSchema,
});
export type SimilarTrack = z.infer<typeof similarTrackSchema>;

export const similarTracksSchema = z.object({
  /** Nearest first. */
  tracks: z.array(similarTrackSchema),
  /** Whether the person's answers are in the metric. */
  metric: z.enum(['default', 'learned']),
});
export type SimilarTracks = z.infer<typeof similarTracksSchema>;
