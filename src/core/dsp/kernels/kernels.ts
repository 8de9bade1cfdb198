// The hot loops as an interface, implemented in plain TypeScript and in WebAssembly.
import type { Matrix } from '../../domain/matrix.ts';
import type { KWeighting, RunLevels } from '../level/kWeighting.ts';
import type { Band, BandExtremes } from '../spectrum/bandExtremes.ts';
import type { Filterbank } from '../spectrum/filterbank.ts';
import type { SpectralShape } from '../spectrum/spectralShape.ts';
import type { Spectra } from '../spectrum/stft.ts';

/**
 * Results may lie in memory that is reused: they are valid until the next `begin`, and must be copied to be kept. Inputs are never
 * changed.
 */
export interface Kernels {
  /** Starts a new signal of `sampleCount` samples and invalidates all earlier results. */
  begin(sampleCount: number): void;
  stft(samples: Float32Array): Spectra;
  /** Running medians of HPSS_KERNEL rows (along time). No value may be negative or NaN. */
  medianAlongColumns(m: Matrix): Matrix;
  /** Running medians of HPSS_KERNEL columns (along frequency). No value may be negative or NaN. */
  medianAlongRows(m: Matrix): Matrix;
  harmonicSignal(spectra: Spectra, steady: Matrix, broad: Matrix, length: number): Float32Array;
  applyFilterbank(bank: Filterbank, m: Matrix, power: 1 | 2): Matrix;
  /** Powers may be at most 1e38. */
  powerToDb(power: Matrix): Matrix;
  /** `basis.rows` is a multiple of four. */
  project(basis: Matrix, m: Matrix, power: 1 | 2): Matrix;
  /** No magnitude may be negative or NaN. */
  bandExtremes(bands: readonly Band[], magnitude: Matrix): BandExtremes;
  spectralShape(magnitude: Matrix): SpectralShape;
  /** `lags` is a multiple of four and at most 512. */
  meanTempogram(envelope: Float32Array, lags: number): Float64Array;
  /** Starts a new signal, as `begin` does; the result, `gain` times the signal, belongs to the caller. */
  resample(signal: Float32Array, fromRate: number, toRate: number, gain?: number): Float32Array;
  /**
   * K-weighted energy, energy and peak of a run of each channel; the runs are of one length, and the filters' `states` go on to the
   * next. Leaves results of other kernels alone.
   */
  runLevels(
    runs: readonly Float32Array[],
    filter: KWeighting,
    states: readonly Float64Array[],
  ): readonly RunLevels[];
  /**
   * The true peak of the samples behind the first `peakTaps`, which are earlier ones, or `least` if that is larger. Leaves results of
   * other kernels alone.
   */
  truePeak(samples: Float32Array, least: number): number;
}
