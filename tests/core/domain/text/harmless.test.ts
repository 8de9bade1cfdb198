// Nothing that drives a terminal or turns the reading direction gets through, and everything else stays.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmless, harmlessLines } from '../../../../src/core/domain/text/harmless.ts';

const driving = [
  ...Array.from({ length: 0x20 }, (_, code) => code),
  ...Array.from({ length: 0x21 }, (_, n) => 0x7f + n),
  ...[
    0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
    0x2069,
  ],
];

test('every such character becomes its escape', () => {
  for (const code of driving)
    expect(harmless(`a${String.fromCharCode(code)}b`)).toBe(`a\\u${code.toString(16).padStart(4, '0')}b`);
});

test('whatever the text, none is left, and JSON stays the same value', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, (value) => {
      const points = Array.from(harmless(value), (character) => character.codePointAt(0) ?? 0);
      expect(points.filter((point) => driving.includes(point))).toEqual([]);
      expect(JSON.parse(harmlessLines(JSON.stringify({ value }, null, 2)))).toEqual({ value });
    }),
  );
});

test('letters of every script, emoji with their joiners, and the lines of a document stay', () => {
  const text = 'Björk · Ænima · سلام · 日本語 · 👩‍👩‍👧 · می‌خواهم';
  expect(harmless(text)).toBe(text);
  expect(harmlessLines(`${text}\n\t${text}\r`)).toBe(`${text}\n\t${text}\\u000d`);
});
