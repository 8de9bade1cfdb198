// Batches of sequences of different lengths: what is padded, masked, cropped, shuffled, and that each item comes once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Batch, collate, maskOf } from '../../../lab/datasets/batch.ts';
import { type BatchOptions, batches, type Dataset } from '../../../lab/datasets/dataset.ts';

const columns = 2;

/** Item i has `lengths[i]` steps, whose values say item and step: [i, t]. */
function made(lengths: readonly number[]): Dataset & { readonly read: number[] } {
  const read: number[] = [];
  return {
    read,
    items: lengths.map((length, i) => ({
      file: `${i}.wav`,
      class: i % 2 === 0 ? 'even' : 'odd',
      artist: `${i}`,
      durationSeconds: length,
      frames: `${i}`,
      steps: { frame: length, beat: length },
    })),
    classes: ['even', 'odd'],
    y: Int32Array.from(lengths, (_, i) => i % 2),
    groups: lengths.map((_, i) => `${i}`),
    steps: Int32Array.from(lengths),
    columns,
    level: 'frame',
    async sequence(item) {
      read.push(item);
      const steps = lengths[item]!;
      return {
        values: Float32Array.from({ length: 2 * steps }, (_, n) => (n % 2 === 0 ? item : n >> 1)),
        steps,
      };
    },
  };
}

async function all(dataset: Dataset, rows: Int32Array, options: BatchOptions): Promise<Batch[]> {
  const found: Batch[] = [];
  for await (const batch of batches(dataset, rows, options)) found.push(batch);
  return found;
}

const plain = { batchSize: 3, seed: 1, shuffle: false };

describe('a batch', () => {
  it('is padded with zeros to its longest sequence, and its mask says what is real', () => {
    const one = { values: Float32Array.of(1, 2), steps: 1 };
    const three = { values: Float32Array.of(3, 4, 5, 6, 7, 8), steps: 3 };
    const batch = collate(Int32Array.of(7, 9), Int32Array.of(0, 1), [one, three], 2);
    expect(batch).toMatchObject({ rows: 2, steps: 3, columns: 2 });
    expect([...batch.values]).toEqual([1, 2, 0, 0, 0, 0, 3, 4, 5, 6, 7, 8]);
    expect([...batch.lengths]).toEqual([1, 3]);
    expect([...maskOf(batch)]).toEqual([1, 0, 0, 1, 1, 1]);
  });
  it('takes no sequence that is not as wide as it', () =>
    expect(() =>
      collate(Int32Array.of(0), Int32Array.of(0), [{ values: new Float32Array(5), steps: 2 }], 2),
    ).toThrow(RangeError));
});

describe('batches', () => {
  it('keep the order of the rows unless they are shuffled, and read an item when its batch is asked for', async () => {
    const dataset = made([1, 2, 3, 4, 5]);
    const reading = batches(dataset, Int32Array.of(4, 0, 2, 1), plain);
    const first = await reading.next();
    expect([...first.value!.items]).toEqual([4, 0, 2]);
    expect([...first.value!.labels]).toEqual([0, 0, 0]);
    expect(dataset.read.sort()).toEqual([0, 2, 4]);
    const rest = await reading.next();
    expect([...rest.value!.items]).toEqual([1]);
    expect((await reading.next()).done).toBe(true);
  });

  it('have every item once with its own steps, in an order that the seed decides', { timeout: 20_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        fc.integer(),
        async (lengths, batchSize, byLength, seed) => {
          const dataset = made(lengths);
          const rows = Int32Array.from(lengths.keys());
          const options = { batchSize, seed, shuffle: true, byLength };
          const found = await all(dataset, rows, options);
          expect(found.flatMap(({ items }) => [...items]).sort((a, b) => a - b)).toEqual([...rows]);
          for (const batch of found.slice(0, -1)) expect(batch.rows).toBe(batchSize);
          for (const { items, values, steps, lengths: true_, rows: count } of found)
            for (let r = 0; r < count; r++) {
              expect(true_[r]).toBe(lengths[items[r]!]);
              for (let t = 0; t < steps; t++)
                expect([...values.subarray(2 * (r * steps + t), 2 * (r * steps + t) + 2)]).toEqual(
                  t < true_[r]! ? [items[r], t] : [0, 0],
                );
            }
          expect(await all(dataset, rows, options)).toEqual(found);
        },
      ),
      { numRuns: 50 },
    ),
  );

  it('come in another order for another seed', async () => {
    const dataset = made(Array.from({ length: 40 }, () => 1));
    const rows = Int32Array.from(dataset.items.keys());
    const [one, other] = await Promise.all(
      [1, 2].map((seed) => all(dataset, rows, { batchSize: 40, seed, shuffle: true })),
    );
    expect([...one![0]!.items]).not.toEqual([...other![0]!.items]);
  });

  it('pad little where lengths are alike', async () => {
    const dataset = made(Array.from({ length: 256 }, (_, i) => 1 + ((i * 37) % 100)));
    const rows = Int32Array.from(dataset.items.keys());
    const padded = async (byLength: boolean): Promise<number> =>
      (await all(dataset, rows, { batchSize: 8, seed: 3, shuffle: true, byLength })).reduce(
        (sum, batch) => sum + maskOf(batch).filter((real) => real === 0).length,
        0,
      );
    expect(await padded(true)).toBeLessThan(0.25 * (await padded(false)));
  });

  it('crop what is long: to the middle, or where the seed says', async () => {
    const dataset = made([11, 2]);
    const rows = Int32Array.of(0, 1);
    const [batch] = await all(dataset, rows, { ...plain, mostSteps: 3 });
    expect(batch).toMatchObject({ steps: 3 });
    expect([...batch!.values]).toEqual([0, 4, 0, 5, 0, 6, 1, 0, 1, 1, 0, 0]);
    const begins = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      const [drawn] = await all(dataset, Int32Array.of(0), {
        batchSize: 1,
        seed,
        shuffle: true,
        mostSteps: 3,
      });
      const [, begin = -1, , second] = drawn!.values;
      expect(second).toBe(begin + 1);
      begins.add(begin);
    }
    expect([...begins].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('stop when cancelled', async () => {
    const controller = new AbortController();
    const reading = batches(made([1, 1, 1, 1]), Int32Array.of(0, 1, 2, 3), {
      ...plain,
      signal: controller.signal,
    });
    await reading.next();
    controller.abort(new Error('enough'));
    await expect(reading.next()).rejects.toThrow('enough');
  });
});
