// Pooling: the largest or the mean of every window of steps x bands; windows lie side by side, the last ones may be smaller.
import { type BuildLayer, sizeOf } from './layer.ts';

/** Of equal maxima the first one of a window, step by step, is answerable. */
export function maxPool(size: readonly [steps: number, bands: number]): BuildLayer {
  return pool(size, 'max');
}

export function meanPool(size: readonly [steps: number, bands: number]): BuildLayer {
  return pool(size, 'mean');
}

function pool([sizeSteps, wanted]: readonly [number, number], kind: 'max' | 'mean'): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { bands, channels } = input;
    const sizeBands = Math.min(wanted, bands);
    const steps = Math.ceil(input.steps / sizeSteps);
    const shape = { steps, bands: Math.ceil(bands / sizeBands), channels };
    const outSize = sizeOf(shape);
    const output = arithmetic.floats(most * outSize);
    const back = arithmetic.floats(first ? 0 : most * sizeOf(input));
    /** Where each maximum was. */
    const chosen = new Int32Array(kind === 'max' ? output.length : 0);
    const lengthsOf = (lengths: Int32Array) => lengths.map((length) => Math.ceil(length / sizeSteps));

    /** Every window of every row: its first place, how many steps and bands it has, and where its results lie. */
    function eachWindow(
      { rows, lengths }: { rows: number; lengths: Int32Array },
      visit: (from: number, height: number, width: number, to: number) => void,
    ): void {
      for (let r = 0; r < rows; r++) {
        const length = lengths[r]!;
        for (let t = 0, step = 0; step < length; t++, step += sizeSteps)
          for (let m = 0, band = 0; band < bands; m++, band += sizeBands)
            visit(
              r * sizeOf(input) + (step * bands + band) * channels,
              Math.min(sizeSteps, length - step),
              Math.min(sizeBands, bands - band),
              r * outSize + (t * shape.bands + m) * channels,
            );
      }
    }

    return {
      shape,
      parameters: [],
      state: [],
      lengths: lengthsOf,
      forward(values, extent) {
        output.fill(0, 0, extent.rows * outSize);
        eachWindow(extent, (from, height, width, to) => {
          for (let c = 0; c < channels; c++) {
            let sum = 0;
            let best = from + c;
            for (let h = 0; h < height; h++)
              for (let w = 0; w < width; w++) {
                const at = from + (h * bands + w) * channels + c;
                sum += values[at]!;
                if (values[at]! > values[best]!) best = at;
              }
            if (kind === 'max') chosen[to + c] = best;
            output[to + c] = kind === 'max' ? values[best]! : sum / (height * width);
          }
        });
        return output;
      },
      backward(gradient, extent) {
        if (first) return back;
        back.fill(0, 0, extent.rows * sizeOf(input));
        eachWindow(extent, (from, height, width, to) => {
          for (let c = 0; c < channels; c++) {
            const delta = gradient[to + c]!;
            if (kind === 'max') back[chosen[to + c]!]! += delta;
            else
              for (let h = 0; h < height; h++)
                for (let w = 0; w < width; w++)
                  back[from + (h * bands + w) * channels + c] = delta / (height * width);
          }
        });
        return back;
      },
    };
  };
}
