import { expect, test } from 'vitest';
import { layersOf, sequenceConfigs } from '../../../lab/sequences/configs.ts';
import { branches } from '../../../lab/sequences/layers/branches.ts';
import { convolution } from '../../../lab/sequences/layers/convolution.ts';
import { dense } from '../../../lab/sequences/layers/dense.ts';
import { gru } from '../../../lab/sequences/layers/gru.ts';
import type { BuildLayer } from '../../../lab/sequences/layers/layer.ts';
import { lstm } from '../../../lab/sequences/layers/lstm.ts';
import { normalise } from '../../../lab/sequences/layers/normalise.ts';
import { overTime } from '../../../lab/sequences/layers/overTime.ts';
import { dropout, relu } from '../../../lab/sequences/layers/pointwise.ts';
import { maxPool, meanPool } from '../../../lab/sequences/layers/pooling.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';
import { lossOf, trial } from './nets.ts';

const conv = convolution({ filters: 3, size: [3, 3], around: true });

// Each stands behind a layer with parameters, so that the gradient of what goes into it is tried as well.
const networks: readonly [string, readonly BuildLayer[]][] = [
  ['dense', [overTime(['mean']), dense(5), dense(3)]],
  ['LSTM', [lstm(5), overTime(['mean', 'last']), dense(3)]],
  ['two LSTMs with dropout', [lstm(5), dropout(0.3), lstm(4), overTime(['max']), dense(3)]],
  ['GRU', [gru(5), overTime(['mean', 'last']), dense(3)]],
  ['two GRUs', [gru(5), gru(4), overTime(['mean']), dense(3)]],
  [
    'convolutions',
    [conv, convolution({ filters: 4, size: [2, 4], around: true }), overTime(['mean']), dense(3)],
  ],
  [
    'convolution within',
    [conv, convolution({ filters: 4, size: [4, 3], around: false }), overTime(['mean']), dense(3)],
  ],
  ['rectifying', [conv, relu, conv, overTime(['mean']), dense(3)]],
  ['max pooling', [conv, maxPool([2, 2]), overTime(['mean', 'max']), dense(3)]],
  ['mean pooling', [conv, meanPool([2, 3]), overTime(['mean']), dense(3)]],
  ['normalising', [conv, normalise, relu, conv, overTime(['mean']), dense(3)]],
  [
    'branches',
    [
      conv,
      branches([
        [conv, relu, maxPool([1, 6])],
        [meanPool([1, 6]), conv],
      ]),
      overTime(['max']),
      dense(3),
    ],
  ],
  ...Object.entries(sequenceConfigs).map(([name, config]): [string, BuildLayer[]] => [
    `the whole ${name}`,
    // Without normalising, which bends the loss too much for differences in single precision.
    layersOf('normalised' in config ? { ...config, normalised: false } : config, 6, 3),
  ]),
];

test.each(networks)('gradients of %s are the differences of its loss', (_, layers) => {
  const own = trial(layers, { steps: 7, bands: 6, channels: 1 });
  lossOf(own, 7);
  const { parameters } = own.network;
  const gradients = parameters.map(({ gradient }) => gradient.slice());
  const random = createRandom(3);
  for (const [p, { values }] of parameters.entries()) {
    const direction = Float32Array.from(values, () => random.normal());
    const size = 1e-3 / Math.hypot(...direction);
    const before = values.slice();
    const at = (sign: number): number => {
      values.set(before.map((value, i) => value + sign * size * direction[i]!));
      return lossOf(own, 7);
    };
    const measured = (at(1) - at(-1)) / (2 * size);
    values.set(before);
    const told = gradients[p]!.reduce((sum, g, i) => sum + g * direction[i]!, 0);
    expect(Math.abs(told - measured)).toBeLessThan(2e-3 + 0.02 * Math.abs(measured));
  }
});
