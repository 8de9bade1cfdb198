// Why the model predicts a genre for a track, in a form that a person can read.
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
  /** How far the genre's log-odds against all others would fall if the value were the usual one. */
  effect: z.number(),
});

export const explanationSchema = z.object({
  id: trackIdSchema,
  /** The predicted genre, which the fields below explain. */
  genre: z.string().nullable(),
  probabilities: probabilitiesSchema,
  baseLearners: z.record(z.string(), probabilitiesSchema),
  /** Nearest first: among the tracks that the user labelled, and among all others. */
  nearestLabelled: z.array(neighbourSchema),
  nearestOthers: z.array(neighbourSchema),
  /** Strongest first. */
  featuresFor: z.array(effectSchema),
  featuresAgainst: z.array(effectSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;
