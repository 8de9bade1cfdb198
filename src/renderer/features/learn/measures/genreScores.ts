// Precision, recall and F1 of each genre, from the confusion matrix of the held-out tracks.

export interface GenreScore {
  readonly genre: string;
  /** Held-out tracks that are of this genre. */
  readonly judged: number;
  /** Of those called so, the share that are; null when none was called so. */
  readonly precision: number | null;
  /** Of those that are, the share called so; null when none was held out. */
  readonly recall: number | null;
  /** Harmonic mean of the two: 2 TP / (2 TP + FP + FN); null where neither is known. */
  readonly f1: number | null;
}

/** `confusion[true][predicted]`, in the order of `classes`. */
export function genreScores(
  classes: readonly string[],
  confusion: readonly (readonly number[])[],
): GenreScore[] {
  return classes.map((genre, i) => {
    const right = confusion[i]?.[i] ?? 0;
    const judged = sum(confusion[i] ?? []);
    const called = sum(confusion.map((row) => row[i] ?? 0));
    return {
      genre,
      judged,
      precision: share(right, called),
      recall: share(right, judged),
      f1: share(2 * right, judged + called),
    };
  });
}

/** How often the most frequent genre alone would be right; null when nothing was judged. */
export function guessing(confusion: readonly (readonly number[])[]): number | null {
  const judged = confusion.map(sum);
  return share(Math.max(0, ...judged), sum(judged));
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
