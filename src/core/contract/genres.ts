// The user's genres with their counts, written strings, and the vocabulary with its edits.
import * as z from 'zod';
import {
  facetSchema,
  genreFromTagsSchema,
  genreNameSchema,
  genreSchema,
  genreThatCameInSchema,
  mergeSuggestionSchema,
  nearTagSchema,
  tagRowSchema,
} from '../domain/genre.ts';
import { genreOverlaySchema } from '../genres/vocabulary/overlay.ts';
import { procedure } from './procedure.ts';

const tagChangeSchema = z.object({ before: tagRowSchema, after: tagRowSchema });

export const genresContract = {
  list: procedure.output(z.array(genreSchema)),
  /** Genres that tags name often and that are offered, and those that came in at the first scan. */
  fromTags: procedure.output(
    z.object({ offered: z.array(genreFromTagsSchema), cameIn: z.array(genreThatCameInSchema) }),
  ),
  /** They are the library's from now on; a step that undo takes back. Returns their stored names. */
  takeIn: procedure
    .input(z.object({ genres: z.array(genreNameSchema).min(1).max(1000) }))
    .output(z.array(z.string())),
  /**
   * The library is not sorted by them, and they are not offered again; a step that undo takes back. Those that labels
   * name stay: these are returned as `kept`, with the number of such tracks.
   */
  takeOut: procedure
    .input(z.object({ genres: z.array(genreNameSchema).min(1).max(1000) }))
    .output(z.object({ takenOut: z.array(z.string()), kept: z.array(genreFromTagsSchema) })),
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
