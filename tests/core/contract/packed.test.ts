import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packedNumbers } from '../../../src/core/contract/packed.ts';

const { condition, serialize, deserialize } = packedNumbers;
const largest = 2 ** 30 - 1;

/** As it crosses a wire: in JSON, in UTF-8. */
function sent(list: readonly number[]): number[] {
  const bytes = new TextEncoder().encode(JSON.stringify(serialize(list)));
  return deserialize(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

describe('packed lists of numbers', () => {
  test('arrive as they were sent', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: largest }), { maxLength: 2000 }), (list) => {
        expect(sent(list)).toEqual(list);
      }),
    );
  });

  test('arrive in full when there are more than a call takes arguments', () => {
    const list = Array.from({ length: 300_000 }, (_, i) => (i * 7919) % largest);
    expect(sent([0, largest, ...list])).toEqual([0, largest, ...list]);
  });

  test('are smaller than as JSON', () => {
    const list = Array.from({ length: 100_000 }, (_, i) => 100_000 + i);
    expect(Buffer.byteLength(JSON.stringify(serialize(list)))).toBeLessThan(JSON.stringify(list).length);
  });

  test.each([
    ['a short list', Array.from({ length: 100 }, () => 1)],
    ['no list', 'text'],
    ['a list with a fraction', [...Array.from({ length: 1000 }, () => 1), 0.5]],
    ['a list with a negative number', [...Array.from({ length: 1000 }, () => 1), -1]],
    ['a list with a negative zero', [...Array.from({ length: 1000 }, () => 1), -0]],
    ['a list with a number too large', [...Array.from({ length: 1000 }, () => 1), largest + 1]],
    ['a list with NaN', [...Array.from({ length: 1000 }, () => 1), Number.NaN]],
    ['a list of texts', Array.from({ length: 1000 }, () => '1')],
    ['a list with holes', new Array(1000)],
  ])('%s is left as it is', (_, list) => {
    expect(condition(list)).toBe(false);
  });

  test('a long list of whole numbers is packed', () => {
    expect(condition(Array.from({ length: 1000 }, (_, i) => i))).toBe(true);
  });

  test.each([
    ['no text', [1, 2]],
    ['half a number', 'Ā'],
    ['what is below the digits', 'a\u0100'],
    ['what is above the digits', '\u0100\ud800'],
  ])('%s is refused', (_, text) => {
    expect(() => deserialize(text)).toThrow(TypeError);
  });
});
