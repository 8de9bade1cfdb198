// The user's changes to the shipped vocabulary: own genres, aliases, merges and ignores, stored and exchanged as one file.
import * as z from 'zod';
import { AppError } from '../../domain/errors.ts';
import { genreNameSchema } from '../../domain/genre.ts';

const name = genreNameSchema;

export const genreOverlaySchema = z.strictObject({
  version: z.literal(1),
  /** New genres, or shipped ones moved in the graph. */
  genres: z.array(z.strictObject({ name, parents: z.array(name) })),
  /** Another spelling of a genre. */
  aliases: z.array(z.strictObject({ written: name, genre: name })),
  /** A genre merged into another: its names and its children move there. */
  merges: z.array(z.strictObject({ from: name, into: name })),
  /** Written strings, or genres, that do not count as a genre. */
  ignores: z.array(name),
});

export type GenreOverlay = z.infer<typeof genreOverlaySchema>;

export const emptyOverlay: GenreOverlay = { version: 1, genres: [], aliases: [], merges: [], ignores: [] };

/** The text of the exported file. */
export function serialiseOverlay(overlay: GenreOverlay): string {
  return `${JSON.stringify(overlay, null, 2)}\n`;
}

/** Throws `invalid` with what is wrong and where. */
export function parseOverlay(text: string): GenreOverlay {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', 'The genre file is not JSON.', { cause });
  }
  const result = genreOverlaySchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new AppError(
    'invalid',
    `The genre file cannot be used${where}: ${issue?.message ?? 'unknown format'}.`,
  );
}
