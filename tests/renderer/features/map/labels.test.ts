// Names on the map: few, apart from each other, and steady while one pans.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Camera, fitted, panned, zoomed } from '../../../../src/renderer/features/map/drawing/camera.ts';
import { centresOf } from '../../../../src/renderer/features/map/drawing/centres.ts';
import {
  type Label,
  levelsAt,
  namedSlots,
  type PlacedLabel,
  placeLabels,
  rankOfId,
} from '../../../../src/renderer/features/map/drawing/labels.ts';
import { extentOf, pointGrid } from '../../../../src/renderer/features/map/drawing/pointGrid.ts';
import { madePoints } from './madePoints.ts';

const size = { width: 800, height: 600 };
const { xs, ys } = madePoints(5000);
const grid = pointGrid(xs, ys);
const whole = fitted(extentOf(grid), size);
const rankOf = (slot: number): number => rankOfId(grid.order[slot]!);

function labelsAt(camera: Camera, shown: ReadonlySet<string> = new Set()): PlacedLabel[] {
  const labels = namedSlots(grid, camera, size, rankOf).map<Label>((slot) => ({
    key: `${slot}`,
    text: `Track ${slot}`,
    kind: 'point',
    pixels: 12,
    side: 'right',
    at: { x: grid.xs[slot]!, y: grid.ys[slot]! },
    width: 60 + (slot % 60),
    height: 14,
  }));
  return placeLabels(labels, camera, size, shown);
}

const keysOf = (labels: readonly PlacedLabel[]): Set<string> => new Set(labels.map(({ key }) => key));
const nearness = fc.double({ min: 1, max: 60, noNaN: true });
const move = fc.integer({ min: -150, max: 150 });

describe('names', () => {
  test('do not overlap and are some, wherever one looks', () => {
    fc.assert(
      fc.property(nearness, move, move, (factor, dx, dy) => {
        const labels = labelsAt(panned(zoomed(whole, size, { x: 400, y: 300 }, factor), dx, dy));
        for (const a of labels)
          for (const b of labels)
            if (a !== b)
              expect(a.x + a.width <= b.x || b.x + b.width <= a.x || Math.abs(a.y - b.y) >= 14).toBe(true);
        expect(labels.length).toBeLessThan(100);
      }),
    );
    expect(labelsAt(whole).length).toBeGreaterThan(10);
  });

  test('stay while one pans, as long as they are in view', () => {
    fc.assert(
      fc.property(nearness, move, move, (factor, dx, dy) => {
        const camera = zoomed(whole, size, { x: 400, y: 300 }, factor);
        const before = labelsAt(camera);
        const after = keysOf(labelsAt(panned(camera, dx, dy), keysOf(before)));
        for (const { key, x, y, width } of before) {
          const isInView = x + dx > 0 && x + dx + width < 800 && y + dy > 0 && y + dy < 600;
          const point = x - 7 + dx;
          if (isInView && point > 0 && point < 800) expect(after.has(key)).toBe(true);
        }
      }),
    );
  });

  test('whoever has a name has it nearer, too, while the point is in view', () => {
    const at = { x: 400, y: 300 };
    const near = new Set(namedSlots(grid, zoomed(whole, size, at, 4), size, rankOf));
    const nearer = new Set(namedSlots(grid, zoomed(whole, size, at, 8), size, rankOf));
    const camera = zoomed(whole, size, at, 8);
    for (const slot of near) {
      const isInView =
        Math.abs((grid.xs[slot]! - camera.x) * camera.scale) < 400 &&
        Math.abs((grid.ys[slot]! - camera.y) * camera.scale) < 300;
      if (isInView) expect(nearer.has(slot)).toBe(true);
    }
  });

  test('are genres from afar, then artists, then titles; a small library shows titles at once', () => {
    expect(levelsAt(2, 1)).toEqual({ genres: true, points: 'none' });
    expect(levelsAt(12, 6)).toEqual({ genres: false, points: 'artists' });
    expect(levelsAt(40, 20)).toEqual({ genres: false, points: 'titles' });
    expect(levelsAt(80, 1)).toEqual({ genres: true, points: 'titles' });
    // Never none at all.
    expect(levelsAt(5, 4).genres).toBe(true);
  });
});

test('a category has its name where most of it lies', () => {
  const near = (middle: number, i: number): number => middle + ((i * 37) % 100);
  const large = Array.from({ length: 60 }, (_, i) => [near(10_000, i), near(20_000, i * 3)]);
  const small = Array.from({ length: 20 }, (_, i) => [near(60_000, i), near(60_000, i * 3)]);
  const list = [...large, ...small, [30_000, 1000]];
  const made = pointGrid(
    list.map(([x]) => x!),
    list.map(([, y]) => y!),
  );
  const centres = centresOf(
    made,
    Uint8Array.from(made.order, (i) => (i === 80 ? 4 : 2)),
  );
  expect(Math.abs(centres.get(2)!.x - 10_050)).toBeLessThan(60);
  expect(Math.abs(centres.get(2)!.y - 20_050)).toBeLessThan(60);
  expect(centres.get(2)!.count).toBe(80);
  expect(centres.get(4)).toEqual({ x: 30_000, y: 1000, count: 1 });
  expect(centres.has(0)).toBe(false);
});
