// How samples become log-mel frames, worked out once an ear: the stretch that is transformed, its window, the bands, the logarithm.
import type { EarSpectrogram } from '../../domain/ear.ts';
import { type Filterbank, sparseFilterbank } from '../spectrum/filterbank.ts';
import { melBank } from '../spectrum/mel.ts';
import { hann } from '../spectrum/window.ts';

export interface LogMelPlan {
  readonly fft: number;
  readonly hop: number;
  /** As long as a frame, with zeros beside the window itself. */
  readonly window: Float64Array;
  readonly bank: Filterbank;
  /** Of the magnitudes. */
  readonly power: 1 | 2;
  /** (ln(`times` x + `plus`) + `shift`) `gain` */
  readonly log: {
    readonly times: number;
    readonly plus: number;
    readonly shift: number;
    readonly gain: number;
  };
  /** So many frames a signal of this length has; none if it is too short. */
  frames(length: number): number;
  /**
   * Writes what frames of `signal` are cut from into `out`, as far as it reaches: frame t starts at t `hop`. Behind the signal and
   * what it is padded with there are zeros.
   */
  lay(signal: Float32Array, out: Float32Array): void;
}

export function logMelPlan(sampleRate: number, { frame, mel, log }: EarSpectrogram): LogMelPlan {
  const { fft, hop, windowLength, padding } = frame;
  // Without padding the first window starts with the first sample.
  const before = padding === 'none' ? 0 : fft / 2;
  const windowAt = padding === 'none' ? 0 : Math.floor((fft - windowLength) / 2);
  const window = new Float64Array(fft);
  window.set(frame.window === 'hann' ? hann(windowLength) : hann(windowLength - 1), windowAt);
  const perNeper = log.base === 'e' ? 1 : 1 / Math.LN10;
  return {
    fft,
    hop,
    window,
    bank: sparseFilterbank(melBank({ ...mel, sampleRate, fft })),
    power: mel.power,
    log: {
      times: log.times,
      plus: log.plus,
      shift: log.shift / perNeper,
      gain: log.gain * perNeper,
    },
    frames(length) {
      const starts = padding === 'none' ? length - windowLength : length;
      return starts < 0 || length === 0 ? 0 : 1 + Math.floor(starts / hop);
    },
    lay(signal, out) {
      out.fill(0);
      out.set(signal.subarray(0, Math.max(0, out.length - before)), before);
      if (padding !== 'reflect') return;
      const last = signal.length - 1;
      for (let n = 1; n <= before; n++) {
        out[before - n] = signal[reflected(n, last)]!;
        if (before + last + n < out.length) out[before + last + n] = signal[reflected(last + n, last)]!;
      }
    },
  };
}

/** The place within 0..`last` that a place behind it, or as far before 0, is the mirror image of. */
function reflected(n: number, last: number): number {
  if (last === 0) return 0;
  const folded = n % (2 * last);
  return folded > last ? 2 * last - folded : folded;
}
