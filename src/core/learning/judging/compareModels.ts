// Measures two models on the same held-out tracks: by the mean of a track's windows, as the library is predicted.
import type { Comparison } from '../../domain/comparison.ts';
import type { Matrix } from '../../domain/matrix.ts';

export interface HeldOut {
  /** The genre and track of each row; a row is a window. */
  readonly labels: readonly string[];
  readonly tracks: readonly number[];
  /** Rows that no model had seen. */
  readonly rows: readonly number[];
  /** The genres of the columns of both models' probabilities. */
  readonly columns: readonly string[];
}

export interface Compared {
  /** Out of fold [rows, columns]; all 0 where it had nothing to learn from. */
  readonly probabilities: Matrix;
  /** The genres that it can predict: of others it predicts none, whatever their columns say. */
  readonly classes: readonly string[];
}

/** A genre that a model cannot predict is one that it gets wrong. Null without held-out tracks. */
export function compareModels(heldOut: HeldOut, before: Compared, now: Compared): Comparison | null {
  const genreOf = new Map(heldOut.rows.map((row) => [heldOut.tracks[row]!, heldOut.labels[row]!]));
  if (genreOf.size === 0) return null;
  const [old, young] = [predicted(heldOut, before), predicted(heldOut, now)];
  const genres = [...new Set(genreOf.values())].sort().map((genre) => {
    const those = [...genreOf].filter(([, own]) => own === genre).map(([track]) => track);
    const right = (by: ReadonlyMap<number, string>): number =>
      those.filter((track) => by.get(track) === genre).length;
    return { genre, tracks: those.length, before: right(old), now: right(young) };
  });
  return {
    tracks: genreOf.size,
    before: genres.reduce((sum, genre) => sum + genre.before, 0),
    now: genres.reduce((sum, genre) => sum + genre.now, 0),
    gained: without(now.classes, before.classes),
    lost: without(before.classes, now.classes),
    genres,
  };
}

/** The genre of each track that it has an opinion of. */
function predicted({ rows, tracks, columns }: HeldOut, model: Compared): Map<number, string> {
  const { data, cols } = model.probabilities;
  const sums = new Map<number, Float64Array>();
  for (const row of rows) {
    const sum = sums.get(tracks[row]!) ?? new Float64Array(cols);
    for (let c = 0; c < cols; c++) sum[c]! += data[row * cols + c]!;
    sums.set(tracks[row]!, sum);
  }
  const own = [...columns.keys()].filter((c) => model.classes.includes(columns[c]!));
  const genres = new Map<number, string>();
  for (const [track, sum] of sums) {
    const best = own.reduce<number | null>(
      (top, c) => (sum[c]! > (top === null ? 0 : sum[top]!) ? c : top),
      null,
    );
    if (best !== null) genres.set(track, columns[best]!);
  }
  return genres;
}

function without(genres: readonly string[], others: readonly string[]): string[] {
  return genres.filter((genre) => !others.includes(genre)).sort();
}
