// A summary of any number of tracks: count, length, genres, formats, years.
import * as z from 'zod';
import { genreSourceSchema } from './genre.ts';

const countedSchema = z.object({ value: z.string().nullable(), tracks: z.int() });

export const trackSummarySchema = z.object({
  tracks: z.int(),
  /** Sum over the tracks whose length is known. */
  seconds: z.number(),
  /** How many are not music. */
  notMusic: z.int(),
  /** Effective genres, most frequent first; null stands for Unsorted. */
  genres: z.array(countedSchema),
  sources: z.array(z.object({ value: genreSourceSchema, tracks: z.int() })),
  /** Format names; null where the file names none. */
  formats: z.array(countedSchema),
  /** The stars that all of them have; null where they have none, or not the same. */
  rating: z.int().nullable(),
  /** First and last year; null when no tag has one. */
  years: z.object({ from: z.int(), to: z.int() }).nullable(),
});
export type TrackSummary = z.infer<typeof trackSummarySchema>;
