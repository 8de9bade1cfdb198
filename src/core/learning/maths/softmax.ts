// Scores as probabilities, without overflow.

/** Replaces scores by their softmax; returns the logarithm of the sum of their exponentials. */
export function softmaxInPlace(scores: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const s of scores) if (s > top) top = s;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k]! - top);
    sum += scores[k]!;
  }
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum;
  return top + Math.log(sum);
}
