// Fields never read behind the end, whatever count or length they are given.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../../src/core/domain/errors.ts';
import { ByteSource, memorySource, mostAtOnce } from '../../../src/main/files/byteSource.ts';
import { Fields } from '../../../src/main/files/fields.ts';

const bytes = Uint8Array.from({ length: 24 }, (_, i) => i + 1);
const refusal = expect.objectContaining({ kind: 'undecodable' });

test('numbers and texts are read one after another, in either order of bytes', () => {
  const big = new Fields(bytes);
  expect([big.u8(), big.u16(), big.u32(), big.left]).toEqual([1, 0x0203, 0x04050607, 17]);
  const little = new Fields(bytes, 'little-endian');
  expect([little.u8(), little.u16(), little.u32()]).toEqual([1, 0x0302, 0x07060504]);
  expect(new Fields(Buffer.from('abcdef')).skip(2).text(3)).toBe('cde');
  expect(new Fields(bytes).list(3, 8, (entry) => entry.u16())).toEqual([0x0102, 0x090a, 0x1112]);
});

test('a count of more than is there is refused before anything is allocated', () => {
  for (const count of [7, 2 ** 31, 2 ** 32 - 1, -1, 0.5, Number.NaN, 2 ** 60]) {
    expect(() => new Fields(bytes).list(count, 4, (entry) => entry.u32())).toThrow(refusal);
  }
  expect(() => new Fields(new Uint8Array(8).fill(0xff)).u64()).toThrow(refusal);
});

const anyNumber = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(2 ** 31, 2 ** 32, 2 ** 53, -1, Number.POSITIVE_INFINITY, Number.NaN),
);

test('whatever is asked for, a field is inside or refused with a reason', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.array(anyNumber), (content, lengths) => {
      const fields = new Fields(content);
      for (const length of lengths) {
        const { left } = fields;
        try {
          expect(fields.take(length)).toHaveLength(length);
          expect(fields.left).toBe(left - length);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(length >= 0 && length <= left && Number.isInteger(length)).toBe(false);
          expect(fields.left).toBe(left);
        }
      }
    }),
  );
});

test('whatever is asked for, a source reads inside the file or refuses with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 64 }),
      anyNumber,
      anyNumber,
      async (content, position, length) => {
        const read = await memorySource(content)
          .read(position, length)
          .catch((error: unknown) => error);
        if (read instanceof AppError) {
          expect(Number.isSafeInteger(position) && position >= 0 && Number.isSafeInteger(length)).toBe(false);
        } else expect(read).toEqual(content.slice(position, position + Math.max(0, length)));
      },
    ),
  );
});

test('no single read fills the memory', async () => {
  const asked: number[] = [];
  const endless = new ByteSource(2 ** 50, async (_, length) => {
    asked.push(length);
    return new Uint8Array(0);
  });
  await endless.read(0, mostAtOnce);
  await expect(endless.read(0, mostAtOnce + 1)).rejects.toEqual(refusal);
  expect(asked).toEqual([mostAtOnce]);
});
