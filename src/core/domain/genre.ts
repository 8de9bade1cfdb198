// The user's genres, and where a track's genre comes from.
import * as z from 'zod';

/** Where a genre comes from: the user's label, the file's tag, the model's prediction, or none of them. */
export const genreSourceSchema = z.enum(['label', 'tag', 'model', 'none']);
export type GenreSource = z.infer<typeof genreSourceSchema>;

/** A genre's name as typed: trimmed, one line, at most 100 characters. */
export const genreNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((name) => !hasControlCharacter(name), 'a genre name has no control characters');

export const genreSchema = z.object({
  id: z.int(),
  /** Lower case, as MusicBrainz writes it: 'hip hop'. */
  name: z.string(),
  /** The nearest of the user's genres above it; null when there is none. */
  parent: z.string().nullable(),
  /** Present tracks whose effective genre this is. */
  tracks: z.int(),
  /** How many of these the user labelled. */
  labelled: z.int(),
  /** Mean confidence of the model over the tracks it decided; null when it decided none. */
  meanConfidence: z.number().nullable(),
});
export type Genre = z.infer<typeof genreSchema>;

/** A genre that tags name, with the tracks that are, or would be, sorted by it. */
export const genreFromTagsSchema = z.object({ genre: z.string(), tracks: z.int() });
export type GenreFromTags = z.infer<typeof genreFromTagsSchema>;

/** A genre that came in by itself at the first scan. */
export const genreThatCameInSchema = genreFromTagsSchema.extend({
  at: z.number(),
  /** False when it was taken out since. */
  isOwn: z.boolean(),
});
export type GenreThatCameIn = z.infer<typeof genreThatCameInSchema>;

/** What a written tag holds besides: 'genre' holds every canonical genre in it, not only the user's. */
export const facetSchema = z.enum(['genre', 'mood', 'era', 'description']);

/** One distinct written string and its reading. */
export const tagRowSchema = z.object({
  written: z.string(),
  /** How many tracks carry it. */
  count: z.int(),
  category: z.enum(['genre', 'emotion', 'description', 'number', 'junk']),
  /** Canonical names, the primary one first. */
  genres: z.array(z.string()),
  /** The user's genre that it maps to. */
  declared: z.string().nullable(),
  eras: z.array(z.string()),
  moods: z.array(z.string()),
  descriptions: z.array(z.string()),
  /** The cleaning stage that settled it. */
  stage: z.enum(['normalise', 'alias', 'ignore', 'facet', 'spelling', 'compound', 'canonical']),
});

export const nearTagSchema = z.object({
  tag: z.string(),
  count: z.int(),
  /** Cosine distance, 0 (alike) to 2. */
  distance: z.number(),
});

export const mergeSuggestionSchema = z.object({ from: z.string(), into: z.string(), distance: z.number() });

function hasControlCharacter(text: string): boolean {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
