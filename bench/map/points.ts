// Points as a library has them: groups of unequal size that bend through a few dimensions of their own, in noise.
import { createRandom } from '../../src/core/learning/maths/random.ts';

const groups = 20;
const bends = 8;

export function madePoints(rows: number, dims: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const normals = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => random.normal());
  const centres = normals(groups * dims);
  const axes = normals(groups * bends * dims);
  const points = new Float32Array(rows * dims);
  for (let row = 0; row < rows; row++) {
    // A group has about three quarters of those before it.
    const group = Math.min(groups - 1, Math.floor(-Math.log(1 - random.next()) * 4));
    const along = Array.from({ length: bends }, () => random.normal());
    for (let column = 0; column < dims; column++) {
      let x = (centres[group * dims + column] ?? 0) + 0.3 * random.normal();
      for (const [bend, z] of along.entries())
        x += ((bend % 2 === 0 ? z : z * z - 1) * (axes[(group * bends + bend) * dims + column] ?? 0)) / 4;
      points[row * dims + column] = x;
    }
  }
  return points;
}
