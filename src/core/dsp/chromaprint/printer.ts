// Makes a recording's fingerprint of its decoded pieces as they come: mixed to mono, resampled, its first two minutes.
import { makeValid } from '../validSamples.ts';
import { chromaprint } from './chromaprint.ts';
import { type PrintResampler, printRate, printResampler, roundedToEven, to16Bits } from './printResampler.ts';

/** Another one where a print of the same sound would be another. */
export const printVersion = 1;
/** As much of a track as fpcalc listens to. */
export const printedSeconds = 120;

const unit = 1 << 15;

export interface Printer {
  /** The next samples, a channel each; full scale at ±1. */
  add(channels: readonly Float32Array[]): void;
  finish(): Uint32Array;
}

interface Computing {
  /** Of 16-bit samples; null for others. */
  readonly divisor: number | null;
  readonly resamplers: readonly PrintResampler[];
}

/**
 * `gains`: by which each channel goes into the mix; together 1. What holds 16-bit samples is computed in 16 bits and everything else in
 * floats, because fpcalc does so, and a bit here and there depends on it.
 */
export function printer(sampleRate: number, gains: readonly number[]): Printer {
  const mono = new Float32Array(printedSeconds * printRate);
  let filled = 0;
  let silentLength = 0;
  let computing: Computing | null = null;

  function begin(divisor: number | null): Computing {
    const resamplers = gains.map(() => printResampler(sampleRate, divisor !== null));
    const begun = { divisor, resamplers };
    const silence = new Float32Array(silentLength);
    if (silentLength > 0)
      mix(
        resamplers.map((one) => one.add(silence)),
        begun,
      );
    return begun;
  }

  function mix(channels: readonly Float32Array[], { divisor }: Computing): void {
    const isWhole = divisor !== null;
    const length = Math.min(channels[0]?.length ?? 0, mono.length - filled);
    const weights = isWhole ? gains.map((gain) => roundedToEven(gain * unit)) : gains;
    for (let n = 0; n < length; n++) {
      let sum = 0;
      for (let c = 0; c < channels.length; c++) sum += channels[c]![n]! * weights[c]!;
      mono[filled + n] = to16Bits(isWhole ? Math.floor((sum + unit / 2) / unit) : roundedToEven(sum * unit));
    }
    filled += length;
  }

  return {
    add(pieces) {
      const channels = pieces.map((piece) => makeValid(piece.slice()));
      // What silence is made of shows when it is over.
      if (computing === null && channels.every((channel) => channel.every((sample) => sample === 0))) {
        silentLength += channels[0]?.length ?? 0;
        return;
      }
      computing ??= begin(divisorOf(channels));
      const { divisor, resamplers } = computing;
      const samplesOf = (channel: Float32Array = new Float32Array(0)): Float32Array =>
        divisor === null ? channel : channel.map((sample) => to16Bits(Math.round(sample * divisor)));
      mix(
        resamplers.map((one, c) => one.add(samplesOf(channels[c]))),
        computing,
      );
    },
    finish() {
      computing ??= begin(unit);
      mix(
        computing.resamplers.map((one) => one.finish()),
        computing,
      );
      return chromaprint(mono.subarray(0, filled));
    },
  };
}

/** Decoders divide 16-bit samples by either. */
const divisors = [unit, unit - 1];
/** What is left of float32's precision at full scale. */
const nearly = 0.004;

/** By which the samples become 16-bit numbers again; null where they were none. */
function divisorOf(channels: readonly Float32Array[]): number | null {
  const isWhole = (value: number): boolean =>
    Math.abs(value - Math.round(value)) < nearly && Math.abs(value) <= unit;
  return (
    divisors.find((divisor) =>
      channels.every((channel) => channel.every((sample) => isWhole(sample * divisor))),
    ) ?? null
  );
}
