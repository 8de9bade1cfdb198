// The tags and technical facts that are read from each file.
import * as z from 'zod';
import { remarkSchema } from './remarks.ts';
import { shapeOf, tagFields } from './trackFields.ts';

/** Fields besides the genre's in which people write what their music is like. */
export const tagTextFields = ['mood', 'grouping', 'comment'] as const;

const tagTextSchema = z.object({ field: z.enum(tagTextFields), written: z.string() });
export type TagText = z.infer<typeof tagTextSchema>;

export const tagsSchema = z.object({
  ...shapeOf(tagFields),
  /** As written in the file, in order; cleaning is the vocabulary's work. */
  genres: z.array(z.string()),
  /** As written in those fields; what it means is read by the vocabulary, too. */
  tagTexts: z.array(tagTextSchema),
  container: z.string().nullable(),
  remarks: z.array(remarkSchema),
});

/** `durationSeconds` is what the header states or estimates; the decoded length is exact. */
export type Tags = z.infer<typeof tagsSchema>;

/** Raised whenever tags are read differently: those of an earlier version are read anew by the next scan. */
export const TAGS_VERSION = 3;
