// What was learned of tags: how well each is heard, and what to ask about one.
import * as z from 'zod';
import { trackIdSchema } from './track.ts';
import { tagFacetSchema, tagIdSchema } from './trackTag.ts';

/** By which columns tags are heard: our own, an ear's, or both. */
const tagColumnsSchema = z.enum(['own', 'ear', 'both']);

const scoreSchema = z.object({
  /** Of the tracks learned from, out of fold by artist; null where the tag holds on all, or on none. */
  rocAuc: z.number().nullable(),
  prAuc: z.number().nullable(),
  /** Share of those tracks on which it holds, which is what `prAuc` would be by chance. */
  baseRate: z.number(),
});

const learnedTagSchema = scoreSchema.extend({
  id: tagIdSchema,
  name: z.string(),
  facet: tagFacetSchema,
  /** Tracks learned from on which somebody says that it holds, or a person that it does not, and artists of the first. */
  holds: z.int(),
  refused: z.int(),
  artists: z.int(),
  /** From this probability on it is heard; 1 where it cannot be told by sound, and is not put on tracks. */
  threshold: z.number().min(0).max(1),
  columns: tagColumnsSchema,
});

export const tagFiguresSchema = z.object({
  /** Milliseconds since 1970. */
  learnedAt: z.number(),
  /** Tracks learned from. */
  rows: z.int(),
  tags: z.array(learnedTagSchema),
  /** Means over the tags; null where none has figures. */
  macro: scoreSchema.nullable(),
  byFacet: z.array(scoreSchema.extend({ facet: tagFacetSchema, tags: z.int() })),
});
export type TagFigures = z.infer<typeof tagFiguresSchema>;

export const tagReviewSchema = z.object({
  questions: z.array(
    z.object({
      id: trackIdSchema,
      /** Where playback begins, in seconds. */
      fromSeconds: z.number().min(0),
      /** How probable it is that the tag holds. */
      certainty: z.number().min(0).max(1),
    }),
  ),
  /** Tracks in which it is heard, or nearly, and of which nobody has said anything. */
  open: z.int(),
});

export const learnTagsReportSchema = z.object({
  /** Tags that were learned, and those of them that can be told by sound. */
  tags: z.int(),
  heard: z.int(),
  /** Tracks learned from. */
  rows: z.int(),
  /** Tracks that were listened to with it. */
  tracks: z.int(),
  seconds: z.number(),
});
export type LearnTagsReport = z.infer<typeof learnTagsReportSchema>;

/** A tag is learned once somebody says that it holds on so many tracks of so many artists. */
export const tracksToLearn = 10;
export const artistsToLearn = 3;
