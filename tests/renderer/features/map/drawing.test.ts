// The map's camera, its grid of points, its pixels: closed forms, and laws on points made by chance.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oklch, pixelOf } from '../../../../src/core/domain/colours/oklch.ts';
import {
  between,
  boxInView,
  type Camera,
  fitted,
  kept,
  panned,
  toMap,
  toScreen,
  withInView,
  zoomed,
} from '../../../../src/renderer/features/map/drawing/camera.ts';
import { type Look, paintPoints } from '../../../../src/renderer/features/map/drawing/pixels.ts';
import {
  extentOf,
  nearestSlot,
  pointGrid,
  slotsInBox,
  slotsInLine,
} from '../../../../src/renderer/features/map/drawing/pointGrid.ts';
import { nextSlot } from '../../../../src/renderer/features/map/drawing/steps.ts';
import { isSoftware } from '../../../../src/renderer/features/map/scene/choosePainter.ts';
import { madePoints } from './madePoints.ts';

const size = { width: 800, height: 600 };
const coordinate = fc.integer({ min: 0, max: 65_535 });
const place = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });
const camera: fc.Arbitrary<Camera> = fc.record({
  x: coordinate,
  y: coordinate,
  scale: fc.double({ min: 0.005, max: 4, noNaN: true }),
});
const points = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 300 });

function gridOf(list: readonly (readonly [number, number])[]) {
  return pointGrid(
    list.map(([x]) => x),
    list.map(([, y]) => y),
  );
}

describe('the camera', () => {
  test('leads to the view and back', () => {
    fc.assert(
      fc.property(camera, place, (at, where) => {
        const back = toScreen(at, size, toMap(at, size, where));
        expect(back.x).toBeCloseTo(where.x, 6);
        expect(back.y).toBeCloseTo(where.y, 6);
      }),
    );
  });

  test('zooms around what is under the pointer, and pans with it', () => {
    fc.assert(
      fc.property(camera, place, fc.double({ min: 0.2, max: 5, noNaN: true }), (at, where, factor) => {
        const under = toMap(at, size, where);
        const after = toScreen(zoomed(at, size, where, factor), size, under);
        expect(after.x).toBeCloseTo(where.x, 4);
        expect(after.y).toBeCloseTo(where.y, 4);
        expect(toScreen(panned(at, 12, -7), size, under).x).toBeCloseTo(where.x + 12, 4);
        expect(toScreen(panned(at, 12, -7), size, under).y).toBeCloseTo(where.y - 7, 4);
      }),
    );
  });

  test('shows the whole of it, and is kept near it', () => {
    const all = { left: 0, top: 0, right: 65_535, bottom: 65_535 };
    const whole = fitted(all, size);
    const box = boxInView(whole, size);
    // To the right of the legend.
    expect(toScreen(whole, size, { x: 0, y: 0 }).x).toBeGreaterThan(168);
    expect(box.right).toBeGreaterThan(65_535);
    expect(box.bottom).toBeGreaterThan(65_535);
    expect(kept({ x: -1e6, y: 1e6, scale: 1e9 }, all, size)).toEqual({
      x: Math.min(0, whole.x),
      y: 65_535,
      scale: whole.scale * 400,
    });
    // One track, or all in one place: a view all the same.
    expect(Number.isFinite(fitted({ left: 7, top: 7, right: 7, bottom: 7 }, size).scale)).toBe(true);
  });

  test('moves from one to the other by equal ratios, over what both have in common', () => {
    const from = { x: 1000, y: 1000, scale: 0.1 };
    const to = zoomed(from, size, { x: 700, y: 500 }, 8);
    const fixed = toMap(from, size, { x: 700, y: 500 });
    for (const share of [0, 0.3, 0.5, 1]) {
      const now = between(from, to, share);
      expect(now.scale).toBeCloseTo(0.1 * 8 ** share, 9);
      expect(toScreen(now, size, fixed).x).toBeCloseTo(700, 6);
    }
  });

  test('brings a point into view and moves no further', () => {
    fc.assert(
      fc.property(camera, coordinate, coordinate, (at, x, y) => {
        const there = toScreen(withInView(at, size, { x, y }), size, { x, y });
        expect(there.x).toBeGreaterThan(35);
        expect(there.x).toBeLessThan(size.width - 35);
        const was = toScreen(at, size, { x, y });
        if (was.x > 40 && was.x < 760 && was.y > 40 && was.y < 560)
          expect(withInView(at, size, { x, y })).toEqual(at);
      }),
    );
  });
});

describe('the grid of points', () => {
  test('holds each point once', () => {
    fc.assert(
      fc.property(points, (list) => {
        const grid = gridOf(list);
        expect([...grid.order].sort((a, b) => a - b)).toEqual(list.map((_, i) => i));
        for (const [slot, i] of grid.order.entries()) expect([grid.xs[slot], grid.ys[slot]]).toEqual(list[i]);
      }),
    );
  });

  test('finds what is in a box as looking at all of them does', () => {
    fc.assert(
      fc.property(points, coordinate, coordinate, coordinate, coordinate, (list, a, b, c, d) => {
        const box = {
          left: Math.min(a, b),
          right: Math.max(a, b),
          top: Math.min(c, d),
          bottom: Math.max(c, d),
        };
        const grid = gridOf(list);
        const found = slotsInBox(grid, box).map((slot) => grid.order[slot]);
        const plain = list.flatMap(([x, y], i) =>
          x >= box.left && x <= box.right && y >= box.top && y <= box.bottom ? [i] : [],
        );
        expect(new Set(found)).toEqual(new Set(plain));
      }),
    );
  });

  test('finds the nearest as looking at all of them does', () => {
    fc.assert(
      fc.property(
        points,
        coordinate,
        coordinate,
        fc.integer({ min: 1, max: 30_000 }),
        (list, x, y, within) => {
          const grid = gridOf(list);
          const distances = list.map(([px, py]) => Math.hypot(px - x, py - y));
          const least = Math.min(...distances);
          const slot = nearestSlot(grid, { x, y }, within);
          if (least > within) expect(slot).toBeNull();
          else expect(distances[grid.order[slot ?? -1] ?? -1]).toBe(least);
        },
      ),
    );
  });

  test('finds what is within a line as the plain rule of even and odd does, whatever way it runs', () => {
    const line = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(points, line, (list, around) => {
        const grid = gridOf(list);
        const inside = ([x, y]: readonly [number, number]): boolean =>
          around.filter((to, i) => {
            const from = around.at(i - 1)!;
            return from.y > y !== to.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
          }).length %
            2 ===
          1;
        const found = slotsInLine(grid, around).map((slot) => grid.order[slot]);
        expect(new Set(found)).toEqual(new Set(list.flatMap((point, i) => (inside(point) ? [i] : []))));
      }),
    );
  });

  test('shows all of a few, and leaves out the outliers of many', () => {
    expect(
      extentOf(
        gridOf([
          [5, 9],
          [100, 2],
        ]),
      ),
    ).toEqual({ left: 5, top: 2, right: 100, bottom: 9 });
    const { xs, ys } = madePoints(2000);
    const box = extentOf(pointGrid([...xs.map((x) => 30_000 + (x % 1000)), 65_535], [...ys, 0]));
    expect(box.right).toBeLessThan(31_001);
    expect(extentOf(gridOf([]))).toEqual({ left: 0, top: 0, right: 65_536, bottom: 65_536 });
  });
});

describe('steps by keyboard', () => {
  test('go to the nearest ahead, and back again along a line', () => {
    const grid = gridOf([
      [100, 100],
      [200, 110],
      [210, 400],
      [300, 100],
    ]);
    const at = (slot: number | null): number | undefined => grid.order[slot ?? -1];
    const slotOf = (i: number): number => grid.order.indexOf(i);
    const from = (i: number) => ({ x: grid.xs[slotOf(i)]!, y: grid.ys[slotOf(i)]! });
    expect(at(nextSlot(grid, from(0), slotOf(0), 'right'))).toBe(1);
    expect(at(nextSlot(grid, from(1), slotOf(1), 'right'))).toBe(3);
    expect(at(nextSlot(grid, from(1), slotOf(1), 'down'))).toBe(2);
    expect(at(nextSlot(grid, from(1), slotOf(1), 'left'))).toBe(0);
    expect(nextSlot(grid, from(0), slotOf(0), 'left')).toBeNull();
  });

  test('reach every one of those that lie in one place, and end', () => {
    const grid = gridOf(Array.from({ length: 9 }, () => [500, 500] as const));
    const seen = new Set<number>();
    let slot: number | null = 0;
    while (slot !== null) {
      expect(seen.has(slot)).toBe(false);
      seen.add(slot);
      slot = nextSlot(grid, { x: 500, y: 500 }, slot, 'right');
    }
    expect(seen.size).toBe(9);
  });
});

describe('pixels', () => {
  const black = pixelOf([0, 0, 0]);
  const red = pixelOf([255, 0, 0]);
  const look = (over: Partial<Look> = {}): Look => ({
    background: black,
    colours: Uint32Array.of(red, pixelOf([0, 0, 255])),
    strengths: Uint8Array.of(255, 255),
    categories: new Uint8Array(1),
    selected: null,
    diameter: 2,
    ...over,
  });
  function painted(list: readonly (readonly [number, number])[], how: Partial<Look> = {}) {
    const pixels = { data: new Uint32Array(100), width: 10, height: 10 };
    const categories = new Uint8Array(list.length);
    paintPoints(pixels, gridOf(list), { scale: 0.01, left: 0, top: 0 }, look({ categories, ...how }));
    return (x: number, y: number) => pixels.data[y * 10 + x];
  }

  test('a point is a square of two, where it belongs, and nothing else', () => {
    const at = painted([[400, 600]]);
    for (let y = 0; y < 10; y++)
      for (let x = 0; x < 10; x++)
        expect(at(x, y)).toBe((x === 3 || x === 4) && (y === 5 || y === 6) ? red : black);
  });

  test('one at the edge is cut, one outside is not painted', () => {
    expect(painted([[0, 0]])(0, 0)).toBe(red);
    expect(painted([[1000, 1000]])(9, 9)).toBe(red);
    const at = painted([[3000, 500]]);
    for (let x = 0; x < 10; x++) expect(at(x, 5)).toBe(black);
  });

  test('is blended by its strength, in each colour', () => {
    const colours = Uint32Array.of(pixelOf([200, 100, 40]));
    const pixel =
      painted([[500, 500]], {
        background: pixelOf([20, 250, 240]),
        colours,
        strengths: Uint8Array.of(128),
      })(5, 5) ?? 0;
    const near = (value: number, wanted: number) => expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2);
    near(pixel & 255, (20 + 200) / 2);
    near((pixel >>> 8) & 255, (250 + 100) / 2);
    near((pixel >>> 16) & 255, (240 + 40) / 2);
    expect(pixel >>> 24).toBe(255);
  });

  test('a selected one lies on top and is larger, others step back', () => {
    const list = [
      [500, 500],
      [500, 500],
    ] as const;
    const grid = gridOf(list);
    const selected = Uint8Array.from(grid.order, (i) => (i === 0 ? 1 : 0));
    const categories = Uint8Array.from(grid.order, (i) => i);
    const at = painted(list, { selected, categories });
    expect(at(5, 5)).toBe(red);
    expect(at(6, 5)).not.toBe(black);
    const alone = painted([[500, 500]], { selected: Uint8Array.of(0) })(5, 5) ?? 0;
    expect(alone & 255).toBeLessThan(100);
  });

  test('what is highlighted is not covered by what is not', () => {
    const list = Array.from({ length: 20 }, () => [500, 500] as const);
    const categories = Uint8Array.from(list, (_, i) => (i === 0 ? 0 : 1));
    const at = painted(list, { categories, strengths: Uint8Array.of(255, 40) });
    expect(at(5, 5)).toBe(red);
  });

  test('colours are those of the style sheets', () => {
    // As Chromium computes them.
    expect(oklch(1, 0, 0)).toEqual([255, 255, 255]);
    expect(oklch(0, 0, 0)).toEqual([0, 0, 0]);
    expect(oklch(0.627955, 0.257683, 29.2339)).toEqual([255, 0, 0]);
    expect(oklch(0.452014, 0.313214, 264.052)).toEqual([0, 0, 255]);
  });
});

test('a processor that plays a graphics card is known by its name', () => {
  for (const name of [
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Mesa, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)',
    'Apple Software Renderer',
  ])
    expect(isSoftware(name)).toBe(true);
  for (const name of [
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M2, Unspecified Version)',
    'Mesa Intel(R) UHD Graphics 620 (KBL GT2)',
  ])
    expect(isSoftware(name)).toBe(false);
});
