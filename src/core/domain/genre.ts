// Genres as the user has them, and where a track's genre comes from.
import * as z from 'zod';

/** Who says so: the person, the file's tag, the model, or nobody. */
export const genreSourceSchema = z.enum(['label', 'tag', 'model', 'none']);
export type GenreSource = z.infer<typeof genreSourceSchema>;

/** What a person may type as a genre; trimmed, one line, at most 100 characters. */
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
  /** The nearest genre above it that is the user's, too; null for one that stands by itself. */
  parent: z.string().nullable(),
  /** Present tracks whose effective genre this is. */
  tracks: z.int(),
  /** Of these, how many because a person said so. */
  labelled: z.int(),
  /** Mean confidence of the model in those that it decided, null when it decided none. */
  meanConfidence: z.number().nullable(),
});
export type Genre = z.infer<typeof genreSchema>;

/** What a written tag says besides: 'genre' is every canonical genre in it, not only the user's. */
export const facetSchema = z.enum(['genre', 'mood', 'era', 'description']);

/** One distinct written string and what it became. */
export const tagRowSchema = z.object({
  written: z.string(),
  /** Tracks that it stands on. */
  count: z.int(),
  category: z.enum(['genre', 'emotion', 'description', 'number', 'junk']),
  /** Canonical names, the primary one first. */
  genres: z.array(z.string()),
  /** The user's genre that it leads to. */
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
