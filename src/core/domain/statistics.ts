// What a library, or any part of it, is made of: counts and hours, as data alone.
import * as z from 'zod';

const extentSchema = z.object({
  tracks: z.int(),
  /** Sum over the tracks whose length is known. */
  seconds: z.number(),
});

export const statisticsSchema = extentSchema.extend({
  /** Effective genres of the music, most tracks first; null stands for Unsorted. */
  genres: z.array(extentSchema.extend({ name: z.string().nullable() })),
});
export type Statistics = z.infer<typeof statisticsSchema>;
