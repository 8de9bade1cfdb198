// The user's genres with their counts, and the words that lead to them: written strings, vocabulary, changes to it.
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
  /** Every distinct string in the genre fields and what it became, most frequent first. */
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
  /** Tags that nearly always stand with or like this one; null when nobody wrote it. */
  like: procedure
    .input(z.object({ tag: z.string().max(500) }))
    .output(z.object({ cut: z.number(), near: z.array(nearTagSchema) }).nullable()),
  /** Rare tags that could be merged into a genre. Suggestions: nothing is merged by itself. */
  suggestMerges: procedure.output(z.array(mergeSuggestionSchema)),
  /** All genres that the vocabulary knows, the user's changes included. */
  vocabulary: procedure.output(
    z.array(z.object({ name: z.string(), parents: z.array(z.string()), aliases: z.array(z.string()) })),
  ),
  /** The user's own changes to the vocabulary; the file that is exported and imported. */
  overlay: procedure.output(genreOverlaySchema),
  /** What would be read otherwise with these changes. */
  previewOverlay: procedure.input(genreOverlaySchema).output(z.array(tagChangeSchema)),
  /** Replaces the changes and maps the library anew. */
  setOverlay: procedure.input(genreOverlaySchema).output(genreOverlaySchema),
  /** Takes back the last replacement; the changes that stand now. */
  undoOverlay: procedure.output(genreOverlaySchema),
};
