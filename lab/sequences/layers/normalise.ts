// Batch normalisation (Ioffe and Szegedy 2015) of every channel, over the real steps and all bands of a batch.
import { type View, view } from '../arithmetic.ts';
import { type BuildLayer, type Extent, parameter, sizeOf, unchanged } from './layer.ts';

const tiny = 1e-3;
/** Share of what is remembered that each batch leaves. */
const momentum = 0.9;

export const normalise: BuildLayer = ({ arithmetic, rows: most, input }) => {
  const { bands, channels } = input;
  const scale = parameter(arithmetic, channels, { at: 1 }, false);
  const shift = parameter(arithmetic, channels, { at: 0 }, false);
  const output = arithmetic.floats(most * sizeOf(input));
  /** The values with mean 0 and deviation 1. */
  const centred = arithmetic.floats(most * sizeOf(input));
  /** Of what it has learned from, while it judges. */
  const means = new Float32Array(channels);
  const deviations = new Float32Array(channels).fill(1);
  const column = (): Float32Array => arithmetic.floats(channels);
  const [mean, deviation, factors] = [column(), column(), column()];
  const [others, offsets, none] = [column(), column(), column()];
  let learning = false;

  /** The real part of each row of `data`. */
  function eachRow({ rows, lengths }: Extent, visit: (part: (data: Float32Array) => View) => void): number {
    let places = 0;
    for (let r = 0; r < rows; r++) {
      const count = lengths[r]! * bands;
      visit((data) => view(data, count, channels, r * sizeOf(input)));
      places += count;
    }
    return places;
  }

  /** Of the batch: into `mean` and `deviation`. */
  function measure(values: Float32Array, extent: Extent): void {
    mean.fill(0);
    const places = eachRow(extent, (part) => arithmetic.columnSums(part(values), null, mean));
    factors.fill(1);
    deviation.fill(0);
    for (let c = 0; c < channels; c++) {
      mean[c]! /= places;
      offsets[c] = -mean[c]!;
    }
    eachRow(extent, (part) => {
      arithmetic.blend(part(values), factors, part(values), none, offsets, part(centred));
      arithmetic.columnSums(part(centred), part(centred), deviation);
    });
    for (let c = 0; c < channels; c++) {
      deviation[c] = Math.sqrt(deviation[c]! / places + tiny);
      means[c] = momentum * means[c]! + (1 - momentum) * mean[c]!;
      deviations[c] = momentum * deviations[c]! + (1 - momentum) * deviation[c]!;
    }
  }

  return {
    shape: input,
    parameters: [scale, shift],
    state: [means, deviations],
    lengths: unchanged,
    forward(values, extent, random) {
      learning = random !== null;
      if (learning) measure(values, extent);
      else {
        mean.set(means);
        deviation.set(deviations);
      }
      output.fill(0, 0, extent.rows * sizeOf(input));
      for (let c = 0; c < channels; c++) {
        factors[c] = 1 / deviation[c]!;
        offsets[c] = -mean[c]! / deviation[c]!;
      }
      eachRow(extent, (part) => {
        arithmetic.blend(part(values), factors, part(values), none, offsets, part(centred));
        arithmetic.blend(part(centred), scale.values, part(centred), none, shift.values, part(output));
      });
      return output;
    },
    backward(gradient, extent) {
      const sums = offsets.fill(0);
      const products = others.fill(0);
      const places = eachRow(extent, (part) => {
        arithmetic.columnSums(part(gradient), null, sums);
        arithmetic.columnSums(part(gradient), part(centred), products);
      });
      const share = learning ? 1 / places : 0;
      for (let c = 0; c < channels; c++) {
        shift.gradient[c]! += sums[c]!;
        scale.gradient[c]! += products[c]!;
        const factor = scale.values[c]! / deviation[c]!;
        factors[c] = factor;
        others[c] = -share * factor * products[c]!;
        offsets[c] = -share * factor * sums[c]!;
      }
      eachRow(extent, (part) => {
        arithmetic.blend(part(gradient), factors, part(centred), others, offsets, part(gradient));
      });
      return gradient;
    },
  };
};
