// What was found beside what was played.

/** `error` apart from the octave, as a share. A piece of which no tempo was told has missed it. */
export interface Judged {
  readonly kind: string;
  readonly error: number;
  readonly octave: boolean;
}

export function judge(kind: string, truth: number, found: number | null): Judged {
  if (found === null) return { kind, error: Number.POSITIVE_INFINITY, octave: false };
  const octaves = Math.max(-2, Math.min(2, Math.round(Math.log2(found / truth))));
  const error = Math.abs(found / (truth * 2 ** octaves) - 1);
  return { kind, error, octave: octaves === 0 && error < 0.04 };
}

export interface Shares {
  readonly pieces: number;
  /** Shares of all pieces. */
  readonly within1: number;
  readonly withinHalf: number;
  readonly octave: number;
  /** Of those within 1 %: the middle error and the 95th of 100, in per cent. */
  readonly medianError: number;
  readonly error95: number;
}

export function sharesOf(judged: readonly Judged[]): Shares {
  const share = (test: (one: Judged) => boolean): number =>
    round(judged.filter(test).length / judged.length, 3);
  const errors = judged
    .map(({ error }) => 100 * error)
    .filter((error) => error <= 1)
    .sort((a, b) => a - b);
  return {
    pieces: judged.length,
    within1: share(({ error }) => error <= 0.01),
    withinHalf: share(({ error }) => error <= 0.005),
    octave: share(({ error, octave }) => octave && error <= 0.01),
    medianError: round(errors[errors.length >> 1] ?? Number.NaN, 3),
    error95: round(errors[Math.floor(0.95 * errors.length)] ?? Number.NaN, 3),
  };
}

function round(x: number, digits: number): number {
  return Math.round(x * 10 ** digits) / 10 ** digits;
}
