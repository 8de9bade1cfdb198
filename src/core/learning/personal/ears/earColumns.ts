// Where an ear's columns are among a library's, and what genres its classes are.
import * as z from 'zod';

export interface EarColumns {
  /** The group of its embedding: `ear-` and the start of its file's SHA-256. */
  readonly name: string;
  /** Where its embedding is among the columns of a row. */
  readonly embedding: readonly number[];
  /** Where all its class scores are; none for an ear without scores. */
  readonly scores: readonly number[];
  /** The genres that its class scores name. */
  readonly genres: readonly HeardGenre[];
}

export const heardGenreSchema = z.object({
  genre: z.string(),
  /** Where the log-odds of its classes are among the columns of a row; the highest counts. */
  columns: z.array(z.int().nonnegative()).min(1).readonly(),
});

export type HeardGenre = Readonly<z.infer<typeof heardGenreSchema>>;
