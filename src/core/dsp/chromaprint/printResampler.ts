// Resamples to the rate of fingerprints piece by piece, as fpcalc has it done: 16-bit samples in 16-bit arithmetic, others as they are.
import { besselI0, greatestCommonDivisor } from '../filterMaths.ts';

/** Of what fingerprints are made. */
export const printRate = 11_025;

const filterSize = 16;
const mostPhases = 256;
const cutoff = 0.8;
const kaiserBeta = 9;
const unit = 1 << 15;

export interface PrintResampler {
  /** The next samples of the signal; what can be computed so far of the output. */
  add(samples: Float32Array): Float32Array;
  /** The rest, as if the signal went on backwards from its end. */
  finish(): Float32Array;
}

/**
 * A polyphase filter after libswresample as Chromaprint's fpcalc sets it up: a sinc of 16 zero crossings at 0.8 of the lower
 * band, Kaiser window of beta 9. Where the ratio of the rates has more than 256 phases, two neighbours are interpolated. Before its
 * start the signal is mirrored at its first sample. `isWhole`: samples are whole numbers of 16 bits, and so are coefficients
 * and results.
 */
export function printResampler(fromRate: number, isWhole: boolean): PrintResampler {
  if (fromRate === printRate) return { add: (samples) => samples, finish: () => new Float32Array(0) };
  const { filters, taps, phases, step } = filtersFor(fromRate, isWhole);
  /** What is not consumed yet; the mirrored head before it. */
  let held = new Float32Array(0);
  let isMirrored = false;
  /** Of the next output, in phases from the start of `held`; what is over, in parts of `step.parts`. */
  let at = -phases * ((taps - 1) >> 1);
  let over = 0;

  function outputs(): Float32Array {
    const most = Math.ceil((held.length * phases) / (step.whole + step.over / step.parts)) + 2;
    const out = new Float32Array(most);
    let n = 0;
    for (; ; n++) {
      const first = Math.floor(at / phases);
      if (first + taps > held.length) break;
      const filter = (at - first * phases) * taps;
      let sum = 0;
      for (let k = 0; k < taps; k++) sum += held[first + k]! * filters[filter + k]!;
      if (step.over !== 0) {
        let next = 0;
        for (let k = 0; k < taps; k++) next += held[first + k]! * filters[filter + taps + k]!;
        const more = ((next - sum) * over) / step.parts;
        sum += isWhole ? Math.trunc(more) : more;
      }
      out[n] = isWhole ? to16Bits(Math.floor((sum + unit / 2) / unit)) : sum;
      at += step.whole;
      over += step.over;
      if (over >= step.parts) {
        over -= step.parts;
        at += 1;
      }
    }
    const consumed = Math.min(held.length, Math.max(0, Math.floor(at / phases)));
    held = held.slice(consumed);
    at -= consumed * phases;
    return out.subarray(0, n);
  }

  function mirror(): void {
    isMirrored = true;
    const before = Math.min((taps - 1) >> 1, Math.max(0, held.length - 1));
    held = joined(held.slice(1, before + 1).reverse(), held);
    at += before * phases;
  }

  return {
    add(samples) {
      held = joined(held, samples);
      if (!isMirrored && held.length > taps) mirror();
      return isMirrored ? outputs() : new Float32Array(0);
    },
    finish() {
      if (!isMirrored) mirror();
      if (at < 0 || held.length === 0) return new Float32Array(0);
      const behind = (Math.min(held.length, taps) + 1) >> 1;
      held = joined(held, held.slice(held.length - behind).reverse());
      return outputs();
    },
  };
}

interface Filters {
  /** `phases` + 1 rows of `taps` coefficients. */
  readonly filters: Float64Array;
  readonly taps: number;
  readonly phases: number;
  /** From one output to the next, in phases: a whole number and `over / parts`. */
  readonly step: { readonly whole: number; readonly over: number; readonly parts: number };
}

function filtersFor(fromRate: number, isWhole: boolean): Filters {
  const factor = Math.min(1, (printRate * cutoff) / fromRate);
  const taps = Math.max(1, Math.ceil(filterSize / factor));
  const exact = printRate / greatestCommonDivisor(printRate, fromRate);
  const phases = exact <= mostPhases ? exact * Math.floor(mostPhases / exact) : mostPhases;
  const filters = new Float64Array((phases + 1) * taps);
  const centre = (taps - 1) >> 1;
  const row = new Float64Array(taps);
  for (let phase = 0; phase < phases; phase++) {
    let sum = 0;
    for (let k = 0; k < taps; k++) {
      const x = Math.PI * (k - centre - phase / phases) * factor;
      const w = (2 * x) / (factor * taps * Math.PI);
      row[k] = (x === 0 ? 1 : Math.sin(x) / x) * besselI0(kaiserBeta * Math.sqrt(Math.max(1 - w * w, 0)));
      sum += row[k]!;
    }
    for (let k = 0; k < taps; k++) {
      const share = row[k]! / sum;
      filters[phase * taps + k] = isWhole ? to16Bits(roundedToEven(share * unit)) : Math.fround(share);
    }
  }
  // The phase behind the last is the first, a sample later.
  for (let k = 1; k < taps; k++) filters[phases * taps + k] = filters[k - 1]!;
  filters[phases * taps] = filters[taps - 1]!;
  const common = greatestCommonDivisor(printRate, fromRate * phases);
  const parts = printRate / common;
  const whole = Math.floor((fromRate * phases) / common / parts);
  return {
    filters,
    taps,
    phases,
    step: { whole, over: (fromRate * phases) / common - whole * parts, parts },
  };
}

/** As C's lrint rounds. */
export function roundedToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

export function to16Bits(value: number): number {
  return Math.max(-unit, Math.min(unit - 1, value));
}

function joined(a: Float32Array, b: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
