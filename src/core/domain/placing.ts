// Files that Stackwax puts elsewhere when a person asks: organised by a template, or copied to a stick.
import * as z from 'zod';
import { errorDataSchema } from './errors.ts';
import { exportWarningsSchema } from './exportWarning.ts';

/** 'move' changes where the user's own files are; the others leave them alone. */
export const placeWays = ['copy', 'hard-link', 'move'] as const;
export const placeWaySchema = z.enum(placeWays);
export type PlaceWay = z.infer<typeof placeWaySchema>;

export const templateSchema = z.string().max(500);

export const organiseReportSchema = z.object({
  way: placeWaySchema,
  /** Taken back: files that were moved are where they were, copies are gone. */
  isBack: z.boolean(),
  files: z.int(),
  /** That lie where the template wants them already. */
  stayed: z.int(),
  /** With the reason; nothing was changed of these. */
  left: z.array(errorDataSchema),
  /** Of these, taken back as soon as what stands in their way is gone and it is asked for again. */
  waiting: z.int().default(0),
  seconds: z.number(),
});
export type OrganiseReport = z.infer<typeof organiseReportSchema>;

export const copyReportSchema = z.object({
  folder: z.string(),
  files: z.int(),
  bytes: z.number(),
  /** That an earlier copy has put there already. */
  there: z.int(),
  /** The playlists, as paths. */
  playlists: z.array(z.string()),
  warnings: exportWarningsSchema,
  /** The library's folder into which was copied, which the next scan takes for new tracks; null when it was into none. */
  libraryAround: z.string().nullable().default(null),
  left: z.array(errorDataSchema),
  seconds: z.number(),
});
export type CopyReport = z.infer<typeof copyReportSchema>;

/** One file of a preview. */
const plannedFileSchema = z.object({
  from: z.string(),
  /** From the folder, with forward slashes. */
  to: z.string(),
  stays: z.boolean(),
  isNumbered: z.boolean(),
  /** Fields of the template that the track lacks. */
  lacking: z.array(z.string()),
});

export const placePreviewSchema = z.object({
  files: z.array(plannedFileSchema),
  tracks: z.int(),
  /** All that would be placed, where only the first ones were looked at. */
  chosen: z.int(),
  stay: z.int(),
  numbered: z.int(),
  /** Tracks that lack a field, by the field. */
  lacking: z.record(z.string(), z.int()),
  bytes: z.number(),
  left: z.array(errorDataSchema),
});
export type PlacePreview = z.infer<typeof placePreviewSchema>;
