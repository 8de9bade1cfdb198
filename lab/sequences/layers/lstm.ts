// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), one state a step, gradients through time.
//
//   i, f, o = sigmoid(x W + h U + b), g = tanh(x W + h U + b), c = f c' + i g, h = o tanh(c); columns in the order i, f, g, o
import { transposed, turnOver, view } from '../arithmetic.ts';
import { type BuildLayer, glorot, parameter, sizeOf, unchanged } from './layer.ts';
import { sigmoid, within } from './steps.ts';

export function lstm(units: number): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { steps } = input;
    const inputs = sizeOf({ ...input, steps: 1 });
    const width = 4 * units;
    const W = parameter(arithmetic, inputs * width, glorot(inputs, width), true);
    const U = parameter(arithmetic, units * width, glorot(units, width), true);
    // Nothing is forgotten at first (Jozefowicz et al. 2015).
    const startBias = (values: Float32Array): void => {
      values.fill(0).fill(1, units, 2 * units);
    };
    const bias = parameter(arithmetic, width, startBias, false);
    const floats = (columns: number): Float32Array => arithmetic.floats(most * steps * columns);
    const gates = floats(width);
    const cells = floats(units);
    const hidden = floats(units);
    const deltas = floats(width);
    const back = floats(first ? 0 : inputs);
    const ofHidden = arithmetic.floats(most * units);
    const ofCell = arithmetic.floats(most * units);
    const turnedU = arithmetic.floats(units * width);
    const turnedW = arithmetic.floats(first ? 0 : inputs * width);
    let seen: Float32Array = hidden;

    /** The gates hold their sums, and are given their values. */
    function remember(gate: number, own: number, before: number): void {
      for (let u = 0; u < units; u++) {
        const i = sigmoid(gates[gate + u]!);
        const f = sigmoid(gates[gate + units + u]!);
        const g = Math.tanh(gates[gate + 2 * units + u]!);
        const o = sigmoid(gates[gate + 3 * units + u]!);
        const cell = (before < 0 ? 0 : f * cells[before + u]!) + i * g;
        gates[gate + u] = i;
        gates[gate + units + u] = f;
        gates[gate + 2 * units + u] = g;
        gates[gate + 3 * units + u] = o;
        cells[own + u] = cell;
        hidden[own + u] = o * Math.tanh(cell);
      }
    }

    function unroll(gate: number, own: number, before: number, row: number): void {
      for (let u = 0; u < units; u++) {
        const i = gates[gate + u]!;
        const f = gates[gate + units + u]!;
        const g = gates[gate + 2 * units + u]!;
        const o = gates[gate + 3 * units + u]!;
        const squashed = Math.tanh(cells[own + u]!);
        const dh = ofHidden[row + u]!;
        const dc = ofCell[row + u]! + dh * o * (1 - squashed * squashed);
        deltas[gate + u] = dc * g * i * (1 - i);
        deltas[gate + units + u] = before < 0 ? 0 : dc * cells[before + u]! * f * (1 - f);
        deltas[gate + 2 * units + u] = dc * i * (1 - g * g);
        deltas[gate + 3 * units + u] = dh * squashed * o * (1 - o);
        ofCell[row + u] = dc * f;
      }
    }

    return {
      shape: { steps, bands: 1, channels: units },
      parameters: [W, U, bias],
      state: [],
      lengths: unchanged,
      forward(values, { rows, lengths }) {
        seen = values;
        arithmetic.fillRows(view(gates, rows * steps, width), bias.values);
        arithmetic.product(
          view(values, rows * steps, inputs),
          view(W.values, inputs, width),
          view(gates, rows * steps, width),
          true,
        );
        hidden.fill(0, 0, rows * steps * units);
        const recurrent = view(U.values, units, width);
        for (let t = 0; within(t, lengths); t++) {
          if (t > 0)
            arithmetic.product(
              view(hidden, rows, units, (t - 1) * units, steps * units),
              recurrent,
              view(gates, rows, width, t * width, steps * width),
              true,
            );
          for (let r = 0; r < rows; r++) {
            const at = r * steps + t;
            if (t < lengths[r]!) remember(at * width, at * units, t > 0 ? (at - 1) * units : -1);
          }
        }
        return hidden;
      },
      backward(gradient, { rows, lengths }) {
        deltas.fill(0, 0, rows * steps * width);
        ofHidden.fill(0);
        ofCell.fill(0);
        const turned = turnOver(view(U.values, units, width), turnedU);
        for (let t = steps - 1; t >= 0; t--) {
          if (!within(t, lengths)) continue;
          for (let r = 0; r < rows; r++) {
            if (t >= lengths[r]!) continue;
            const at = r * steps + t;
            for (let u = 0; u < units; u++) ofHidden[r * units + u]! += gradient[at * units + u]!;
            unroll(at * width, at * units, t > 0 ? (at - 1) * units : -1, r * units);
          }
          if (t > 0)
            arithmetic.product(
              view(deltas, rows, width, t * width, steps * width),
              turned,
              view(ofHidden, rows, units),
              false,
            );
        }
        const delta = view(deltas, rows * steps, width);
        arithmetic.product(
          transposed(view(seen, rows * steps, inputs)),
          delta,
          view(W.gradient, inputs, width),
          true,
        );
        for (let r = 0; r < rows; r++)
          arithmetic.product(
            transposed(view(hidden, steps - 1, units, r * steps * units)),
            view(deltas, steps - 1, width, (r * steps + 1) * width),
            view(U.gradient, units, width),
            true,
          );
        arithmetic.columnSums(delta, null, bias.gradient);
        if (!first)
          arithmetic.product(
            delta,
            turnOver(view(W.values, inputs, width), turnedW),
            view(back, rows * steps, inputs),
            false,
          );
        return back;
      },
    };
  };
}
