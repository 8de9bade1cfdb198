// Beats in a few bytes: the same to an eighth of a millisecond, whatever they are; damage costs what it hits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beatsFromBlob, beatsToBlob } from '../../../../src/main/store/learning/beatTimes.ts';

describe('beats', () => {
  test('are what they were to an eighth of a millisecond, before the start and beyond hours, too', () => {
    const seconds = fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(seconds, (times) => {
        const back = beatsFromBlob(beatsToBlob(times));
        expect(back).toHaveLength(times.length);
        for (const [n, time] of times.entries())
          expect(Math.abs((back[n] ?? Number.NaN) - time)).toBeLessThanOrEqual(0.000_125 + 1e-9);
      }),
    );
  });

  test('of music take two bytes each', () => {
    const beats = Array.from({ length: 60 }, (_, n) => 0.2 + 0.4987 * n);
    expect(beatsToBlob(beats)).toHaveLength(120);
  });

  test('are written bit by bit as said: 0, a quarter of a millisecond after, one before', () => {
    expect([...beatsToBlob([0, 0.000_25, 0, 0.5])]).toEqual([0, 2, 1, 0xa0, 0x1f]);
  });

  test('that are no times are left out', () => {
    expect(beatsFromBlob(beatsToBlob([0.5, Number.NaN, Number.POSITIVE_INFINITY, 1]))).toEqual([0.5, 1]);
  });

  test('any bytes are read as times or as nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(beatsFromBlob(bytes).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
