// Layers that treat every value by itself: rectifying, and leaving out by chance.
import { type BuildLayer, sizeOf, unchanged } from './layer.ts';

/** In place: the layer before it must not need what it gave. */
export const relu: BuildLayer = ({ arithmetic, input }) => {
  let kept: Float32Array = new Float32Array();
  return {
    shape: input,
    parameters: [],
    state: [],
    lengths: unchanged,
    forward(values, { rows }) {
      kept = values;
      arithmetic.rectify(values, rows * sizeOf(input));
      return values;
    },
    backward(gradient, { rows }) {
      arithmetic.rectifyBack(kept, gradient, rows * sizeOf(input));
      return gradient;
    },
  };
};

/** While learning, leaves `share` of the values out and makes the others larger, so that the sum stays the same on average. */
export function dropout(share: number): BuildLayer {
  return ({ arithmetic, rows: most, input }) => {
    const output = arithmetic.floats(most * sizeOf(input));
    const factors = new Float32Array(output.length);
    const kept = 1 / (1 - share);
    let learning = false;
    return {
      shape: input,
      parameters: [],
      state: [],
      lengths: unchanged,
      forward(values, { rows }, random) {
        learning = random !== null;
        if (random === null) return values;
        const count = rows * sizeOf(input);
        for (let i = 0; i < count; i++) {
          factors[i] = random.next() < share ? 0 : kept;
          output[i] = values[i]! * factors[i]!;
        }
        return output;
      },
      backward(gradient, { rows }) {
        const count = learning ? rows * sizeOf(input) : 0;
        for (let i = 0; i < count; i++) gradient[i]! *= factors[i]!;
        return gradient;
      },
    };
  };
}
