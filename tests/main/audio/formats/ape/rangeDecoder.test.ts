// The range decoder, by what follows from its definition and by an encoder of its own.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nextFrequency,
  nextUniform,
  startRangeDecoder,
  takeSpan,
} from '../../../../../src/main/audio/formats/ape/rangeDecoder.ts';
import { newRangeEncoder } from '../../../../helpers/ape.ts';

const text = Buffer.from('\0range coding, an algorithm', 'latin1');

test('numbers below 256 are the bytes themselves, behind the first, which holds nothing', () => {
  const decoder = startRangeDecoder(text, 0);
  const values = Array.from({ length: 20 }, () => nextUniform(decoder, 256));
  expect(Buffer.from(values).toString('latin1')).toBe('range coding, an alg');
});

test('numbers below 65536 are words of two bytes', () => {
  const decoder = startRangeDecoder(text, 1);
  const values = Array.from({ length: 4 }, () => nextUniform(decoder, 65_536));
  expect(values).toEqual([
    text.readUInt16BE(2),
    text.readUInt16BE(4),
    text.readUInt16BE(6),
    text.readUInt16BE(8),
  ]);
});

test('gives back the spans that were encoded, whatever they are', () => {
  const span = fc
    .integer({ min: 1, max: 65_536 })
    .chain((total) =>
      fc
        .tuple(fc.integer({ min: 0, max: total - 1 }), fc.integer({ min: 0, max: total - 1 }))
        .map(([a, b]) => ({ start: Math.min(a, b), width: Math.abs(a - b) + 1, total })),
    );
  fc.assert(
    fc.property(fc.array(span, { maxLength: 200 }), (spans) => {
      const encoder = newRangeEncoder();
      for (const { start, width, total } of spans) encoder.put(start, width, total);
      const decoder = startRangeDecoder(encoder.finish(), 0);
      for (const { start, width, total } of spans) {
        const frequency = nextFrequency(decoder, total);
        expect(frequency).toBeGreaterThanOrEqual(start);
        expect(frequency).toBeLessThan(start + width);
        takeSpan(decoder, start, width);
      }
    }),
  );
});

test('ends soon behind the last byte', () => {
  const decoder = startRangeDecoder(text, 0);
  const readOn = () => {
    for (let n = 0; n < 2 * text.length; n++) nextUniform(decoder, 256);
  };
  expect(readOn).toThrow(expect.objectContaining({ kind: 'undecodable' }));
});
