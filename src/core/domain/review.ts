// A track that the user is asked about.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

export const reviewItemSchema = z.object({
  id: trackIdSchema,
  /** Where the window begins that tells most of it: what a person should hear first. Seconds. */
  fromSeconds: z.number().min(0),
  /** 0: the model is certain; 1: to it all genres are alike. */
  uncertainty: z.number(),
  /** The likeliest genres, at most five, likeliest first. */
  guesses: z.array(z.object({ genre: z.string(), probability: z.number() })),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;
