// One filter of a sparse filterbank, over the bins of four frames.
import { FLOAT, VECTOR } from './layout';

/** The sum over filter `f` of the `bins`, a vector each: `first`, `offset` and `weights` as `filterbank` has them. */
@inline
export function filterSum(bins: usize, f: usize, first: usize, offset: usize, weights: usize): v128 {
  let bin = bins + load<usize>(first + f * 4) * VECTOR;
  let sum = f32x4.splat(0);
  const end = weights + load<usize>(offset + f * 4, 4) * FLOAT;
  for (let w = weights + load<usize>(offset + f * 4) * FLOAT; w < end; w += FLOAT) {
    sum = f32x4.add(sum, f32x4.mul(v128.load(bin), v128.load32_splat(w)));
    bin += VECTOR;
  }
  return sum;
}
