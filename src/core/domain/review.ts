// A track in the review queue.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

export const reviewItemSchema = z.object({
  id: trackIdSchema,
  /** Start of the window that is most telling, where playback begins, in seconds. */
  fromSeconds: z.number().min(0),
  /** From 0 (the model is certain) to 1 (it finds all genres equally likely). */
  uncertainty: z.number(),
  /** The most probable genres, at most five, in descending order. */
  guesses: z.array(z.object({ genre: z.string(), probability: z.number() })),
});
export type ReviewItem = z.infer<typeof reviewItemSchema>;

/** What to ask next; less than was wanted, or nothing, where no more is worth asking. */
export const reviewSchema = z.object({
  questions: z.array(reviewItemSchema),
  /** Tracks whose genre nobody named. */
  open: z.int(),
  /** Of those, how many the model expects to be right about. */
  likelyRight: z.int(),
});
export type Review = z.infer<typeof reviewSchema>;
