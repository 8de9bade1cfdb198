// The user's labels as a portable file: each with all that can identify its track on another computer.
import * as z from 'zod';
import { genreNameSchema } from './genre.ts';
import { starsSchema } from './rating.ts';
import { kindSchema } from './trackFields.ts';
import { saidTagSchema } from './trackTag.ts';

export const labelEntrySchema = z.object({
  path: z.string(),
  /** Of the audio, without the tags; null when the file could not be read. */
  fingerprint: z.string().nullable(),
  artist: z.string().nullable(),
  title: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  /** Null when only something else was said. */
  genre: genreNameSchema.nullable(),
  kind: kindSchema.optional(),
  rating: starsSchema.optional(),
  /** What was said of its tags; none in files of earlier versions. */
  tags: z.array(saidTagSchema).optional(),
});
export type LabelEntry = z.infer<typeof labelEntrySchema>;

export const labelsFileSchema = z.object({
  format: z.literal('stackwax labels'),
  version: z.literal(1),
  labels: z.array(labelEntrySchema),
  /** Kinds set on whole folders. */
  folders: z.array(z.object({ folder: z.string().min(1), kind: kindSchema })),
});
export type LabelsFile = z.infer<typeof labelsFileSchema>;

export const importReportSchema = z.object({
  /** How the tracks were identified. */
  byPath: z.int(),
  byFingerprint: z.int(),
  byTags: z.int(),
  /** Entries whose track is not in the library, or that fit several tracks. */
  unmatched: z.array(labelEntrySchema),
  /** Tracks whose label has changed. */
  changed: z.int(),
  /** Tracks that have other stars now. */
  ratings: z.int(),
  /** Tags of tracks of which something else is said now. */
  tags: z.int(),
});
export type ImportReport = z.infer<typeof importReportSchema>;
