// Batch normalisation (Ioffe and Szegedy 2015) of every channel, over the real steps and all bands of a batch.
import { type BuildLayer, parameter, sizeOf, unchanged } from './layer.ts';

const tiny = 1e-3;
/** Share of what is remembered that each batch leaves. */
const momentum = 0.9;

export const normalise: BuildLayer = ({ arithmetic, rows: most, input }) => {
  const { bands, channels } = input;
  const scale = parameter(arithmetic, channels, { at: 1 }, false);
  const shift = parameter(arithmetic, channels, { at: 0 }, false);
  const output = arithmetic.floats(most * sizeOf(input));
  const centred = arithmetic.floats(most * sizeOf(input));
  /** Means and deviations of what it has learned from, while it judges. */
  const means = new Float32Array(channels);
  const deviations = new Float32Array(channels).fill(1);
  let inverse = new Float64Array(channels);
  let learning = false;

  function eachValue(
    { rows, lengths }: { rows: number; lengths: Int32Array },
    visit: (at: number, channel: number) => void,
  ): number {
    let places = 0;
    for (let r = 0; r < rows; r++) {
      const count = lengths[r]! * bands;
      const from = r * sizeOf(input);
      for (let p = 0; p < count; p++) for (let c = 0; c < channels; c++) visit(from + p * channels + c, c);
      places += count;
    }
    return places;
  }

  return {
    shape: input,
    parameters: [scale, shift],
    state: [means, deviations],
    lengths: unchanged,
    forward(values, extent, random) {
      learning = random !== null;
      const mean = Float64Array.from(means);
      const deviation = Float64Array.from(deviations);
      if (learning) {
        mean.fill(0);
        const places = eachValue(extent, (at, c) => {
          mean[c]! += values[at]!;
        });
        mean.forEach((sum, c) => {
          mean[c] = sum / places;
        });
        deviation.fill(0);
        eachValue(extent, (at, c) => {
          deviation[c]! += (values[at]! - mean[c]!) ** 2;
        });
        deviation.forEach((sum, c) => {
          deviation[c] = Math.sqrt(sum / places + tiny);
          means[c] = momentum * means[c]! + (1 - momentum) * mean[c]!;
          deviations[c] = momentum * deviations[c]! + (1 - momentum) * deviation[c]!;
        });
      }
      inverse = deviation.map((value) => 1 / value);
      output.fill(0, 0, extent.rows * sizeOf(input));
      eachValue(extent, (at, c) => {
        const own = (values[at]! - mean[c]!) * inverse[c]!;
        centred[at] = own;
        output[at] = scale.values[c]! * own + shift.values[c]!;
      });
      return output;
    },
    backward(gradient, extent) {
      const sums = new Float64Array(channels);
      const products = new Float64Array(channels);
      const places = eachValue(extent, (at, c) => {
        sums[c]! += gradient[at]!;
        products[c]! += gradient[at]! * centred[at]!;
      });
      for (let c = 0; c < channels; c++) {
        shift.gradient[c]! += sums[c]!;
        scale.gradient[c]! += products[c]!;
      }
      const share = learning ? 1 / places : 0;
      eachValue(extent, (at, c) => {
        const own = gradient[at]! - share * (sums[c]! + centred[at]! * products[c]!);
        gradient[at] = own * scale.values[c]! * inverse[c]!;
      });
      return gradient;
    },
  };
};
