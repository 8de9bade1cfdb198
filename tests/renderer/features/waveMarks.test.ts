// Marks on a waveform: where they stand, and how few of them still say what there is to say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatLines, windowSpans } from '../../../src/renderer/features/player/markLines.ts';

const everyHalf = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, i) => from + i / 2);

describe('beats', () => {
  it('all of them where there is room, at their shares of the width', () => {
    expect(beatLines([1, 1.5, 2], 4, 400)).toEqual([0.25, 0.375, 0.5]);
  });

  it('every second, fourth, eighth where they would run together', () => {
    // 120 beats in 60 s on 240 pixels: 2 pixels apart.
    expect(beatLines(everyHalf(120), 60, 240)).toHaveLength(60);
    expect(beatLines(everyHalf(120), 60, 60)).toHaveLength(15);
  });

  it('are never too close to distinguish, and never none when there are some', () => {
    const gaps = fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 100, max: 2000 }), (between, pixels) => {
        let at = 0;
        const beats = between.map((gap) => {
          at += gap;
          return at;
        });
        const lines = beatLines(beats, at + 1, pixels);
        expect(lines.length).toBeGreaterThan(0);
        for (const [i, line] of lines.entries())
          if (i > 0) expect((line - (lines[i - 1] ?? 0)) * pixels).toBeGreaterThanOrEqual(4 - 1e-6);
      }),
    );
  });

  it('none without beats, without a length, without room', () => {
    expect([beatLines([], 10, 100), beatLines([1], 0, 100), beatLines([1], 10, 0)]).toEqual([[], [], []]);
  });
});

it('windows span what was listened to, and no more than there is', () => {
  expect(windowSpans([{ startSeconds: 35, lengthSeconds: 30 }], 100)).toEqual([{ left: 0.35, width: 0.3 }]);
  expect(windowSpans([{ startSeconds: 0, lengthSeconds: 30 }], 29.9)).toEqual([{ left: 0, width: 1 }]);
  expect(windowSpans([{ startSeconds: 0, lengthSeconds: 30 }], 0)).toEqual([]);
});
