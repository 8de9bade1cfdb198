// The window's last position, and whether it is still visible.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rectangle } from 'electron';
import * as z from 'zod';

const windowStateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export const minimumSize = { width: 760, height: 480 } as const;

export interface Placement {
  /** Without x and y the system chooses the position. */
  readonly bounds: Partial<Pick<Rectangle, 'x' | 'y'>> & Pick<Rectangle, 'width' | 'height'>;
  readonly maximized: boolean;
}

/** Pixels of the window that must be visible, so that a person can grab it. */
const grip = { width: 120, height: 40 };

/** The position to open at; the default when its screen is gone or none was saved. */
export function placement(state: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  if (state === null) return { bounds: { width: 1280, height: 800 }, maximized: false };
  const { x, y, maximized } = state;
  const width = Math.max(state.width, minimumSize.width);
  const height = Math.max(state.height, minimumSize.height);
  // The title bar must be reachable, not just any corner.
  const reachable = workAreas.some(
    (area) =>
      Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= grip.width &&
      y >= area.y &&
      y + grip.height <= area.y + area.height,
  );
  return { bounds: reachable ? { x, y, width, height } : { width, height }, maximized };
}

/** Null when there is none, or none that can be read: a window's position is not worth an error. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Synchronous, because the process is about to end. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));
}
