// Convolutions over steps and bands as products of matrices: patches as rows (im2col), some steps at a time so that they stay in the cache.
import { type ImagePart, type PatchShape, transposed, turnOver, view } from '../arithmetic.ts';
import { type BuildLayer, he, parameter, sizeOf, unchanged } from './layer.ts';

export interface ConvolutionPlan {
  readonly filters: number;
  /** Steps x bands that a filter sees. */
  readonly size: readonly [steps: number, bands: number];
  /** Zeros around the bands, so that there are as many afterwards; otherwise a filter stays within them. There are as many steps always. */
  readonly around: boolean;
}

/** Numbers of patches that are held at a time: what fits in the second cache. */
const mostPatches = 65_536;

export function convolution({ filters, size, around }: ConvolutionPlan): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { steps, bands, channels } = input;
    const [sizeSteps, wanted] = size;
    const sizeBands = Math.min(wanted, bands);
    const outBands = around ? bands : bands - sizeBands + 1;
    const shape: PatchShape = {
      bands,
      channels,
      sizeSteps,
      sizeBands,
      beforeSteps: (sizeSteps - 1) >> 1,
      beforeBands: around ? (sizeBands - 1) >> 1 : 0,
      outBands,
    };
    const inputs = sizeSteps * sizeBands * channels;
    const W = parameter(arithmetic, inputs * filters, he(inputs), true);
    const bias = parameter(arithmetic, filters, { at: 0 }, false);
    const chunk = Math.max(1, Math.floor(mostPatches / (outBands * inputs)));
    const patches = arithmetic.floats(chunk * outBands * inputs);
    const ofPatches = arithmetic.floats(first ? 0 : chunk * outBands * inputs);
    const turned = arithmetic.floats(first ? 0 : inputs * filters);
    const outSize = steps * outBands * filters;
    const output = arithmetic.floats(most * outSize);
    const back = arithmetic.floats(first ? 0 : most * sizeOf(input));
    let seen: Float32Array = output;

    /** Every run of steps of every row, and where its results lie. */
    function eachPart(
      data: Float32Array,
      { rows, lengths }: { rows: number; lengths: Int32Array },
      visit: (part: ImagePart, places: number, at: number) => void,
    ): void {
      for (let r = 0; r < rows; r++) {
        const length = lengths[r]!;
        for (let from = 0; from < length; from += chunk) {
          const to = Math.min(length, from + chunk);
          const part = { data, at: r * sizeOf(input), steps: length, from, to };
          visit(part, (to - from) * outBands, r * outSize + from * outBands * filters);
        }
      }
    }

    return {
      shape: { steps, bands: outBands, channels: filters },
      parameters: [W, bias],
      state: [],
      lengths: unchanged,
      forward(values, extent) {
        seen = values;
        output.fill(0, 0, extent.rows * outSize);
        const weights = view(W.values, inputs, filters);
        eachPart(values, extent, (part, places, at) => {
          arithmetic.fillRows(view(output, places, filters, at), bias.values);
          arithmetic.gather(part, shape, patches);
          arithmetic.product(view(patches, places, inputs), weights, view(output, places, filters, at), true);
        });
        return output;
      },
      backward(gradient, extent) {
        if (!first) back.fill(0, 0, extent.rows * sizeOf(input));
        const weights = first ? null : turnOver(view(W.values, inputs, filters), turned);
        eachPart(seen, extent, (part, places, at) => {
          const delta = view(gradient, places, filters, at);
          arithmetic.gather(part, shape, patches);
          arithmetic.product(
            transposed(view(patches, places, inputs)),
            delta,
            view(W.gradient, inputs, filters),
            true,
          );
          arithmetic.columnSums(delta, null, bias.gradient);
          if (weights === null) return;
          arithmetic.product(delta, weights, view(ofPatches, places, inputs), false);
          arithmetic.scatter({ ...part, data: back }, shape, ofPatches);
        });
        return back;
      },
    };
  };
}
