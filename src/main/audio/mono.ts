// The one signal that is listened to, and drawn, of several channels.
import { type Speaker, speakersOf } from '../../core/domain/speakers.ts';
import { pairMix } from '../../core/dsp/pairMix.ts';
import { moments } from '../../core/dsp/statistics.ts';
import { makeValid } from '../../core/dsp/validSamples.ts';
import { foldDown, mixed } from './foldDown.ts';

/** Below this share of the power that the channels have by themselves a mix of them has cancelled: 6 dB less than of strangers. */
const cancelled = 1 / 4;

export interface MonoMix {
  /** It cannot clip where the channels do not. NaN counts as silence, and values are clamped to ±64. */
  readonly samples: Float32Array;
  /** By which it is as loud as the channels together. */
  readonly gain: number;
}

/**
 * Stereo is mixed at equal power, (L + R) / sqrt 2, as FFmpeg mixes floats: it comes out as loud as the mono clips that the starter
 * model was trained on. (The mean, as librosa's to_mono has it, would be 3 dB below the reference features of the Emotify clips.)
 * More channels are mixed by ITU-R BS.775's equation for mono, which has the same weights for left and right: centre 1, surrounds 0.5,
 * no low frequencies. Where channels are opposite to each other, so that little is left of them, the loudest is heard alone.
 * `stated` is the number of channels that the file states, of which the decoder may have made one, or two.
 */
export function mixToMono(
  channels: readonly Float32Array[],
  speakers: readonly Speaker[],
  stated: number = channels.length,
): MonoMix {
  const [left = new Float32Array(0), right, ...more] = channels;
  const equalPower = Math.sqrt(Math.min(2, stated));
  if (right === undefined) return { samples: makeValid(left.slice()), gain: equalPower };
  if (more.length === 0) {
    const { mean, powers } = pairMix(left, right);
    if (powers.mean < (cancelled * (powers.left + powers.right)) / 4)
      return loudestAlone(channels, [powers.left, powers.right]);
    return { samples: mean, gain: equalPower };
  }
  const { mono, scale } = foldDown(speakersOf(speakers, channels.length));
  const gains = mono.map((gain) => gain * scale);
  const mix = mixed(channels, gains);
  const powers = channels.map((channel, c) => (gains[c] === 0 ? 0 : powerOf(channel)));
  const apart = powers.reduce((sum, power, c) => sum + power * (gains[c] ?? 0) ** 2, 0);
  if (powerOf(mix) < cancelled * apart) return loudestAlone(channels, powers);
  return { samples: makeValid(mix), gain: Math.SQRT2 / scale };
}

/** The first of those that are as loud, so that pieces that are drawn one after another come from one channel. */
function loudestAlone(channels: readonly Float32Array[], powers: readonly number[]): MonoMix {
  const loudestAt = powers.findIndex((power) => power >= 0.99 * Math.max(...powers));
  return { samples: makeValid((channels[loudestAt] ?? channels[0] ?? new Float32Array(0)).slice()), gain: 1 };
}

/** Without the level at which it rests. */
function powerOf(samples: Float32Array): number {
  return samples.length === 0 ? 0 : moments(samples).variance;
}
