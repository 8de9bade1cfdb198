// Energy in the twelve pitch classes, as librosa's `chroma_stft` (Ellis 2007), starting at C.
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { N_BINS, N_FFT, SAMPLE_RATE } from '../framing.ts';

export const N_CHROMA = 12;
/** Gaussian weighting of octaves: centre and width in octaves above A0. */
const centreOctave = 5;
const octaveWidth = 2;

/** Chroma filters for a recording `tuning` semitones off A440: 12 x N_BINS. */
export function chromaFilterbank(tuning: number): Matrix {
  const a0 = (440 * 2 ** (tuning / N_CHROMA)) / 16;
  const semitone = Float64Array.from({ length: N_FFT }, (_, k) =>
    k === 0 ? 0 : N_CHROMA * Math.log2((k * SAMPLE_RATE) / N_FFT / a0),
  );
  // The bin at 0 Hz has no pitch; as in librosa, it lies one and a half octaves below the next.
  semitone[0] = semitone[1]! - 1.5 * N_CHROMA;
  const bank = matrix(N_CHROMA, N_BINS);
  const weights = new Float64Array(N_CHROMA);
  for (let k = 0; k < N_BINS; k++) {
    const width = Math.max(semitone[k + 1]! - semitone[k]!, 1);
    let squares = 0;
    for (let c = 0; c < N_CHROMA; c++) {
      const distance = modulo(semitone[k]! - c + 6 + 10 * N_CHROMA, N_CHROMA) - 6;
      weights[c] = Math.exp(-0.5 * ((2 * distance) / width) ** 2);
      squares += weights[c]! * weights[c]!;
    }
    const octaves = Math.exp(-0.5 * ((semitone[k]! / N_CHROMA - centreOctave) / octaveWidth) ** 2);
    // Row 0 so far is A; roll by three so that it is C.
    for (let c = 0; c < N_CHROMA; c++) {
      bank.data[((c + 9) % N_CHROMA) * N_BINS + k] = (weights[c]! / Math.sqrt(squares)) * octaves;
    }
  }
  return bank;
}

function modulo(a: number, b: number): number {
  return a - b * Math.floor(a / b);
}

/** Scales every frame (row) of raw chroma so that its largest value is 1, in place. Silent frames stay zero. */
export function normaliseChroma(raw: Matrix): void {
  for (let at = 0; at < raw.data.length; at += raw.cols) {
    let largest = 0;
    for (let c = at; c < at + raw.cols; c++) if (raw.data[c]! > largest) largest = raw.data[c]!;
    if (largest < smallestNormal) continue;
    for (let c = at; c < at + raw.cols; c++) raw.data[c]! /= largest;
  }
}

/** The smallest normal float32; smaller frames are not normalised. */
const smallestNormal = 2 ** -126;
