// The user's genres with their counts, written strings, and the vocabulary with its edits.
import * as z from 'zod';
import {
  facetSchema,
  genreSchema,
  mergeSuggestionSchema,
  nearTagSchema,
  tagRowSchema,
} from '../domain/genre.ts';
import { genreOverlaySchema } from '../genres/vocabulary/overlay.ts';
import { procedure } from './procedure.ts';

const tagChangeSchema = z.object({ before: tagRowSchema, after: tagRowSchema });

export const genresContract = {
  list: procedure.output(z.array(genreSchema)),
  /** Every distinct string in the genre fields and its reading, most frequent first. */
  tags: procedure.input(z.object({ unmapped: z.boolean().optional() })).output(
    z.object({
      rows: z.array(tagRowSchema),
      shares: z.array(z.object({ category: z.string(), strings: z.int(), count: z.int() })),
    }),
  ),
  /** Moods, eras and descriptions with the number of tracks, for filters. */
  facets: procedure
    .input(z.object({ facet: facetSchema }))
    .output(z.array(z.object({ value: z.string(), tracks: z.int() }))),
  /** Tags that co-occur with this one or resemble it; null when no track carries it. */
  like: procedure
    .input(z.object({ tag: z.string().max(500) }))
    .output(z.object({ cut: z.number(), near: z.array(nearTagSchema) }).nullable()),
  /** Rare tags that could be merged into a genre. Suggestions only. */
  suggestMerges: procedure.output(z.array(mergeSuggestionSchema)),
  /** All genres of the vocabulary, the user's changes included. */
  vocabulary: procedure.output(
    z.array(z.object({ name: z.string(), parents: z.array(z.string()), aliases: z.array(z.string()) })),
  ),
  /** The user's changes to the vocabulary, the same data as the exported file. */
  overlay: procedure.output(genreOverlaySchema),
  /** Which strings would be read differently with these changes. */
  previewOverlay: procedure.input(genreOverlaySchema).output(z.array(tagChangeSchema)),
  /** Replaces the changes and maps the library anew. */
  setOverlay: procedure.input(genreOverlaySchema).output(genreOverlaySchema),
};
