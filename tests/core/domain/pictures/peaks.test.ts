// Waveform peaks survive the way there and back, and nothing else is taken for them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePeaks, encodePeaks } from '../../../../src/core/domain/pictures/peaks.ts';

const anyPeaks = fc
  .tuple(fc.nat(500), fc.double({ min: 0, max: 1e6, noNaN: true }))
  .chain(([points, durationSeconds]) => {
    const band = fc.uint8Array({ minLength: points, maxLength: points });
    return fc.record({ durationSeconds: fc.constant(durationSeconds), low: band, mid: band, high: band });
  });

describe('peaks', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(anyPeaks, (peaks) => {
        expect(decodePeaks(encodePeaks(peaks))).toEqual(peaks);
      }),
    );
  });

  it('are laid out as documented, so that other readers can be written', () => {
    const bytes = encodePeaks({
      durationSeconds: 1.5,
      low: Uint8Array.of(1, 2),
      mid: Uint8Array.of(3, 4),
      high: Uint8Array.of(5, 6),
    });
    const header = [0x53, 0x57, 0x50, 0x4b, 1, 2, 0, 0, 0];
    const duration = [0, 0, 0, 0, 0, 0, 0xf8, 0x3f];
    expect([...bytes]).toEqual([...header, ...duration, 1, 2, 3, 4, 5, 6]);
  });

  it('are read from the middle of a larger buffer', () => {
    const peaks = {
      durationSeconds: 3,
      low: Uint8Array.of(9),
      mid: Uint8Array.of(8),
      high: Uint8Array.of(7),
    };
    const encoded = encodePeaks(peaks);
    const larger = new Uint8Array(encoded.length + 20);
    larger.set(encoded, 7);
    expect(decodePeaks(larger.subarray(7, 7 + encoded.length))).toEqual(peaks);
  });

  it('refuses what is cut short, longer than declared, of another version or something else', () => {
    fc.assert(
      fc.property(anyPeaks, fc.nat(20), (peaks, cut) => {
        const bytes = encodePeaks(peaks);
        expect(() => decodePeaks(bytes.subarray(0, Math.max(0, bytes.length - 1 - cut)))).toThrow(
          expect.objectContaining({ kind: 'invalid' }),
        );
      }),
    );
    const bytes = encodePeaks({
      durationSeconds: 1,
      low: new Uint8Array(3),
      mid: new Uint8Array(3),
      high: new Uint8Array(3),
    });
    const other = bytes.slice();
    other[4] = 2;
    const foreign = bytes.slice();
    foreign[0] = 0;
    const longer = new Uint8Array([...bytes, 0]);
    for (const wrong of [other, foreign, longer, new Uint8Array(0)])
      expect(() => decodePeaks(wrong)).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('does not encode bands of unequal length', () => {
    expect(() =>
      encodePeaks({
        durationSeconds: 1,
        low: new Uint8Array(2),
        mid: new Uint8Array(3),
        high: new Uint8Array(2),
      }),
    ).toThrow(RangeError);
  });
});
