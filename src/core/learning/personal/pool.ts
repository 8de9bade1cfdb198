// Opinions of experts that know different genres, pooled into one distribution over all of them.
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { softmaxInPlace } from '../maths/softmax.ts';

/** What one expert says of some rows. */
export interface Opinion {
  /** [rows, classes]; rows sum to 1, 0 for a genre that the expert does not know. */
  readonly probabilities: Matrix;
  /** Whether it knows each class. */
  readonly knows: readonly boolean[];
  readonly weight: number;
}

/** No expert may rule out a genre: each is blended with this much of the uniform. */
const blend = 0.01;

/**
 * Logarithmic pooling (Genest and Zidek 1986): p_g ∝ exp(lift_g + sum over experts e of weight_e log p_e,g).
 *
 * An expert says nothing of a genre that it does not know, and so does not speak against it: its distribution is over the
 * genres it knows, as a share of what `reference` gives these, and the rest is the reference's. The reference is the pool of
 * the experts that know every genre; there must be one at least, with a weight above 0.
 */
export function poolOpinions(opinions: readonly Opinion[], lift: Float64Array): Matrix {
  const { rows, cols } = opinions[0]!.probabilities;
  const out = matrix(rows, cols);
  const scores = new Float64Array(cols);
  const reference = new Float64Array(cols);
  const complete = opinions.filter(({ knows }) => knows.every(Boolean));
  const trust = complete.reduce((sum, { weight }) => sum + weight, 0);
  for (let i = 0; i < rows; i++) {
    reference.fill(0);
    for (const { probabilities, weight } of complete)
      for (let c = 0; c < cols; c++)
        reference[c]! += (weight / trust) * Math.log(blended(probabilities.data[i * cols + c]!, cols));
    softmaxInPlace(reference);
    scores.set(lift);
    for (const { probabilities, knows, weight } of opinions) {
      let mass = 0;
      let known = 0;
      for (let c = 0; c < cols; c++)
        if (knows[c]!) {
          mass += reference[c]!;
          known += 1;
        }
      for (let c = 0; c < cols; c++) {
        const p = knows[c]! ? mass * blended(probabilities.data[i * cols + c]!, known) : reference[c]!;
        scores[c]! += weight * Math.log(p);
      }
    }
    softmaxInPlace(scores);
    out.data.set(scores, i * cols);
  }
  return out;
}

const blended = (p: number, classes: number): number => p * (1 - blend) + blend / classes;
