// The gradient of t-SNE over all pairs, the twin of the kernel, which takes far pairs together.
import type { OpenGradient } from './tsne.ts';

export const plainGradient: OpenGradient =
  ({ starts, to, weights }) =>
  (places, exaggeration, into) => {
    const rows = places.length / 2;
    into.fill(0);
    let sum = 0;
    for (let row = 0; row < rows; row++)
      for (let other = 0; other < rows; other++) {
        if (other === row) continue;
        const [dx, dy, near] = between(places, row, other);
        sum += near;
        into[2 * row]! += near * near * dx;
        into[2 * row + 1]! += near * near * dy;
      }
    for (let row = 0; row < rows; row++) {
      let [x, y] = [0, 0];
      for (let edge = starts[row]!; edge < starts[row + 1]!; edge++) {
        const [dx, dy, near] = between(places, row, to[edge]!);
        x += weights[edge]! * near * dx;
        y += weights[edge]! * near * dy;
      }
      into[2 * row] = 4 * (exaggeration * x - into[2 * row]! / sum);
      into[2 * row + 1] = 4 * (exaggeration * y - into[2 * row + 1]! / sum);
    }
  };

/** The difference of two places, and 1 / (1 + d²). */
function between(places: Float32Array, row: number, other: number): [dx: number, dy: number, near: number] {
  const dx = places[2 * row]! - places[2 * other]!;
  const dy = places[2 * row + 1]! - places[2 * other + 1]!;
  return [dx, dy, 1 / (1 + dx * dx + dy * dy)];
}
