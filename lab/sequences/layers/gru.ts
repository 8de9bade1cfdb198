// Gated recurrent units (Cho et al. 2014), the reset gate behind the product, as cuDNN, PyTorch and Keras have it.
//
//   z, r = sigmoid(x W + h' U + b), q = h' U + p, n = tanh(x W + b + r q), h = z h' + (1 - z) n; columns in the order z, r, n
import { transposed, turnOver, view } from '../arithmetic.ts';
import { type BuildLayer, glorot, parameter, sizeOf, unchanged } from './layer.ts';
import { sigmoid, within } from './steps.ts';

export function gru(units: number): BuildLayer {
  return ({ arithmetic, rows: most, input, first }) => {
    const { steps } = input;
    const inputs = sizeOf({ ...input, steps: 1 });
    const width = 3 * units;
    const W = parameter(arithmetic, inputs * width, glorot(inputs, width), true);
    const U = parameter(arithmetic, units * width, glorot(units, width), true);
    const bias = parameter(arithmetic, width, { at: 0 }, false);
    const inner = parameter(arithmetic, units, { at: 0 }, false);
    const floats = (columns: number): Float32Array => arithmetic.floats(most * steps * columns);
    const gates = floats(width);
    const recurred = floats(width);
    const hidden = floats(units);
    /** Gradients of the sums of the inputs, and of those of the states: they differ in the columns of n. */
    const deltas = floats(width);
    const ofRecurred = floats(width);
    const back = floats(first ? 0 : inputs);
    const ofHidden = arithmetic.floats(most * units);
    const fromLater = arithmetic.floats(most * units);
    const turnedU = arithmetic.floats(units * width);
    const turnedW = arithmetic.floats(first ? 0 : inputs * width);
    let seen: Float32Array = hidden;

    /** The gates hold what the input gives, `recurred` what the state gives (0 at the first step). */
    function remember(gate: number, own: number, before: number): void {
      for (let u = 0; u < units; u++) {
        const z = sigmoid(gates[gate + u]! + recurred[gate + u]!);
        const r = sigmoid(gates[gate + units + u]! + recurred[gate + units + u]!);
        const q = recurred[gate + 2 * units + u]! + inner.values[u]!;
        const n = Math.tanh(gates[gate + 2 * units + u]! + r * q);
        gates[gate + u] = z;
        gates[gate + units + u] = r;
        gates[gate + 2 * units + u] = n;
        recurred[gate + 2 * units + u] = q;
        hidden[own + u] = (before < 0 ? 0 : z * hidden[before + u]!) + (1 - z) * n;
      }
    }

    function unroll(gate: number, before: number, row: number): void {
      for (let u = 0; u < units; u++) {
        const z = gates[gate + u]!;
        const r = gates[gate + units + u]!;
        const n = gates[gate + 2 * units + u]!;
        const dh = ofHidden[row + u]!;
        const dn = dh * (1 - z) * (1 - n * n);
        const dz = dh * ((before < 0 ? 0 : hidden[before + u]!) - n) * z * (1 - z);
        const dr = dn * recurred[gate + 2 * units + u]! * r * (1 - r);
        deltas[gate + u] = dz;
        deltas[gate + units + u] = dr;
        deltas[gate + 2 * units + u] = dn;
        ofRecurred[gate + u] = dz;
        ofRecurred[gate + units + u] = dr;
        ofRecurred[gate + 2 * units + u] = dn * r;
        inner.gradient[u]! += dn * r;
        fromLater[row + u] = dh * z;
      }
    }

    return {
      shape: { steps, bands: 1, channels: units },
      parameters: [W, U, bias, inner],
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
        recurred.fill(0, 0, rows * steps * width);
        const recurrent = view(U.values, units, width);
        for (let t = 0; within(t, lengths); t++) {
          if (t > 0)
            arithmetic.product(
              view(hidden, rows, units, (t - 1) * units, steps * units),
              recurrent,
              view(recurred, rows, width, t * width, steps * width),
              false,
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
        ofRecurred.fill(0, 0, rows * steps * width);
        ofHidden.fill(0);
        const turned = turnOver(view(U.values, units, width), turnedU);
        for (let t = steps - 1; t >= 0; t--) {
          if (!within(t, lengths)) continue;
          fromLater.fill(0);
          for (let r = 0; r < rows; r++) {
            if (t >= lengths[r]!) continue;
            const at = r * steps + t;
            for (let u = 0; u < units; u++) ofHidden[r * units + u]! += gradient[at * units + u]!;
            unroll(at * width, t > 0 ? (at - 1) * units : -1, r * units);
          }
          ofHidden.set(fromLater);
          if (t > 0)
            arithmetic.product(
              view(ofRecurred, rows, width, t * width, steps * width),
              turned,
              view(ofHidden, rows, units),
              true,
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
            view(ofRecurred, steps - 1, width, (r * steps + 1) * width),
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
