// Class probabilities from the probabilities of each pair of classes.

/**
 * Solves for p [classes] given `pairs` [classes * classes], pairs[i * classes + j] = P(i | i or j), with
 * pairs[j, i] = 1 - pairs[i, j]: second method of Wu, Lin and Weng (JMLR 5, 2004), the one in LIBSVM, to 0.005 / classes.
 */
export function couplePairs(pairs: Float64Array, classes: number, p: Float64Array): void {
  p.fill(1 / classes);
  if (classes < 2) return;
  const q = new Float64Array(classes * classes);
  for (let t = 0; t < classes; t++)
    for (let j = 0; j < classes; j++) {
      if (j === t) continue;
      const other = pairs[j * classes + t]!;
      q[t * classes + t]! += other * other;
      q[t * classes + j] = -other * pairs[t * classes + j]!;
    }
  const qp = new Float64Array(classes);
  const enough = 0.005 / classes;
  for (let iteration = 0; iteration < Math.max(100, classes); iteration++) {
    let pqp = 0;
    for (let t = 0; t < classes; t++) {
      let sum = 0;
      for (let j = 0; j < classes; j++) sum += q[t * classes + j]! * p[j]!;
      qp[t] = sum;
      pqp += p[t]! * sum;
    }
    let worst = 0;
    for (let t = 0; t < classes; t++) worst = Math.max(worst, Math.abs(qp[t]! - pqp));
    if (worst < enough) break;
    for (let t = 0; t < classes; t++) {
      const diagonal = q[t * classes + t]!;
      const difference = (pqp - qp[t]!) / diagonal;
      p[t]! += difference;
      pqp = (pqp + difference * (difference * diagonal + 2 * qp[t]!)) / (1 + difference) ** 2;
      for (let j = 0; j < classes; j++) {
        qp[j] = (qp[j]! + difference * q[t * classes + j]!) / (1 + difference);
        p[j]! /= 1 + difference;
      }
    }
  }
}
