// The waveform's bars: how tall, and how much of each colour.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Peaks } from '../../../src/core/domain/pictures/peaks.ts';
import { bandBars } from '../../../src/renderer/parts/waves/bands.ts';

const silence = (points: number): Uint8Array => new Uint8Array(points);

function peaks(bands: Partial<Peaks>, points: number): Peaks {
  return { durationSeconds: 1, low: silence(points), mid: silence(points), high: silence(points), ...bands };
}

const anyPeaks = fc.integer({ min: 1, max: 200 }).chain((points) => {
  const band = fc.uint8Array({ minLength: points, maxLength: points });
  return fc.record({ durationSeconds: fc.constant(1), low: band, mid: band, high: band });
});

describe('bandBars', () => {
  it('is as tall as the loudest point of each column, against the loudest of the track', () => {
    const bars = bandBars(peaks({ mid: Uint8Array.of(0, 100, 200, 0, 50, 50, 0, 0) }, 8), 0, 8, 4);
    const full = 200 ** 1.15;
    expect(bars.map(({ mid }) => mid)).toEqual([
      expect.closeTo(100 ** 1.15 / full),
      1,
      expect.closeTo(50 ** 1.15 / full),
      0,
    ]);
  });

  it('shows a single band in its own colour alone', () => {
    const level = Uint8Array.of(80, 80);
    expect(bandBars(peaks({ low: level }, 2), 0, 2, 1)).toEqual([{ low: 1, mid: 0, high: 0 }]);
    expect(bandBars(peaks({ mid: level }, 2), 0, 2, 1)).toEqual([{ low: 1, mid: 1, high: 0 }]);
    expect(bandBars(peaks({ high: level }, 2), 0, 2, 1)).toEqual([{ low: 1, mid: 1, high: 1 }]);
  });

  it('does not depend on how loud the track is mastered', () => {
    const loud = peaks({ low: Uint8Array.of(200, 40), high: Uint8Array.of(20, 100) }, 2);
    const quiet = peaks({ low: Uint8Array.of(100, 20), high: Uint8Array.of(10, 50) }, 2);
    expect(bandBars(quiet, 0, 2, 2)).toEqual(bandBars(loud, 0, 2, 2));
  });

  it('nests high in mid in low, and never leaves the canvas', () => {
    fc.assert(
      fc.property(anyPeaks, fc.integer({ min: 1, max: 300 }), (any, columns) => {
        const bars = bandBars(any, 0, any.low.length, columns);
        expect(bars).toHaveLength(columns);
        for (const { low, mid, high } of bars) {
          expect(high).toBeGreaterThanOrEqual(0);
          expect(mid).toBeGreaterThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(mid - 1e-12);
          expect(low).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('draws a piece as it draws the whole', () => {
    const level = Uint8Array.from({ length: 90 }, (_, i) => (i * 37) % 256);
    const whole = peaks({ low: level, mid: level.toReversed() }, 90);
    expect(bandBars(whole, 30, 60, 10)).toEqual(bandBars(whole, 0, 90, 30).slice(10, 20));
  });

  it('draws silence as nothing', () => {
    expect(bandBars(peaks({}, 4), 0, 4, 2)).toEqual([
      { low: 0, mid: 0, high: 0 },
      { low: 0, mid: 0, high: 0 },
    ]);
  });
});
