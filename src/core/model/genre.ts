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
  /** Present tracks whose effective genre this is. */
  tracks: z.int(),
  /** Of these, how many because a person said so. */
  labelled: z.int(),
  /** Mean confidence of the model in those that it decided, null when it decided none. */
  meanConfidence: z.number().nullable(),
});
export type Genre = z.infer<typeof genreSchema>;

function hasControlCharacter(text: string): boolean {
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}
