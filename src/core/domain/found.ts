// What is found by a few letters of its name: tracks, artists, albums.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';

/** 0: called so; 1: its name begins so; 2: every word that was typed begins one of its name; 3: of its name and its artist's. */
const rankSchema = z.int().min(0).max(3);

export const foundNamesSchema = z.object({
  tracks: z.array(
    z.object({ id: trackIdSchema, title: z.string(), artist: z.string().nullable(), rank: rankSchema }),
  ),
  artists: z.array(z.object({ name: z.string(), tracks: z.int(), rank: rankSchema })),
  /** `artist`: whose album it is, as filters have it. */
  albums: z.array(
    z.object({ title: z.string(), artist: z.string().nullable(), tracks: z.int(), rank: rankSchema }),
  ),
});
export type FoundNames = z.infer<typeof foundNamesSchema>;
