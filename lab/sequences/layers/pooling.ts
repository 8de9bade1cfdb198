// Pooling: the largest or the mean of every window of steps x bands; windows lie side by side, the last ones may be smaller.
import { type BuildLayer, type Extent, type Shape, sizeOf } from './layer.ts';

type Size = readonly [steps: number, bands: number];

interface Pooled {
  /** Of what comes out. */
  readonly shape: Shape;
  readonly sizeBands: number;
  lengths(of: Int32Array): Int32Array;
}

function pooled(input: Shape, [sizeSteps, wanted]: Size): Pooled {
  const sizeBands = Math.min(wanted, input.bands);
  return {
    shape: {
      steps: Math.ceil(input.steps / sizeSteps),
      bands: Math.ceil(input.bands / sizeBands),
      channels: input.channels,
    },
    sizeBands,
    lengths: (lengths) => lengths.map((length) => Math.ceil(length / sizeSteps)),
  };
}

/** Of equal maxima the first one of a window, step by step, is answerable. */
export function maxPool(size: Size): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { shape, sizeBands, lengths: lengthsOf } = pooled(input, size);
    const windows = { bands: input.bands, channels: input.channels, sizeSteps: size[0], sizeBands };
    const [inSize, outSize] = [sizeOf(input), sizeOf(shape)];
    const output = arithmetic.floats(most * outSize);
    const back = arithmetic.floats(first ? 0 : most * inSize);
    let seen: Float32Array = output;
    return {
      shape,
      parameters: [],
      state: [],
      lengths: lengthsOf,
      forward(values, { rows, lengths }) {
        seen = values;
        output.fill(0, 0, rows * outSize);
        for (let r = 0; r < rows; r++)
          arithmetic.maxPool({ data: values, at: r * inSize }, lengths[r]!, windows, {
            data: output,
            at: r * outSize,
          });
        return output;
      },
      backward(gradient, { rows, lengths }) {
        if (first) return back;
        back.fill(0, 0, rows * inSize);
        for (let r = 0; r < rows; r++)
          arithmetic.maxPoolBack(
            { data: seen, at: r * inSize },
            lengths[r]!,
            windows,
            { data: output, at: r * outSize },
            { data: gradient, at: r * outSize },
            { data: back, at: r * inSize },
          );
        return back;
      },
    };
  };
}

export function meanPool(size: Size): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { bands, channels } = input;
    const { shape, sizeBands, lengths: lengthsOf } = pooled(input, size);
    const [inSize, outSize] = [sizeOf(input), sizeOf(shape)];
    const output = arithmetic.floats(most * outSize);
    const back = arithmetic.floats(first ? 0 : most * inSize);

    /** Every value with the window that it belongs to, and that one's count of values. */
    function eachPixel(
      { rows, lengths }: Extent,
      visit: (from: number, to: number, count: number) => void,
    ): void {
      for (let r = 0; r < rows; r++)
        for (let step = 0; step < lengths[r]!; step++) {
          const t = Math.floor(step / size[0]);
          const height = Math.min(size[0], lengths[r]! - t * size[0]);
          for (let band = 0; band < bands; band++) {
            const m = Math.floor(band / sizeBands);
            const count = height * Math.min(sizeBands, bands - m * sizeBands);
            const to = r * outSize + (t * shape.bands + m) * channels;
            visit(r * inSize + (step * bands + band) * channels, to, count);
          }
        }
    }

    return {
      shape,
      parameters: [],
      state: [],
      lengths: lengthsOf,
      forward(values, extent) {
        output.fill(0, 0, extent.rows * outSize);
        eachPixel(extent, (from, to, count) => {
          for (let c = 0; c < channels; c++) output[to + c]! += values[from + c]! / count;
        });
        return output;
      },
      backward(gradient, extent) {
        if (first) return back;
        back.fill(0, 0, extent.rows * inSize);
        eachPixel(extent, (from, to, count) => {
          for (let c = 0; c < channels; c++) back[from + c] = gradient[to + c]! / count;
        });
        return back;
      },
    };
  };
}
