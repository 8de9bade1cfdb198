// A dense layer: every output is a weighted sum of all that a row has.
import { transposed, turnOver, view } from '../arithmetic.ts';
import { type BuildLayer, glorot, parameter, single, sizeOf } from './layer.ts';

export function dense(units: number): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const inputs = sizeOf(input);
    const weights = parameter(arithmetic, inputs * units, glorot(inputs, units), true);
    const bias = parameter(arithmetic, units, { at: 0 }, false);
    const output = arithmetic.floats(most * units);
    const back = arithmetic.floats(first ? 0 : most * inputs);
    const turned = arithmetic.floats(first ? 0 : inputs * units);
    let seen: Float32Array = output;
    return {
      shape: { steps: 1, bands: 1, channels: units },
      parameters: [weights, bias],
      state: [],
      lengths: single,
      forward(values, { rows }) {
        seen = values;
        arithmetic.fillRows(view(output, rows, units), bias.values);
        arithmetic.product(
          view(values, rows, inputs),
          view(weights.values, inputs, units),
          view(output, rows, units),
          true,
        );
        return output;
      },
      backward(gradient, { rows }) {
        const delta = view(gradient, rows, units);
        arithmetic.product(
          transposed(view(seen, rows, inputs)),
          delta,
          view(weights.gradient, inputs, units),
          true,
        );
        arithmetic.columnSums(delta, null, bias.gradient);
        if (!first)
          arithmetic.product(
            delta,
            turnOver(view(weights.values, inputs, units), turned),
            view(back, rows, inputs),
            false,
          );
        return back;
      },
    };
  };
}
