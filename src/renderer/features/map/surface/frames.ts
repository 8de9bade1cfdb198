// A frame that the keyboard draws around tracks: arrows make it larger and smaller, with Shift they move it.
import type { Box, Place } from '../drawing/camera.ts';
import type { MapKey } from './mapKeys.ts';

/** `unit`: one pixel on the map. */
const firstHalf = 40;
const growBy = 20;
const smallestHalf = 8;

export function firstFrame({ x, y }: Place, unit: number): Box {
  const half = firstHalf * unit;
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

export function changedFrame(
  frame: Box,
  { kind, direction }: Extract<MapKey, { direction: string }>,
  unit: number,
): Box {
  const across = direction === 'left' || direction === 'right';
  const by = growBy * unit * (direction === 'right' || direction === 'down' ? 1 : -1);
  if (kind === 'pan')
    return across
      ? { ...frame, left: frame.left + by, right: frame.right + by }
      : { ...frame, top: frame.top + by, bottom: frame.bottom + by };
  const length = across ? frame.right - frame.left : frame.bottom - frame.top;
  const more = Math.max(by, smallestHalf * unit - length / 2);
  return across
    ? { ...frame, left: frame.left - more, right: frame.right + more }
    : { ...frame, top: frame.top - more, bottom: frame.bottom + more };
}

export function cornersOf({ left, top, right, bottom }: Box): Place[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
