// Tonal centroids (Harte, Sandler and Gasser 2006): chroma on the circles of fifths, minor and major thirds, as librosa's `tonnetz`.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { N_CHROMA } from './chroma.ts';

const N_TONNETZ = 6;

/** Pitch class to angle in half turns for each pair of axes, and the radius of each circle. */
const circles = [
  { turn: 7 / 6, radius: 1 },
  { turn: 3 / 2, radius: 1 },
  { turn: 2 / 3, radius: 0.5 },
] as const;

const basis = matrix(N_TONNETZ, N_CHROMA);
for (const [i, { turn, radius }] of circles.entries()) {
  for (let c = 0; c < N_CHROMA; c++) {
    basis.data[2 * i * N_CHROMA + c] = radius * Math.sin(Math.PI * turn * c);
    basis.data[(2 * i + 1) * N_CHROMA + c] = radius * Math.cos(Math.PI * turn * c);
  }
}

/** Chroma (frames x 12) to frames x 6: x and y on each circle, x being the sine. Frames without chroma are zero. */
export function tonnetz(chroma: Matrix): Matrix {
  const out = matrix(chroma.rows, N_TONNETZ);
  for (let t = 0; t < chroma.rows; t++) {
    const at = t * N_CHROMA;
    let total = 0;
    for (let c = 0; c < N_CHROMA; c++) total += chroma.data[at + c]!;
    if (total === 0) continue;
    for (let d = 0; d < N_TONNETZ; d++) {
      let sum = 0;
      for (let c = 0; c < N_CHROMA; c++) sum += basis.data[d * N_CHROMA + c]! * chroma.data[at + c]!;
      out.data[t * N_TONNETZ + d] = sum / total;
    }
  }
  return out;
}
