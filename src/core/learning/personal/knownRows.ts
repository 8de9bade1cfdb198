// Labels rows: the user's own, and by them, in part, the other tracks of their artists.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';

/** Rows whose class is known, wholly or in part. */
export interface KnownRows {
  /** [rows, columns] */
  readonly X: Matrix;
  /** How much of a row each class has [rows, classes]; 1 in one class for a row of the user's. */
  readonly shares: Matrix;
}

/** Tracks of the library, preprocessed as the rows are. */
export interface LibraryTracks {
  readonly X: Matrix;
  readonly groups: readonly string[];
  /** False for those that the user labelled. */
  readonly open: readonly boolean[];
}

/** An artist's other tracks together count no more than so many rows. */
const mostByArtist = 3;

/**
 * The user's rows `X` with classes `y` and artists `groups`, and after them the artists' other tracks: each is shared among
 * the classes as the artist's answered rows are. What an artist records is mostly of one genre, and that is known of all
 * its tracks for one answer; measured in docs/adr/0013.
 */
export function knownRows(
  X: Matrix,
  y: Int32Array,
  groups: readonly string[],
  classes: number,
  library: LibraryTracks,
): KnownRows {
  const answers = new Map<string, Float64Array>();
  groups.forEach((group, i) => {
    const counts = answers.get(group) ?? new Float64Array(classes);
    counts[y[i]!]! += 1;
    answers.set(group, counts);
  });
  const others = [...library.groups.keys()].filter(
    (i) => library.open[i]! && answers.has(library.groups[i]!),
  );
  const tracksOf = new Map<string, number>();
  for (const i of others) tracksOf.set(library.groups[i]!, (tracksOf.get(library.groups[i]!) ?? 0) + 1);

  const all = matrix(X.rows + others.length, X.cols);
  const shares = matrix(all.rows, classes);
  all.data.set(X.data);
  y.forEach((c, i) => {
    shares.data[i * classes + c] = 1;
  });
  others.forEach((i, at) => {
    const row = X.rows + at;
    all.data.set(library.X.data.subarray(i * X.cols, (i + 1) * X.cols), row * X.cols);
    const group = library.groups[i]!;
    const counts = answers.get(group)!;
    const sum = counts.reduce((total, count) => total + count, 0);
    const weight = Math.min(1, mostByArtist / tracksOf.get(group)!);
    for (let c = 0; c < classes; c++) shares.data[row * classes + c] = (weight * counts[c]!) / sum;
  });
  return { X: all, shares };
}

/** Other tracks, at most three an artist, of artists whose answered rows are all of one class; with that class. */
export function besideRows(
  { groups: artists, open }: Pick<LibraryTracks, 'groups' | 'open'>,
  y: Int32Array,
  groups: readonly string[],
): { rows: Int32Array; y: Int32Array } {
  const classOf = new Map<string, number | null>();
  groups.forEach((group, i) => {
    classOf.set(group, (classOf.get(group) ?? y[i]!) === y[i]! && classOf.get(group) !== null ? y[i]! : null);
  });
  const taken = new Map<string, number>();
  const rows = Int32Array.from(artists.keys()).filter((i) => {
    if (!open[i]! || (classOf.get(artists[i]!) ?? null) === null) return false;
    const before = taken.get(artists[i]!) ?? 0;
    taken.set(artists[i]!, before + 1);
    return before < mostByArtist;
  });
  return { rows, y: rows.map((i) => classOf.get(artists[i]!)!) };
}

/** The same rows, of fewer columns. */
export function ofColumns({ X, shares }: KnownRows, columns: readonly number[]): KnownRows {
  return { X: columnsOf(X, columns), shares };
}

/** The named columns, in the order given. */
export function columnsOf(X: Matrix, columns: readonly number[]): Matrix {
  if (columns.length === X.cols && columns.every((column, j) => column === j)) return X;
  const out = matrix(X.rows, columns.length);
  for (let i = 0; i < X.rows; i++)
    for (let j = 0; j < columns.length; j++) out.data[i * out.cols + j] = X.data[i * X.cols + columns[j]!]!;
  return out;
}

export interface ClassMeans {
  /** [classes, columns]; 0 for a class that has no rows. */
  readonly means: Float64Array;
  /** How many rows each class has, shares added up. */
  readonly counts: Float64Array;
  /** Over all rows, by what is known of them [columns]. */
  readonly overall: Float64Array;
}

export function classMeans({ X, shares }: KnownRows): ClassMeans {
  const { data, cols } = X;
  const classes = shares.cols;
  const means = new Float64Array(classes * cols);
  const counts = new Float64Array(classes);
  const overall = new Float64Array(cols);
  for (let i = 0; i < X.rows; i++)
    for (let c = 0; c < classes; c++) {
      const share = shares.data[i * classes + c]!;
      if (share === 0) continue;
      counts[c]! += share;
      for (let j = 0; j < cols; j++) means[c * cols + j]! += share * data[i * cols + j]!;
    }
  const sum = counts.reduce((total, count) => total + count, 0);
  for (let c = 0; c < classes; c++)
    for (let j = 0; j < cols; j++) {
      overall[j]! += means[c * cols + j]! / sum;
      if (counts[c]! > 0) means[c * cols + j]! /= counts[c]!;
    }
  return { means, counts, overall };
}
