// Power in decibels, with librosa's floor and dynamic range.
import { type Matrix, matrix } from '../../domain/matrix.ts';

export const smallestPower = 1e-10;
export const rangeDb = 80;
/** The natural logarithm is faster than `log10`. */
const dbPerNeper = 10 / Math.LN10;

/** 10 log10 of every power (at least 1e-10), cut off 80 dB below the loudest one. Unit: dB re 1. */
export function powerToDb(power: Matrix): Matrix {
  const out = matrix(power.rows, power.cols);
  let loudest = -Infinity;
  for (let i = 0; i < power.data.length; i++) {
    const db = dbPerNeper * Math.log(Math.max(smallestPower, power.data[i]!));
    out.data[i] = db;
    if (db > loudest) loudest = db;
  }
  const floor = loudest - rangeDb;
  for (let i = 0; i < out.data.length; i++) if (out.data[i]! < floor) out.data[i] = floor;
  return out;
}
