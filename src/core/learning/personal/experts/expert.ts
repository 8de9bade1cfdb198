// One voice in the pool of a personal model: what it must be able to do, and how one is fitted.
import type { Matrix } from '../../../domain/matrix.ts';
import type { SerialisedModel } from '../../learners/serialisedModel.ts';
import type { PersonalTable, WayOptions } from '../personalTable.ts';

/** Fitted. */
export interface Expert {
  /** The genres that it knows; it says nothing of others. */
  readonly classes: readonly string[];
  /** Of raw rows of the library's columns [rows, classes]; rows sum to 1. */
  judge(X: Matrix): Matrix;
  serialise(): SerialisedModel;
}

export interface FittedExpert {
  readonly expert: Expert;
  /** What it says of each of the user's rows without having seen its artist's [rows, classes]. */
  readonly outOfFold: Matrix;
}

/** A further expert is one of these, and its entry in `registry.ts`. */
export interface ExpertKind {
  /**
   * How much it is expected to count in the pool once so many artists have been answered, as the exponent of its opinion;
   * how it does on rows that it has not seen moves it from there.
   */
  expectedWeight(artists: number): number;
  /** How many steps `onStep` counts. */
  steps(table: PersonalTable): number;
  /** Null where it has nothing to say: it knows none of the genres. */
  fit(table: PersonalTable, options: WayOptions): Promise<FittedExpert | null>;
  /** The expert again, to the bit. Throws AppError 'invalid'. */
  load(saved: SerialisedModel): Expert;
}
