// What models are saved as: read back exactly, numbers in the order of the fields, anything else refused.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type SerialisedModel, savedForm } from '../../../../src/core/learning/learners/serialisedModel.ts';

const form = savedForm('pair', (bytes) =>
  z.object({
    name: z.string(),
    // A check on the list, which zod makes by encoding it twice.
    rows: z.array(z.object({ f: bytes.f32, i: bytes.i32 })).min(1),
    d: bytes.f64,
    later: bytes.f32.nullish(),
    farthest: z.number().default(10),
    part: bytes.model,
  }),
);
const inner = savedForm(null, (bytes) => z.object({ w: bytes.f64 }));
const parts = {
  name: 'x',
  rows: [
    { f: Float32Array.of(1.5, -2, 3), i: Int32Array.of(7) },
    { f: Float32Array.of(), i: Int32Array.of(-1, 2) },
  ],
  d: Float64Array.of(Math.PI),
  later: null,
  farthest: 2.5,
  part: inner.write({ w: Float64Array.of(1, 2) }),
};

/** As a file would give it back: JSON from its text, bytes that are not aligned. */
function reread({ json, weights }: SerialisedModel): SerialisedModel {
  const shifted = new Uint8Array(weights.length + 1);
  shifted.set(weights, 1);
  return { json: JSON.parse(JSON.stringify(json)), weights: shifted.subarray(1) };
}

describe('a saved form', () => {
  it('gives back what was written', () => {
    const read = form.read(reread(form.write(parts)));
    expect(read).toEqual(parts);
    expect([...inner.read(read.part).w]).toEqual([1, 2]);
  });

  it('writes numbers once, in the order of the fields, each at a multiple of 8', () => {
    const { json, weights } = form.write(parts);
    expect(json).toEqual({
      kind: 'pair',
      name: 'x',
      rows: [
        { f: { type: 'f32', offset: 0, length: 3 }, i: { type: 'i32', offset: 16, length: 1 } },
        { f: { type: 'f32', offset: 24, length: 0 }, i: { type: 'i32', offset: 24, length: 2 } },
      ],
      d: { type: 'f64', offset: 32, length: 1 },
      later: null,
      farthest: 2.5,
      part: { json: { w: { type: 'f64', offset: 0, length: 2 } }, offset: 40, length: 16 },
    });
    expect(Object.keys(json)).toEqual(['kind', 'name', 'rows', 'd', 'later', 'farthest', 'part']);
    expect(weights.length).toBe(56);
    expect([...new Float32Array(weights.buffer, 0, 3)]).toEqual([1.5, -2, 3]);
    expect(new Float64Array(weights.buffer, 32, 1)[0]).toBe(Math.PI);
  });

  it('reads models from before there was a field', () => {
    const { json, weights } = reread(form.write(parts));
    const { later, farthest, ...earlier } = json;
    expect(form.read({ json: earlier, weights })).toEqual({ ...parts, later: undefined, farthest: 10 });
  });

  it.each<[string, (saved: SerialisedModel) => SerialisedModel]>([
    ['another kind', ({ json, weights }) => ({ json: { ...json, kind: 'pear' }, weights })],
    ['bytes that are missing', ({ json, weights }) => ({ json, weights: weights.subarray(0, 50) })],
    ['a field that is missing', ({ json: { name, ...json }, weights }) => ({ json, weights })],
    [
      'numbers of another type',
      ({ json, weights }) => ({ json: { ...json, d: { type: 'f32', offset: 32, length: 2 } }, weights }),
    ],
    ['a part that is no model', ({ json, weights }) => ({ json: { ...json, part: { json: 3 } }, weights })],
  ])('refuses %s', (_what, spoil) => {
    expect(() => form.read(spoil(form.write(parts)))).toThrow(
      expect.objectContaining({ kind: 'invalid', message: expect.stringContaining('cannot be used') }),
    );
  });
});
