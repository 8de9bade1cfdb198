// The modulation spectrum: how strongly, and how fast, the loudness of each mel band goes up and down (McKinney and Breebaart 2003).

import { framesPerMinute } from '../dsp/framing.ts';
import { complexFft } from '../dsp/spectrum/fft.ts';
import { hann } from '../dsp/spectrum/window.ts';
import type { Hearing } from './hearing.ts';
import { MODULATION_EDGES_HZ, N_MODULATION_BANDS } from './layout.ts';

/** Frames of a texture: six seconds. */
const size = 256;
const hop = size / 2;
const framesPerSecond = framesPerMinute / 60;
const fft = complexFft(size);
const window = hann(size);
/** Below this a band does not move: a hundredth of a decibel, squared. */
const stillness = 1e-4;

/** Mean modulation power in dB re 1 dB², bands x rates, averaged over textures of six seconds that overlap by half. */
export function modulationSpectrum({ melDb }: Hearing): number[] {
  const rates = MODULATION_EDGES_HZ.length - 1;
  const power = new Float64Array(N_MODULATION_BANDS * rates);
  const textures = Math.max(1, 1 + Math.floor((melDb.rows - size) / hop));
  const envelopes = bandEnvelopes(melDb.data, melDb.rows, melDb.cols);
  for (let texture = 0; texture < textures; texture++) {
    for (let band = 0; band < N_MODULATION_BANDS; band++) {
      const start = band * melDb.rows + texture * hop;
      const end = Math.min((band + 1) * melDb.rows, start + size);
      addRates(envelopes.subarray(start, end), power.subarray(band * rates, (band + 1) * rates));
    }
  }
  return Array.from(power, (sum) => 10 * Math.log10(Math.max(stillness, sum / textures)));
}

/** Mean level in dB of neighbouring mel bands: one series a band, one after the other. */
function bandEnvelopes(melDb: Float32Array, frames: number, mels: number): Float64Array {
  const out = new Float64Array(N_MODULATION_BANDS * frames);
  for (let band = 0; band < N_MODULATION_BANDS; band++) {
    const from = Math.round((band * mels) / N_MODULATION_BANDS);
    const to = Math.round(((band + 1) * mels) / N_MODULATION_BANDS);
    for (let t = 0; t < frames; t++) {
      let sum = 0;
      for (let m = from; m < to; m++) sum += melDb[t * mels + m]!;
      out[band * frames + t] = sum / (to - from);
    }
  }
  return out;
}

const re = new Float64Array(size);
const im = new Float64Array(size);

/** Adds the mean power of one texture in each range of rates. A short texture counts as followed by its mean. */
function addRates(envelope: Float64Array, into: Float64Array): void {
  let mean = 0;
  for (const level of envelope) mean += level / envelope.length;
  re.fill(0);
  im.fill(0);
  for (let t = 0; t < envelope.length; t++) re[t] = (envelope[t]! - mean) * window[t]!;
  fft.forward(re, im);
  for (let rate = 0; rate < into.length; rate++) {
    const from = Math.max(1, Math.round((MODULATION_EDGES_HZ[rate]! * size) / framesPerSecond));
    const to = Math.max(from + 1, Math.round((MODULATION_EDGES_HZ[rate + 1]! * size) / framesPerSecond));
    let sum = 0;
    for (let k = from; k < to; k++) sum += re[k]! * re[k]! + im[k]! * im[k]!;
    // A Hann window lets 3/8 of the power through.
    into[rate]! += sum / (to - from) / (0.375 * size);
  }
}
