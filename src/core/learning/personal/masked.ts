// Probabilities over some genres as probabilities over others.
import { type Matrix, matrix } from '../../domain/matrix.ts';

/** Probabilities over `from` as probabilities over `to`, renormalised; a genre that `from` lacks gets 0. */
export function maskTo(p: Matrix, from: readonly string[], to: readonly string[]): Matrix {
  const out = matrix(p.rows, to.length);
  const places = to.map((name) => from.indexOf(name));
  const known = places.filter((place) => place >= 0).length;
  for (let i = 0; i < p.rows; i++) {
    let sum = 0;
    for (const place of places) if (place >= 0) sum += p.data[i * p.cols + place]!;
    places.forEach((place, c) => {
      if (place < 0) return;
      out.data[i * to.length + c] = sum > 0 ? p.data[i * p.cols + place]! / sum : 1 / known;
    });
  }
  return out;
}
