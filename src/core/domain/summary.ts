// Any number of tracks in sum: how many, how long, and what they are.
import * as z from 'zod';
import { genreSourceSchema } from './genre.ts';

const countedSchema = z.object({ value: z.string().nullable(), tracks: z.int() });

export const trackSummarySchema = z.object({
  tracks: z.int(),
  /** Of those whose length is known. */
  seconds: z.number(),
  /** How many are no music. */
  notMusic: z.int(),
  /** Effective genres, most first; null stands for Unsorted. */
  genres: z.array(countedSchema),
  sources: z.array(z.object({ value: genreSourceSchema, tracks: z.int() })),
  /** As people call them; null where the file does not say. */
  formats: z.array(countedSchema),
  /** First and last year; null when no tag has one. */
  years: z.object({ from: z.int(), to: z.int() }).nullable(),
});
export type TrackSummary = z.infer<typeof trackSummarySchema>;
