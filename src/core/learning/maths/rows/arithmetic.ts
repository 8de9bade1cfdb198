// What is computed of all pairs of rows, or of all values of a column: where learning spends its time.

/** Values row after row, in single or double precision; sums are in double precision. */
export interface Rows {
  readonly data: Float32Array | Float64Array;
  readonly rows: number;
  readonly cols: number;
}

/** Called for each row in turn with what was computed of it, which must be used at once: the next row overwrites it. */
type EachRow = (i: number, values: Float64Array) => void;

/** How the densities of `RowArithmetic.tails` fall off, and what each centre counts. */
export interface Tails {
  readonly scale: number;
  readonly exponent: number;
  /** One a centre. */
  readonly shares: ArrayLike<number>;
}

/** Sums over some values of e and e², where e = exp(factor value) - 1. */
export interface PowerSums {
  readonly sum: number;
  readonly squares: number;
}

/**
 * There are two: plain TypeScript and WebAssembly, whose results are the same to the last bit. None of what is handed in may call
 * another of these before it returns.
 */
export interface RowArithmetic {
  /** For each row of `a` its scalar products with the rows of `b`, from row `first(i)` of them on: [b.rows - first(i)]. */
  products(a: Rows, b: Rows, first: 'all' | 'itself', each: EachRow): void;
  /** The same of exp(-gamma |a - b|²). */
  gaussians(a: Rows, b: Rows, first: 'all' | 'itself', gamma: number, each: EachRow): void;
  /**
   * For each row of `a` the logarithm of the sum over the rows of `centres` of share / (1 + scale |a - centre|²)^exponent, heavy-tailed
   * densities but for what is the same for all [a.rows].
   */
  tails(a: Rows, centres: Rows, tails: Tails): Float64Array;
  /** Hands over a function that tells the sums of one of `parts` for one factor after the other. */
  withPowers<Result>(
    parts: readonly Float64Array[],
    use: (sums: (part: number, factor: number) => PowerSums) => Result,
  ): Result;
}
