// Why a track sounds like its predicted genre, as people see it.
import * as z from 'zod';
import { probabilitiesSchema, trackIdSchema } from './track.ts';

const neighbourSchema = z.object({
  id: trackIdSchema,
  title: z.string().nullable(),
  artist: z.string().nullable(),
  /** The effective genre. */
  genre: z.string().nullable(),
  /** Euclidean, each column measured in its standard deviation over the library. */
  distance: z.number(),
});

const effectSchema = z.object({
  feature: z.string(),
  /** In the feature's own unit, as is `usual`. */
  value: z.number(),
  usual: z.number(),
  /** By how much the genre's log-odds against all others would fall, were the value the usual one. */
  effect: z.number(),
});

export const explanationSchema = z.object({
  id: trackIdSchema,
  /** The genre that it sounds like; what follows explains this one. */
  genre: z.string().nullable(),
  probabilities: probabilitiesSchema,
  baseLearners: z.record(z.string(), probabilitiesSchema),
  /** Nearest first: among the tracks whose genre the user said, and among all others. */
  nearestLabelled: z.array(neighbourSchema),
  nearestOthers: z.array(neighbourSchema),
  /** Strongest first. */
  featuresFor: z.array(effectSchema),
  featuresAgainst: z.array(effectSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;
