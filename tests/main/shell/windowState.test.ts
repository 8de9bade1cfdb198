// Where the window opens: as it was, unless the screen it was on is gone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placement, readWindowState, writeWindowState } from '../../../src/main/shell/windowState.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const state = { x: 100, y: 50, width: 1000, height: 700, maximized: false };

test('as it was', () => {
  expect(placement(state, [screen])).toEqual({
    bounds: { x: 100, y: 50, width: 1000, height: 700 },
    maximized: false,
  });
  expect(placement({ ...state, maximized: true }, [screen]).maximized).toBe(true);
  const second = { x: -1920, y: 0, width: 1920, height: 1080 };
  expect(placement({ ...state, x: -1800 }, [screen, second]).bounds.x).toBe(-1800);
});

test('on a screen that is gone: the size only', () => {
  expect(placement({ ...state, x: 2500 }, [screen]).bounds).toEqual({ width: 1000, height: 700 });
  expect(placement({ ...state, y: -300 }, [screen]).bounds).toEqual({ width: 1000, height: 700 });
  expect(placement(state, []).bounds).toEqual({ width: 1000, height: 700 });
});

test('whatever was remembered, a window that gets a place has its title bar within reach', () => {
  const int = fc.integer({ min: -10_000, max: 10_000 });
  fc.assert(
    fc.property(int, int, fc.nat(10_000), fc.nat(10_000), (x, y, width, height) => {
      const { bounds } = placement({ x, y, width, height, maximized: false }, [screen]);
      expect(bounds.width).toBeGreaterThanOrEqual(760);
      expect(bounds.height).toBeGreaterThanOrEqual(480);
      if (bounds.x === undefined || bounds.y === undefined) return;
      expect(bounds.y >= 0 && bounds.y <= 1080 - 40).toBe(true);
      expect(bounds.x + bounds.width >= 120 && bounds.x <= 1920 - 120).toBe(true);
    }),
  );
});

test('written and read back; damaged or absent is null', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwax-window-'));
  const file = join(folder, 'deep', 'window.json');
  expect(readWindowState(file)).toBeNull();
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
  for (const damaged of ['', '{', '{"x":"1"}', '[]']) {
    writeFileSync(file, damaged);
    expect(readWindowState(file)).toBeNull();
  }
  rmSync(folder, { recursive: true });
});
