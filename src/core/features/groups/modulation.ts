// The modulation spectrum: how strongly, and how fast, the loudness of each mel band goes up and down (McKinney and Breebaart 2003).

import type { Matrix } from '../../domain/matrix.ts';
import { framesPerMinute, SAMPLE_RATE } from '../../dsp/framing.ts';
import { complexFft } from '../../dsp/spectrum/fft.ts';
import { hann } from '../../dsp/spectrum/window.ts';
import { numbered, type PlainGroup } from '../featureGroup.ts';

/** Bands of neighbouring mel bands, and the edges of the rates (Hz) at which they may move. */
const bands = 10;
const edgesHz = Array.from({ length: 10 }, (_, i) => 0.5 * 40 ** (i / 9));
const rates = edgesHz.length - 1;

/** Frames of a texture: six seconds. */
const size = 256;
const hop = size / 2;
const framesPerSecond = framesPerMinute / 60;
const fft = complexFft(size);
const window = hann(size);
/** Below this a band does not move: a hundredth of a decibel, squared. */
const stillness = 1e-4;

export const modulation: PlainGroup = {
  version: 1,
  columns: numbered(bands).flatMap((band) =>
    numbered(rates).map((rate) => ({
      name: `modulation_band${band}_rate${rate}`,
      unit: 'dB re 1 dB²',
    })),
  ),
  sampleRate: SAMPLE_RATE,
  compute: ({ pictures: { melDb } }) => modulationSpectrum(melDb),
};

/** Mean modulation power in dB re 1 dB², bands x rates, averaged over textures of six seconds that overlap by half. */
function modulationSpectrum(melDb: Matrix): number[] {
  const power = new Float64Array(bands * rates);
  const textures = Math.max(1, 1 + Math.floor((melDb.rows - size) / hop));
  const envelopes = bandEnvelopes(melDb.data, melDb.rows, melDb.cols);
  for (let texture = 0; texture < textures; texture++) {
    for (let band = 0; band < bands; band++) {
      const start = band * melDb.rows + texture * hop;
      const end = Math.min((band + 1) * melDb.rows, start + size);
      addRates(envelopes.subarray(start, end), power.subarray(band * rates, (band + 1) * rates));
    }
  }
  return Array.from(power, (sum) => 10 * Math.log10(Math.max(stillness, sum / textures)));
}

/** Mean level in dB of neighbouring mel bands: one series a band, one after the other. */
function bandEnvelopes(melDb: Float32Array, frames: number, mels: number): Float64Array {
  const out = new Float64Array(bands * frames);
  for (let band = 0; band < bands; band++) {
    const from = Math.round((band * mels) / bands);
    const to = Math.round(((band + 1) * mels) / bands);
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
    const from = Math.max(1, Math.round((edgesHz[rate]! * size) / framesPerSecond));
    const to = Math.max(from + 1, Math.round((edgesHz[rate + 1]! * size) / framesPerSecond));
    let sum = 0;
    for (let k = from; k < to; k++) sum += re[k]! * re[k]! + im[k]! * im[k]!;
    // A Hann window lets 3/8 of the power through.
    into[rate]! += sum / (to - from) / (0.375 * size);
  }
}
