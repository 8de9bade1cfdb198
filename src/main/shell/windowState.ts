// Where the window was when it was closed, and whether it can be there again.
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
  /** Without x and y the system chooses the place. */
  readonly bounds: Partial<Pick<Rectangle, 'x' | 'y'>> & Pick<Rectangle, 'width' | 'height'>;
  readonly maximized: boolean;
}

/** How much of the window must be on some screen for a person to get hold of it, in pixels. */
const grip = { width: 120, height: 40 };

/** The place to open at; a screen that is no longer there, or a state that was never written, gives the usual one. */
export function placement(state: WindowState | null, workAreas: readonly Rectangle[]): Placement {
  if (state === null) return { bounds: { width: 1280, height: 800 }, maximized: false };
  const { x, y, maximized } = state;
  const width = Math.max(state.width, minimumSize.width);
  const height = Math.max(state.height, minimumSize.height);
  // The title bar must be within reach, not just any corner.
  const reachable = workAreas.some(
    (area) =>
      Math.min(x + width, area.x + area.width) - Math.max(x, area.x) >= grip.width &&
      y >= area.y &&
      y + grip.height <= area.y + area.height,
  );
  return { bounds: reachable ? { x, y, width, height } : { width, height }, maximized };
}

/** Null when there is none, or none that can be read: a window's place is not worth a message. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** At once, not later: the process is about to end. */
export function writeWindowState(file: string, state: WindowState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(state));
}
