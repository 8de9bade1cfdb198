// Recurrent layers against numbers of numpy in double precision, with weights 0.5 sin(k), sin(k + 1) ... and inputs twice that:
//
//   import numpy as np
//   sig = lambda x: 1 / (1 + np.exp(-x))
//   fill = lambda shape, k: 0.5 * np.sin(np.arange(k, k + int(np.prod(shape)))).reshape(shape)
//   D, H, T = 3, 2, 3; x = 2 * fill((T, D), 1)
//   W = fill((D, 4 * H), 10); U = fill((H, 4 * H), 40); b = fill((4 * H,), 60); h = np.zeros(H); c = np.zeros(H)
//   for t in range(T):                                                     # LSTM
//       i, f, g, o = np.split(x[t] @ W + h @ U + b, 4)
//       c = sig(f) * c + sig(i) * np.tanh(g); h = sig(o) * np.tanh(c); print(h)
//   W = fill((D, 3 * H), 10); U = fill((H, 3 * H), 40); b = fill((3 * H,), 60); p = fill((H,), 70); h = np.zeros(H)
//   for t in range(T):                                                     # GRU
//       a, q = x[t] @ W + b, h @ U
//       z, r = sig(a[:H] + q[:H]), sig(a[H:2 * H] + q[H:2 * H])
//       n = np.tanh(a[2 * H:] + r * (q[2 * H:] + p)); h = z * h + (1 - z) * n; print(h)
import { expect, test } from 'vitest';
import { plainArithmetic } from '../../../lab/sequences/arithmetic.ts';
import { gru } from '../../../lab/sequences/layers/gru.ts';
import type { BuildLayer } from '../../../lab/sequences/layers/layer.ts';
import { lstm } from '../../../lab/sequences/layers/lstm.ts';

const fill = (values: Float32Array, from: number, scale = 0.5): void => {
  for (let i = 0; i < values.length; i++) values[i] = scale * Math.sin(from + i);
};

const input = { steps: 3, bands: 3, channels: 1 };

function run(build: BuildLayer, lengths: Int32Array) {
  const layer = build({ arithmetic: plainArithmetic, rows: lengths.length, input, first: false });
  layer.parameters.forEach(({ values }, p) => {
    fill(values, [10, 40, 60, 70][p]!);
  });
  const values = new Float32Array(lengths.length * 9);
  for (const [r, length] of lengths.entries()) fill(values.subarray(r * 9, r * 9 + length * 3), 1, 1);
  return layer.forward(values, { rows: lengths.length, lengths }, null);
}

const byHand: readonly [string, BuildLayer, number[]][] = [
  ['LSTM', lstm(2), [0.0833497, 0.0257868, 0.1298056, 0.1257746, 0.1184443, 0.0815827]],
  ['GRU', gru(2), [0.5601865, 0.7120651, 0.2743173, 0.4190922, 0.6146936, 0.8262573]],
];

test.each(byHand)('three steps of %s, and of a row that ends after two beside it', (_, build, told) => {
  const hidden = run(build, Int32Array.of(3, 2));
  told.forEach((value, i) => {
    expect(hidden[i]).toBeCloseTo(value, 6);
    expect(hidden[6 + i]).toBeCloseTo(i < 4 ? value : 0, 6);
  });
});

test('one step of an LSTM whose weights are 0 is what its biases say', () => {
  const layer = lstm(1)({ arithmetic: plainArithmetic, rows: 1, input, first: true });
  const [W, U, bias] = layer.parameters;
  W!.values.fill(0);
  U!.values.fill(0);
  // i = 1/2, f = 1/2, g = tanh(ln 3 / 2) = 1/2, o = 3/4: c = 1/4, then 3/8.
  bias!.values.set([0, 0, Math.log(3) / 2, Math.log(3)]);
  const hidden = layer.forward(new Float32Array(9), { rows: 1, lengths: Int32Array.of(2) }, null);
  expect(hidden[0]).toBeCloseTo(0.75 * Math.tanh(0.25), 6);
  expect(hidden[1]).toBeCloseTo(0.75 * Math.tanh(0.375), 6);
  expect(hidden[2]).toBe(0);
});
