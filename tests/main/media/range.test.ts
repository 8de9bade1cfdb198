// The Range header against RFC 9110's own examples and against the law that holds for every header and size.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRange } from '../../../src/main/media/range.ts';

describe('parseRange', () => {
  // RFC 9110, 14.1.2: a representation of 10,000 bytes.
  test.each([
    ['bytes=0-499', 0, 500],
    ['bytes=500-999', 500, 1000],
    ['bytes=-500', 9500, 10_000],
    ['bytes=9500-', 9500, 10_000],
    ['bytes=0-0', 0, 1],
    ['bytes=-1', 9999, 10_000],
    ['bytes=9999-20000', 9999, 10_000],
    ['bytes=-20000', 0, 10_000],
    ['BYTES= 0-0 ', 0, 1],
  ])('%s of 10,000 bytes', (header, start, end) => {
    expect(parseRange(header, 10_000)).toEqual({ kind: 'part', start, end });
  });

  test.each(['bytes=10000-', 'bytes=10000-10001', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
    '%s cannot be satisfied',
    (header) => {
      expect(parseRange(header, 10_000)).toEqual({ kind: 'unsatisfiable' });
    },
  );

  test.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=-',
    'bytes=5-4',
    'bytes=a-b',
    'bytes=1.5-2',
    'bytes=0-1,3-4',
    'items=0-1',
    'bytes=0--1',
    'bytes=+1-2',
  ])('%s is ignored', (header) => {
    expect(parseRange(header, 10_000)).toEqual({ kind: 'whole' });
  });

  test('an empty file has no bytes to give', () => {
    expect(parseRange('bytes=0-', 0)).toEqual({ kind: 'unsatisfiable' });
    expect(parseRange('bytes=-5', 0)).toEqual({ kind: 'unsatisfiable' });
  });

  test('never gives a stretch outside the file or an empty one, whatever the header', () => {
    const headers = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
      fc.nat().map((a) => `bytes=${a}-`),
      fc.nat().map((a) => `bytes=-${a}`),
      fc.stringMatching(/^bytes=[0-9,\- ]{0,12}$/),
    );
    fc.assert(
      fc.property(headers, fc.nat({ max: 100_000 }), (header, size) => {
        const range = parseRange(header, size);
        if (range.kind !== 'part') return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(size);
      }),
    );
  });

  test('a range inside the file is given exactly', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.nat(100_000),
        fc.integer({ min: 1, max: 100_000 }),
        (a, length, more) => {
          expect(parseRange(`bytes=${a}-${a + length}`, a + length + more)).toEqual({
            kind: 'part',
            start: a,
            end: a + length + 1,
          });
        },
      ),
    );
  });
});
