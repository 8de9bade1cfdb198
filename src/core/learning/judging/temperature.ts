// Makes probabilities honest with one number: p^(1/T), renormalised (Guo et al., On Calibration of Modern Neural Networks, 2017).
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { logLoss } from './metrics.ts';

/** Probabilities are blended with this much of the uniform first, so that no class is ever impossible. */
const blend = 0.01;

export function applyTemperature(probabilities: Matrix, temperature: number): Matrix {
  const { rows, cols } = probabilities;
  const out = matrix(rows, cols);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let c = 0; c < cols; c++) {
      const p = (probabilities.data[i * cols + c]! * (1 - blend) + blend / cols) ** (1 / temperature);
      out.data[i * cols + c] = p;
      sum += p;
    }
    for (let c = 0; c < cols; c++) out.data[i * cols + c]! /= sum;
  }
  return out;
}

/** The temperature in [0.2, 5] of least log-loss on rows that the model has not learned from; 1 for no rows. */
export function fitTemperature(probabilities: Matrix, truth: Int32Array): number {
  if (truth.length === 0) return 1;
  const loss = (log: number): number => logLoss(truth, applyTemperature(probabilities, Math.exp(log)));
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.2);
  let high = Math.log(5);
  while (high - low > 0.01) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (loss(left) <= loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
