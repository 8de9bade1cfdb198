// What lies behind a sequence's end is never seen: the same rows with more padding, or with other rows, give the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layersOf, type SequenceConfig, sequenceConfigs } from '../../../lab/sequences/configs.ts';
import { createNetwork } from '../../../lab/sequences/network.ts';
import { createRandom } from '../../../src/core/learning/maths/random.ts';

const columns = 5;
const outputs = 3;

/** Loss, scores and gradients of rows of these lengths in a network of so many steps. */
function learn(config: SequenceConfig, lengths: readonly number[], steps: number, judging: boolean) {
  const network = createNetwork(
    {
      rows: lengths.length,
      input: { steps, bands: columns, channels: 1 },
      layers: layersOf(config, columns, outputs),
    },
    1,
  );
  lengths.forEach((length, r) => {
    const random = createRandom(r);
    for (let i = 0; i < length * columns; i++) network.input[r * steps * columns + i] = random.normal();
  });
  const targets = Float32Array.from({ length: lengths.length * outputs }, (_, i) => (i % 4 === 0 ? 1 : 0));
  const weights = new Float32Array(lengths.length).fill(1);
  const extent = { rows: lengths.length, lengths: Int32Array.from(lengths) };
  // Learning with batch statistics, but without dropout, whose choices depend on the padding.
  const loss = network.learn(extent, targets, weights, judging ? null : createRandom(5));
  const gradients = network.parameters.flatMap(({ gradient }) => [...gradient]);
  const scores = [...network.scores(extent, null).subarray(0, lengths.length * outputs)];
  return { loss, gradients, scores };
}

const kinds: readonly [string, SequenceConfig][] = [
  ['lstm', { ...sequenceConfigs.lstm, units: 4, layers: 2, summaries: ['mean', 'max', 'last'] }],
  ['gru', { ...sequenceConfigs.gru, units: 4, layers: 2, summaries: ['last', 'mean'] }],
  ['cnn', { ...sequenceConfigs.cnn, filters: [4, 5, 3] }],
  ['bare cnn', { ...sequenceConfigs.cnn, normalised: false }],
  ['motivated-cnn', sequenceConfigs['motivated-cnn']],
];

test.each(kinds)('%s: padding changes neither scores nor gradients', (_, full) => {
  const config = { ...full, dropout: 0 };
  const lengths = fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 7 }), fc.boolean(), (own, more, judging) => {
      const longest = Math.max(...own);
      const tight = learn(config, own, longest, judging);
      const wide = learn(config, own, longest + more, judging);
      expect(wide.loss).toBeCloseTo(tight.loss, 5);
      wide.scores.forEach((score, i) => {
        expect(score).toBeCloseTo(tight.scores[i]!, 4);
      });
      const scale = Math.max(1, ...tight.gradients.map(Math.abs));
      wide.gradients.forEach((gradient, i) => {
        expect(Math.abs(gradient - tight.gradients[i]!)).toBeLessThan(1e-4 * scale);
      });
    }),
    { numRuns: 20 },
  );
});

test.each(kinds)('%s: judged alone or in a batch of others, a row gets the same scores', (_, config) => {
  const together = learn(config, [9, 4, 11], 11, true);
  // The first row of a batch of one has the same noise.
  const alone = learn(config, [9], 9, true);
  alone.scores.forEach((score, i) => {
    expect(score).toBeCloseTo(together.scores[i]!, 4);
  });
});
