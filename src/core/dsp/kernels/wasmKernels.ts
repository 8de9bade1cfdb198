// The kernels in WebAssembly (kernels/src): vectors of four frames, in one memory that every result lies in.

import { wasmMemory } from '../../domain/maths/wasmMemory.ts';
import { type Matrix, matrix } from '../../domain/matrix.ts';
import { binFrequency, frameCount, HOP_LENGTH, N_BINS, N_FFT } from '../framing.ts';
import { withRamps } from '../rhythm/tempogram.ts';
import { rangeDb, smallestPower } from '../spectrum/decibel.ts';
import { complexFft } from '../spectrum/fft.ts';
import type { Filterbank } from '../spectrum/filterbank.ts';
import { rolloffShare, type SpectralShape } from '../spectrum/spectralShape.ts';
import type { Spectra } from '../spectrum/stft.ts';
import { hann } from '../spectrum/window.ts';
import type { Kernels } from './kernels.ts';
import { wasmLevels } from './wasmLevels.ts';
import { wasmResample } from './wasmResample.ts';
import { digitReversedOffsets, rotations } from './wasmTables.ts';

/** Points of the complex transform that computes a real frame's. */
const points = N_FFT / 2;
const vector = 16;

/**
 * Kernels from the bytes of `kernels/kernels.wasm`. Memory grows to about 27 MB for 30 s and is kept. Serves one signal at a time.
 * Throws where the platform has no WebAssembly SIMD.
 */
export function wasmKernels(bytes: Uint8Array): Kernels {
  const memory = wasmMemory(bytes);
  const { call } = memory;
  const window = memory.constant(Float32Array.from(hann(N_FFT)));
  // The inverse transform's 1 / 1024, and the sum of the overlapping squared windows, which is 1.5 wherever four frames overlap.
  const synthesis = memory.constant(Float32Array.from(hann(N_FFT), (w) => w / points / overlap));
  const places = memory.constant(digitReversedOffsets(points, 2 * vector));
  const twiddles = memory.constant(rotations(points, points));
  const splits = memory.constant(rotations(N_FFT, points / 2 + 1));
  const z = memory.room((points + 1) * 2 * vector);
  const levels = wasmLevels(memory);

  /** Address of a matrix with its rows filled up to a multiple of four; copied in unless it lies there already. */
  const addressOf = (m: Matrix): number => {
    if (memory.owns(m.data)) return m.data.byteOffset;
    const inside = padded(m.rows, m.cols);
    inside.data.set(m.data);
    return inside.data.byteOffset;
  };
  /** A matrix with room for whole groups of four rows, the last of them zero. */
  const padded = (rows: number, cols: number): Matrix => {
    const data = memory.floats(groups(rows) * cols);
    data.fill(0, rows * cols);
    return { data: data.subarray(0, rows * cols), rows, cols };
  };
  const clearBeyond = (m: Matrix): void => {
    new Float32Array(m.data.buffer, m.data.byteOffset, groups(m.rows) * m.cols).fill(0, m.rows * m.cols);
  };

  return {
    ...levels,
    resample: wasmResample(memory),

    begin(sampleCount) {
      const frames = groups(frameCount(sampleCount)) + 4;
      memory.begin(4 * (5 * frames * N_BINS + 640 * frames + 3 * sampleCount) + 2 ** 20);
    },

    stft(samples) {
      const frames = frameCount(samples.length);
      const input = memory.floats((groups(frames) - 1) * HOP_LENGTH + N_FFT);
      input.fill(0, 0, N_FFT / 2);
      input.set(samples, N_FFT / 2);
      input.fill(0, N_FFT / 2 + samples.length);
      const out: Spectra = {
        re: padded(frames, N_BINS),
        im: padded(frames, N_BINS),
        magnitude: padded(frames, N_BINS),
      };
      const { re, im, magnitude } = out;
      const outputs = [re.data.byteOffset, im.data.byteOffset, magnitude.data.byteOffset];
      call('stft', input.byteOffset, groups(frames), window, places, twiddles, splits, z, ...outputs);
      // The last group's surplus frames hold spectra of the signal's end, which must not be summed.
      for (const m of [re, im, magnitude]) clearBeyond(m);
      return out;
    },

    medianAlongColumns(m) {
      if (m.cols < 4) throw new RangeError('at least four columns');
      const out = padded(m.rows, m.cols);
      memory.borrow(lineRoom(19, m.rows), (work) =>
        call('medianColumns', addressOf(m), m.rows, m.cols, work, out.data.byteOffset),
      );
      return out;
    },

    medianAlongRows(m) {
      const out = padded(m.rows, m.cols);
      const rows = groups(m.rows);
      memory.borrow(lineRoom(5, m.cols), (work) =>
        call('medianRows', addressOf(m), rows, m.cols, work, out.data.byteOffset),
      );
      return out;
    },

    harmonicSignal(spectra, steady, broad, length) {
      const frames = groups(spectra.re.rows);
      const out = memory.floats((frames - 1) * HOP_LENGTH + N_FFT);
      out.fill(0);
      const inputs = [spectra.re, spectra.im, steady, broad].map(addressOf);
      const [re = 0, im = 0, h = 0, p = 0] = inputs;
      memory.borrow(4 * N_BINS * vector, (work) =>
        call(
          'harmonicSignal',
          re,
          im,
          h,
          p,
          frames,
          synthesis,
          places,
          twiddles,
          splits,
          z,
          work,
          out.byteOffset,
        ),
      );
      const signal = out.subarray(N_FFT / 2, N_FFT / 2 + length);
      weighEnds(signal, spectra.re.rows);
      return signal;
    },

    applyFilterbank(bank, m, power) {
      if (m.cols !== bank.bins) throw new RangeError(`${m.cols} bins, not ${bank.bins}`);
      const filters = bank.first.length;
      const out = padded(m.rows, filters);
      const [first, offset, weights] = bankIn(bank);
      memory.borrow((m.cols + filters) * vector, (work) =>
        call(
          'filterbank',
          addressOf(m),
          groups(m.rows),
          m.cols,
          power - 1,
          first,
          offset,
          weights,
          filters,
          work,
          out.data.byteOffset,
        ),
      );
      return out;
    },

    powerToDb(power) {
      const out = padded(power.rows, power.cols);
      const count = (out.data.length + 3) & ~3;
      call('decibels', addressOf(power), count, smallestPower, rangeDb, out.data.byteOffset);
      return out;
    },

    project(basis, m, power) {
      if (m.cols !== basis.cols) throw new RangeError(`${m.cols} columns, not ${basis.cols}`);
      if (basis.rows % 4 !== 0) throw new RangeError(`${basis.rows} basis rows are not a multiple of four`);
      const out = padded(m.rows, basis.rows);
      memory.borrow((m.cols + basis.rows) * vector, (work) =>
        call(
          'project',
          addressOf(m),
          groups(m.rows),
          m.cols,
          power - 1,
          addressOf(basis),
          basis.rows,
          work,
          out.data.byteOffset,
        ),
      );
      return out;
    },

    bandExtremes(bands, magnitude) {
      const rows = groups(magnitude.rows);
      const size = rows * bands.length;
      const limits = Int32Array.from(bands.flatMap(({ from, to, count }) => [from, to, count]));
      const most = bands.reduce((count, band) => Math.max(count, band.count), 0);
      const room = (magnitude.cols + 2 * bands.length + most) * vector;
      // Copied out, because it is small and may be called often: repeated calls take no more room.
      return memory.borrow(room, (work) => {
        const input = addressOf(magnitude);
        const [peaks, valleys] = [memory.floats(size), memory.floats(size)] as const;
        const outputs = [peaks.byteOffset, valleys.byteOffset];
        call('extremes', input, rows, magnitude.cols, memory.copyOf(limits), bands.length, work, ...outputs);
        const copied = (values: Float32Array) =>
          matrix(magnitude.rows, bands.length, values.slice(0, magnitude.rows * bands.length));
        return { peaks: copied(peaks), valleys: copied(valleys) };
      });
    },

    spectralShape(magnitude): SpectralShape {
      const rows = groups(magnitude.rows);
      const [centroid, bandwidth, rolloff] = [
        memory.floats(rows),
        memory.floats(rows),
        memory.floats(rows),
      ] as const;
      const outputs = [centroid.byteOffset, bandwidth.byteOffset, rolloff.byteOffset];
      memory.borrow(magnitude.cols * vector, (work) =>
        call('shape', addressOf(magnitude), rows, magnitude.cols, rolloffShare, work, ...outputs),
      );
      const inHz = (bins: Float32Array) => bins.subarray(0, magnitude.rows).map(binFrequency);
      return { centroid: inHz(centroid), bandwidth: inHz(bandwidth), rolloff: inHz(rolloff) };
    },

    meanTempogram(envelope, lags) {
      if (lags % 4 !== 0 || lags > points / 2) throw new RangeError(`${lags} lags`);
      const frames = envelope.length;
      const ramped = memory.floats(frames + lags + 12);
      ramped.fill(0);
      ramped.set(withRamps(envelope, lags >> 1));
      const stretch = memory.floats(lags);
      stretch.set(hann(lags));
      const power = memory.floats(4 * points);
      power.fill(0);
      call(
        'tempogramPower',
        ramped.byteOffset,
        frames,
        lags,
        stretch.byteOffset,
        places,
        twiddles,
        z,
        power.byteOffset,
      );
      return autocorrelation(power, frames, lags);
    },
  };

  function bankIn(bank: Filterbank): [number, number, number] {
    return [memory.copyOf(bank.first), memory.copyOf(bank.offset), memory.copyOf(bank.weights)];
  }
}

/** Sum of the squared Hann windows where four of them overlap, a quarter of a frame apart. */
const overlap = 1.5;

function groups(rows: number): number {
  return (rows + 3) & ~3;
}

/** Bytes that `lines` lines of `length` vectors need, with padding. */
function lineRoom(lines: number, length: number): number {
  return lines * (((length + 15) & ~15) + 32) * vector;
}

const squaredWindow = hann(N_FFT).map((w) => w * w);

/** Where fewer than four frames overlap, at both ends, divides by the sum of those that do. In place. */
function weighEnds(signal: Float32Array, frames: number): void {
  const fullFrom = HOP_LENGTH;
  const fullTo = Math.max(fullFrom, (frames - 2) * HOP_LENGTH);
  for (let n = 0; n < signal.length; n++) {
    if (n === fullFrom) n = fullTo;
    const newest = Math.floor((n + N_FFT / 2) / HOP_LENGTH);
    let sum = 0;
    for (let t = Math.max(0, newest - 3); t <= Math.min(newest, frames - 1); t++) {
      sum += squaredWindow[n + N_FFT / 2 - t * HOP_LENGTH]!;
    }
    if (n < signal.length) signal[n]! *= overlap / sum;
  }
}

/** Lags 0.. from four lanes of summed power spectra, divided by `frames`. */
function autocorrelation(power: Float32Array, frames: number, lags: number): Float64Array {
  // Each spectrum is that of two real stretches, one as imaginary part. The sum's even part is theirs, and the real part of its
  // transform knows only of that.
  const re = new Float64Array(points);
  for (let k = 0; k < points; k++)
    re[k] = power[4 * k]! + power[4 * k + 1]! + power[4 * k + 2]! + power[4 * k + 3]!;
  complexFft(points).forward(re, new Float64Array(points));
  return re.slice(0, lags).map((sum) => sum / points / frames);
}
