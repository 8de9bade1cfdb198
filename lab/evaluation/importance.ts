// Permutation importance (Breiman 2001): what accuracy on held-out rows loses when one column is shuffled.

import { type Matrix, matrix, selectRows } from '../../src/core/domain/matrix.ts';
import { accuracy } from '../../src/core/learning/judging/metrics.ts';
import type { Classifier } from '../../src/core/learning/learners/learner.ts';
import { createRandom, permutation } from '../../src/core/learning/maths/random.ts';

/** One a column, measured on at most `most` of the rows `heldOut`, which the seed picks. Lets messages in meanwhile. */
export async function shufflingLosses(
  classifier: Pick<Classifier, 'predict'>,
  { X, y }: { readonly X: Matrix; readonly y: Int32Array },
  heldOut: Int32Array,
  most: number,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<Float64Array> {
  const random = createRandom(seed);
  const rows = permutation(heldOut.length, random)
    .subarray(0, most)
    .map((at) => heldOut[at] ?? 0);
  const held = selectRows(X, rows);
  const truth = rows.map((i) => y[i] ?? 0);
  const whole = accuracy(truth, classifier.predict(held));
  const order = permutation(held.rows, random);
  const drops = new Float64Array(held.cols);
  for (let j = 0; j < held.cols; j++) {
    signal?.throwIfAborted();
    const shuffled = matrix(held.rows, held.cols, held.data.slice());
    order.forEach((from, i) => {
      shuffled.data[i * held.cols + j] = held.data[from * held.cols + j] ?? 0;
    });
    drops[j] = whole - accuracy(truth, classifier.predict(shuffled));
    // Threads wait for their next fits meanwhile.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return drops;
}
