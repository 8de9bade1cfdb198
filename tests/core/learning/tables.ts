// Small made-up tables for the tests of learning.

import { type Matrix, matrix } from '../../../src/core/domain/matrix.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

export interface Table {
  readonly X: Matrix;
  readonly y: Int32Array;
  readonly groups: readonly string[];
}

/** `perClass` rows a class around centres `gap` apart, in `features` dimensions; three rows share a group. */
export function clouds(
  classes: number,
  perClass: number,
  features: number,
  gap: number,
  seed: number,
): Table {
  const random = createRandom(seed);
  const rows = classes * perClass;
  const X = matrix(rows, features);
  const y = new Int32Array(rows);
  const groups: string[] = [];
  for (let i = 0; i < rows; i++) {
    const label = i % classes;
    y[i] = label;
    groups.push(`${label}/${Math.floor(i / classes / 3)}`);
    for (let j = 0; j < features; j++)
      X.data[i * features + j] = random.normal() + (j % classes === label ? gap : 0);
  }
  return { X, y, groups };
}

export const rowsFrom = (rows: readonly (readonly number[])[]): Matrix =>
  matrix(rows.length, rows[0]?.length ?? 0, Float32Array.from(rows.flat()));
