// What the map's colours say: categories, their counts, and colours that can be told apart.
import '../../browser.ts';
import { describe, expect, test } from 'vitest';
import {
  distinctColour,
  distinctColours,
  scaleColour,
} from '../../../../src/core/domain/colours/mapPalettes.ts';
import type { Rgb } from '../../../../src/core/domain/colours/oklch.ts';
import { finest, type MapColour, type MapValues } from '../../../../src/core/domain/map.ts';
import { nearestFirst } from '../../../../src/renderer/features/map/beside/useListed.ts';
import { colouringOf } from '../../../../src/renderer/features/map/colours/colouring.ts';
import { pointGrid } from '../../../../src/renderer/features/map/drawing/pointGrid.ts';
import { changedFrame, firstFrame } from '../../../../src/renderer/features/map/surface/frames.ts';
import { mapKeyOf } from '../../../../src/renderer/features/map/surface/mapKeys.ts';

const range = (by: MapColour, min: number | null, max: number | null, values: number[]) =>
  colouringOf(by, { scale: 'range', min, max, values }, 'dark');

describe('categories', () => {
  test('are the names in their order, those without a value apart', () => {
    const values: MapValues = { scale: 'names', names: ['hip hop', 'jazz'], values: [1, 0, 2, 1] };
    const { of, categories } = colouringOf('genre', values, 'dark');
    expect([...of]).toEqual([1, 0, 2, 1]);
    expect(categories.map(({ name, tracks }) => [name, tracks])).toEqual([
      ['Unsorted', 1],
      ['Hip Hop', 2],
      ['Jazz', 1],
    ]);
  });

  test('more names than a byte can tell apart share one, and nobody is lost', () => {
    const names = Array.from({ length: 400 }, (_, i) => `genre ${i}`);
    const { of, categories } = colouringOf(
      'genre',
      { scale: 'names', names, values: names.map((_, i) => i + 1) },
      'light',
    );
    expect(categories.at(-1)).toMatchObject({ name: 'All others', tracks: 200 });
    expect(categories.reduce((sum, { tracks }) => sum + tracks, 0)).toBe(400);
    expect(Math.max(...of)).toBe(categories.length - 1);
  });

  test('of a range are round steps, in which every value lies', () => {
    const at = (year: number): number => 1 + Math.round(((year - 1961) / (2019 - 1961)) * finest);
    const { of, categories } = range('year', 1961, 2019, [at(1961), at(1969), at(1970), at(2019), 0]);
    expect(categories.map(({ name }) => name)).toEqual([
      'No year',
      '1960–1969',
      '1970–1979',
      '1980–1989',
      '1990–1999',
      '2000–2009',
      '2010–2019',
    ]);
    expect([...of]).toEqual([1, 1, 2, 6, 0]);
    expect(range('confidence', 0, 1, [1, finest + 1]).categories.at(-1)?.name).toBe('80–100 %');
  });

  test('one value for all is one category; none is none', () => {
    const same = range('tempo', 120, 120, [1, 1]);
    expect(same.categories).toHaveLength(2);
    expect([...same.of]).toEqual([1, 1]);
    expect(range('tempo', null, null, [0, 0]).categories.map(({ name }) => name)).toEqual(['No tempo']);
  });
});

describe('colours', () => {
  test('that stand for clusters stay apart for those who confuse red and green', () => {
    for (const theme of ['dark', 'light'] as const)
      for (const seen of [(colour: Rgb) => linear(colour), deuteranope, protanope])
        for (let a = 0; a < distinctColours; a++)
          for (let b = 0; b < a; b++) {
            const apart = distance(seen(distinctColour(a, theme)), seen(distinctColour(b, theme)));
            expect(apart, `${theme} ${a} ${b}`).toBeGreaterThan(0.06);
          }
  });

  test('of a scale go one way in lightness, away from the surface', () => {
    for (const theme of ['dark', 'light'] as const) {
      const light = Array.from({ length: 11 }, (_, i) => lightness(linear(scaleColour(i / 10, theme))));
      const steps = light.slice(1).map((value, i) => value - (light[i] ?? 0));
      expect(steps.every((step) => (theme === 'dark' ? step > 0 : step < 0))).toBe(true);
    }
  });
});

type Linear = readonly [number, number, number];

function linear([r, g, b]: Rgb): Linear {
  const of = (byte: number): number => {
    const coded = byte / 255;
    return coded <= 0.04045 ? coded / 12.92 : ((coded + 0.055) / 1.055) ** 2.4;
  };
  return [of(r), of(g), of(b)];
}

// Machado, Oliveira and Fernandes (2009), severity 1.
function deuteranope(colour: Rgb): Linear {
  return mixed(linear(colour), [0.367, 0.861, -0.228, 0.28, 0.673, 0.047, -0.012, 0.043, 0.969]);
}

function protanope(colour: Rgb): Linear {
  return mixed(linear(colour), [0.152, 1.053, -0.205, 0.115, 0.786, 0.099, -0.004, -0.048, 1.052]);
}

function mixed([r, g, b]: Linear, m: readonly number[]): Linear {
  const row = (i: number): number => Math.max(0, m[i]! * r + m[i + 1]! * g + m[i + 2]! * b);
  return [row(0), row(3), row(6)];
}

function oklab([r, g, b]: Linear): Linear {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function lightness(colour: Linear): number {
  return oklab(colour)[0];
}

function distance(a: Linear, b: Linear): number {
  const [x, y] = [oklab(a), oklab(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

describe('by keyboard', () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

  test('arrows step, with Shift they pan; what is no key of the map is left to others', () => {
    expect(mapKeyOf({ ...plain, key: 'ArrowUp' })).toEqual({ kind: 'step', direction: 'up' });
    expect(mapKeyOf({ ...plain, key: 'ArrowUp', shiftKey: true })).toEqual({ kind: 'pan', direction: 'up' });
    expect(mapKeyOf({ ...plain, key: '+', shiftKey: true })?.kind).toBe('zoom');
    expect(mapKeyOf({ ...plain, key: 'g' })).toBeNull();
    expect(mapKeyOf({ ...plain, key: '0', ctrlKey: true })).toBeNull();
  });

  test('a frame grows, shrinks no further than it can be seen, and moves', () => {
    const frame = firstFrame({ x: 100, y: 200 }, 2);
    const wider = changedFrame(frame, { kind: 'step', direction: 'right' }, 2);
    expect(wider.right - wider.left).toBeGreaterThan(frame.right - frame.left);
    expect((wider.right + wider.left) / 2).toBe(100);
    let small = frame;
    for (let i = 0; i < 20; i++) small = changedFrame(small, { kind: 'step', direction: 'up' }, 2);
    expect(small.bottom - small.top).toBe(32);
    const moved = changedFrame(frame, { kind: 'pan', direction: 'down' }, 2);
    expect(moved.top - frame.top).toBe(40);
    expect(moved.left).toBe(frame.left);
  });
});

test('the list has those nearest to the middle first', () => {
  const grid = pointGrid([10, 60_000, 30_000, 31_000], [10, 60_000, 30_000, 30_000]);
  const ids = Int32Array.from(grid.order, (i) => 100 + i);
  expect(nearestFirst({ grid, ids }, { x: 30_100, y: 30_000 }, [0, 1, 2, 3])).toEqual([102, 103, 101, 100]);
});
