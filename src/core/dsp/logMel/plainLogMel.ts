// Log-mel frames in plain TypeScript: the readable reference, and the fallback without WebAssembly.
import { matrix } from '../../domain/matrix.ts';
import { realFft } from '../spectrum/realFft.ts';
import type { LogMel } from './logMel.ts';

export const plainLogMel: LogMel = (signal, plan) => {
  const { fft, hop, window, bank, power, log } = plan;
  const frames = plan.frames(signal.length);
  const bands = bank.first.length;
  const out = matrix(bands, frames);
  const laid = new Float32Array(Math.max(0, frames - 1) * hop + fft);
  plan.lay(signal, laid);
  const transform = realFft(fft);
  const frame = new Float64Array(fft);
  const re = new Float64Array(fft / 2 + 1);
  const im = new Float64Array(fft / 2 + 1);
  const energy = new Float64Array(fft / 2 + 1);
  for (let t = 0; t < frames; t++) {
    for (let n = 0; n < fft; n++) frame[n] = laid[t * hop + n]! * window[n]!;
    transform.forward(frame, re, im);
    for (let k = 0; k < energy.length; k++) {
      const squared = re[k]! * re[k]! + im[k]! * im[k]!;
      energy[k] = power === 2 ? squared : Math.sqrt(squared);
    }
    for (let f = 0; f < bands; f++) {
      let sum = 0;
      for (let w = bank.offset[f]!, k = bank.first[f]!; w < bank.offset[f + 1]!; w++, k++)
        sum += bank.weights[w]! * energy[k]!;
      out.data[f * frames + t] = (Math.log(log.times * sum + log.plus) + log.shift) * log.gain;
    }
  }
  return out;
};
