// The smallest learner that reads every step of every batch: softmax regression on the mean of each column over the real steps.
import { type Batch, maskOf } from '../../lab/datasets/batch.ts';

export interface SoftmaxOfMeans {
  /** One step of gradient descent; the share of the batch that was told right before it. */
  learn(batch: Batch): number;
}

/** `centre` and `scale` bring values to some tenths around 0. */
export function softmaxOfMeans(
  columns: number,
  classes: number,
  { centre, scale, rate }: { readonly centre: number; readonly scale: number; readonly rate: number },
): SoftmaxOfMeans {
  const weights = new Float64Array(classes * (columns + 1));
  return {
    learn(batch) {
      const means = meansOf(batch, centre, scale);
      let right = 0;
      const step = new Float64Array(weights.length);
      for (const [r, mean] of means.entries()) {
        const told = softmax(weights, mean, classes);
        if (told.indexOf(Math.max(...told)) === batch.labels[r]) right += 1;
        for (let k = 0; k < classes; k++) {
          const wrong = (told[k] ?? 0) - (batch.labels[r] === k ? 1 : 0);
          for (let c = 0; c <= columns; c++)
            step[k * (columns + 1) + c] = (step[k * (columns + 1) + c] ?? 0) + wrong * (mean[c] ?? 0);
        }
      }
      for (let i = 0; i < weights.length; i++)
        weights[i] = (weights[i] ?? 0) - (rate / batch.rows) * (step[i] ?? 0);
      return right / batch.rows;
    },
  };
}

/** Of each row, and a one behind for the constant. */
function meansOf(batch: Batch, centre: number, scale: number): Float64Array[] {
  const { rows, steps, columns, values, lengths } = batch;
  const mask = maskOf(batch);
  return Array.from({ length: rows }, (_, r) => {
    const sums = new Float64Array(columns + 1);
    for (let t = 0; t < steps; t++) {
      const weight = mask[r * steps + t] ?? 0;
      if (weight === 0) continue;
      const at = (r * steps + t) * columns;
      for (let c = 0; c < columns; c++) sums[c] = (sums[c] ?? 0) + weight * (values[at + c] ?? 0);
    }
    const means = sums.map((sum) => (sum / (lengths[r] ?? 1) - centre) * scale);
    means[columns] = 1;
    return means;
  });
}

function softmax(weights: Float64Array, mean: Float64Array, classes: number): number[] {
  const width = mean.length;
  const scores = Array.from({ length: classes }, (_, k) =>
    mean.reduce((sum, value, c) => sum + value * (weights[k * width + c] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / all);
}
