// What the tracks of a page are in sum: genres with how sure the model is of them, formats, years, length.
import type { TrackRow } from '../../../core/domain/track.ts';

export interface GenreShare {
  readonly genre: string;
  readonly tracks: number;
  /** Mean confidence of those that are predicted; null where none is. */
  readonly confidence: number | null;
}

export interface PageFacts {
  readonly genres: readonly GenreShare[];
  readonly formats: readonly string[];
  readonly years: { readonly from: number; readonly to: number } | null;
  /** Of the tracks whose length is known. */
  readonly seconds: number;
}

type Known = Pick<TrackRow, 'genre' | 'genreSource' | 'confidence' | 'format' | 'year' | 'durationSeconds'>;

export function factsOf(rows: readonly Known[]): PageFacts {
  const genres = new Map<string, Known[]>();
  const formats = new Map<string, number>();
  for (const row of rows) {
    if (row.genre !== null) genres.set(row.genre, [...(genres.get(row.genre) ?? []), row]);
    if (row.format !== null) formats.set(row.format, (formats.get(row.format) ?? 0) + 1);
  }
  const years = rows.flatMap(({ year }) => year ?? []);
  return {
    genres: [...genres]
      .map(([genre, own]) => ({ genre, tracks: own.length, confidence: meanConfidence(own) }))
      .sort((a, b) => b.tracks - a.tracks),
    formats: [...formats].sort((a, b) => b[1] - a[1]).map(([name]) => name),
    years: years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) },
    seconds: rows.reduce((sum, { durationSeconds }) => sum + (durationSeconds ?? 0), 0),
  };
}

function meanConfidence(rows: readonly Known[]): number | null {
  const sure = rows.flatMap(({ genreSource, confidence }) =>
    genreSource === 'model' && confidence !== null ? [confidence] : [],
  );
  return sure.length === 0 ? null : sure.reduce((sum, value) => sum + value, 0) / sure.length;
}
