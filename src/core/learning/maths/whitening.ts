// Turns rows towards what separates classes: directions in which rows of one class differ much come to count less.

import { eigenSymmetric } from '../../domain/maths/symmetric.ts';
import type { Matrix } from '../../domain/matrix.ts';
import { matrix } from '../../domain/matrix.ts';
import { classMeans, withinCovariance } from './discriminant.ts';

/** Without it few rows of many columns would make directions of hardly any spread count most. */
const shrinkage = 0.1;

/**
 * The projection [features, features] C^(-power / 2), C being the covariance within classes: 0 leaves the metric as it is,
 * 1 makes it that of linear discriminants (Mahalanobis' distance), between them lies what kernels like best. Scaled so
 * that the mean spread within classes stays, and with it what a kernel's gamma means.
 */
export function fitWhitening(X: Matrix, y: Int32Array, classCount: number, power: number): Matrix {
  const { cols } = X;
  const covariance = withinCovariance(X, y, classMeans(X, y, classCount).means, shrinkage);
  const { values, vectors } = eigenSymmetric(covariance, cols);
  const spread = values.reduce((a, b) => a + b);
  const whitened = values.reduce((sum, value) => sum + value ** (1 - power), 0);
  const scale = Math.sqrt(spread / whitened);
  const out = new Float64Array(cols * cols);
  values.forEach((value, e) => {
    const factor = scale * value ** (-power / 2);
    for (let j = 0; j < cols; j++)
      for (let k = 0; k < cols; k++)
        out[j * cols + k]! += factor * vectors[e * cols + j]! * vectors[e * cols + k]!;
  });
  return matrix(cols, cols, Float32Array.from(out));
}
