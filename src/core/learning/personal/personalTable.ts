// What every way of learning genres learns from: the user's rows, the library around them, and the starter.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import type { Fold } from '../judging/folds.ts';
import type { StackingOptions } from '../stacking/fitStacking.ts';
import type { StackingClassifier } from '../stacking/stackingClassifier.ts';
import type { LibraryTracks } from './knownRows.ts';

export interface PersonalRows {
  /** Raw features [rows, columns]. */
  readonly X: Matrix;
  /** Where the starter's columns are among them, in its order. */
  readonly starterColumns: readonly number[];
  readonly labels: readonly string[];
  /** The artist of each row. */
  readonly groups: readonly string[];
  /** Tracks of the library, labelled or not: from them the spread of the columns is known. */
  readonly library: LibraryTracks;
}

export interface StarterKnowledge {
  readonly model: StackingClassifier;
  readonly X: Matrix;
  readonly labels: readonly string[];
  readonly groups: readonly string[];
}

/** What every way learns from, and the folds that it is judged on. */
export interface PersonalTable {
  readonly rows: PersonalRows;
  /** The class of each row. */
  readonly y: Int32Array;
  readonly classes: readonly string[];
  readonly folds: readonly Fold[];
  readonly starter: StarterKnowledge;
}

export type WayOptions = Pick<StackingOptions, 'seed' | 'runBaseTask' | 'signal' | 'onStep'>;

/** All of the same columns, one below the other. */
export function stackRows(...parts: readonly Matrix[]): Matrix {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const out = matrix(rows, parts[0]?.cols ?? 0);
  let at = 0;
  for (const { data } of parts) {
    out.data.set(data, at);
    at += data.length;
  }
  return out;
}

/** -1 for a label that is no class. */
export function classIndices(labels: readonly string[], classes: readonly string[]): Int32Array {
  const index = new Map(classes.map((name, c) => [name, c]));
  return Int32Array.from(labels, (label) => index.get(label) ?? -1);
}
