// Running medians against sorting every window, with SciPy's reflection at the edges.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrix } from '../../../src/core/domain/matrix.ts';
import { medianAlongColumns, medianAlongRows } from '../../../src/core/dsp/runningMedian.ts';

describe('running median', () => {
  it('is the middle of every sorted window, edges reflected', () => {
    const anyMatrix = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 70 }))
      .chain(([rows, cols]) =>
        fc
          // few distinct values, so that windows are full of ties
          .array(fc.integer({ min: 0, max: 9 }), { minLength: rows * cols, maxLength: rows * cols })
          .map((data) => matrix(rows, cols, Float32Array.from(data))),
      );
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(1, 3, 31), (m, width) => {
        const got = medianAlongRows(m, width);
        for (let r = 0; r < m.rows; r++) {
          const line = Array.from(m.data.subarray(r * m.cols, (r + 1) * m.cols));
          expect(Array.from(got.data.subarray(r * m.cols, (r + 1) * m.cols))).toEqual(bySorting(line, width));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('along columns is along rows of the transpose', () => {
    const m = matrix(
      40,
      3,
      Float32Array.from({ length: 120 }, (_, i) => (i * 37) % 101),
    );
    const turned = matrix(
      3,
      40,
      Float32Array.from({ length: 120 }, (_, i) => m.data[(i % 40) * 3 + Math.floor(i / 40)]!),
    );
    const down = medianAlongColumns(m, 31);
    const across = medianAlongRows(turned, 31);
    for (let r = 0; r < 40; r++)
      for (let c = 0; c < 3; c++) expect(down.data[r * 3 + c]).toBe(across.data[c * 40 + r]);
  });
});

/** d c b a | a b c d | d c b a, as often as the window needs. */
function bySorting(line: number[], width: number): number[] {
  const mirrored = [...line, ...line.toReversed()];
  const at = (i: number) => mirrored[((i % mirrored.length) + mirrored.length) % mirrored.length]!;
  return line.map((_, i) => {
    const window = Array.from({ length: width }, (_, j) => at(i + j - (width >> 1)));
    return window.sort((a, b) => a - b)[width >> 1]!;
  });
}
