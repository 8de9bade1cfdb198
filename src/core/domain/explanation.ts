// Why the model predicts a genre for a track, in a form that a person can read.
import * as z from 'zod';
import { reasonSchema } from './likeness.ts';
import { probabilitiesSchema, trackIdSchema } from './track.ts';

const neighbourSchema = z.object({
  id: trackIdSchema,
  title: z.string().nullable(),
  artist: z.string().nullable(),
  /** The effective genre. */
  genre: z.string().nullable(),
  /** 1 is as far as the surroundings of both tracks. */
  distance: z.number(),
  reason: reasonSchema,
});

const effectSchema = z.object({
  feature: z.string(),
  /** In the feature's own unit, as is `usual`. */
  value: z.number(),
  usual: z.number(),
  /** How far the genre's log-odds against all others would fall if the value were the usual one. */
  effect: z.number(),
});

/** What an ear hears in the track more than in the rest of the library. */
const heardSchema = z.object({
  /** The ear's name. */
  ear: z.string(),
  /** Names of its classes as it has them, what stands out most first; in standard deviations over the library. */
  sounds: z.array(z.object({ name: z.string(), standsOut: z.number() })),
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
  /** One an ear in use that names what it hears, and heard something out of the ordinary. */
  heard: z.array(heardSchema),
  /** Strongest first. */
  featuresFor: z.array(effectSchema),
  featuresAgainst: z.array(effectSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;
