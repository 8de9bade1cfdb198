// What lies above the points: names, the cursor, what plays, and the line that is drawn around tracks.
import { type Box, type Camera, type Place, type Size, toScreen } from '../drawing/camera.ts';
import { type Label, levelsAt, namedSlots, type PlacedLabel, placeLabels } from '../drawing/labels.ts';
import type { PointGrid } from '../drawing/pointGrid.ts';
import { type Ink, rimWidth, type Write } from './sprites.ts';

/** A name that belongs to no single track. */
export interface Region {
  readonly name: string;
  readonly at: Place;
  /** Of all tracks, from 0 to 1. */
  readonly share: number;
}

export interface Above {
  readonly grid: PointGrid;
  readonly extent: Box;
  readonly camera: Camera;
  readonly size: Size;
  readonly ratio: number;
  /** CSS pixels between neighbours on average, and how many times nearer than the whole map. */
  readonly spacing: number;
  readonly nearness: number;
  readonly diameter: number;
  readonly ink: Ink;
  readonly regions: readonly Region[];
  /** Undefined while it is not known. */
  readonly nameOf: (slot: number, what: 'artist' | 'title') => string | null | undefined;
  readonly rankOf: (slot: number) => number;
  readonly counts: (slot: number) => boolean;
  readonly cursor: number | null;
  readonly hovered: number | null;
  readonly playing: number | null;
  /** Around tracks, on the map. */
  readonly line: readonly Place[];
}

/** The part of the map, from its left, in which names stand to the right of their points. */
const turned = 0.72;
const largestName = 18;
const smallestName = 12.5;
const pointName = 11.5;

/** The labels that are to be placed: of regions, the largest first, then of single points. */
function labelsOf(above: Above, write: Write): Label[] {
  const { grid, extent, camera, size, spacing, nearness, regions, nameOf, rankOf, counts } = above;
  const turnsFrom = extent.left + turned * (extent.right - extent.left);
  const levels = levelsAt(spacing, nearness);
  const labels: Label[] = [];
  if (levels.genres)
    for (const { name, at, share } of regions) {
      const pixels = Math.round(2 * (smallestName + (largestName - smallestName) * Math.sqrt(share))) / 2;
      const sprite = write(name, 'genre', pixels);
      if (sprite !== null)
        labels.push({
          ...sprite,
          key: `region ${name}`,
          text: name,
          kind: 'genre',
          side: 'right',
          pixels,
          at,
        });
    }
  if (levels.points !== 'none') {
    const what = levels.points === 'titles' ? 'title' : 'artist';
    for (const slot of namedSlots(grid, camera, size, rankOf, counts)) {
      const text = nameOf(slot, what) ?? null;
      const sprite = text === null ? null : write(text, 'point', pointName);
      if (text === null || sprite === null) continue;
      const at = { x: grid.xs[slot] ?? 0, y: grid.ys[slot] ?? 0 };
      // At the right edge of the map there is no room: by the map and not by the view, so that panning moves no name.
      const side = at.x > turnsFrom ? 'left' : 'right';
      labels.push({ ...sprite, key: `${what} ${slot}`, text, kind: 'point', side, pixels: pointName, at });
    }
  }
  return labels;
}

/** Draws all of it; returns the keys of the names that are shown. */
export function drawAbove(
  context: CanvasRenderingContext2D,
  above: Above,
  write: Write,
  shown: ReadonlySet<string>,
): ReadonlySet<string> {
  const { size, camera, ratio, ink, playing, hovered, cursor, line, diameter } = above;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  const placeOf = (slot: number): Place =>
    toScreen(camera, size, { x: above.grid.xs[slot] ?? 0, y: above.grid.ys[slot] ?? 0 });
  if (playing !== null) drawGlow(context, placeOf(playing), diameter, ink);
  const labels = placeLabels(labelsOf(above, write), camera, size, shown);
  for (const label of labels) drawLabel(context, label, write);
  if (hovered !== null) drawRing(context, placeOf(hovered), diameter / 2 + 3, ink.text, 1.5, ink.rim);
  if (cursor !== null) drawRing(context, placeOf(cursor), diameter / 2 + 5, ink.accent, 2.5, ink.rim);
  if (line.length > 1)
    drawLine(
      context,
      line.map((point) => toScreen(camera, size, point)),
      ink,
    );
  return new Set(labels.map(({ key }) => key));
}

function drawLabel(context: CanvasRenderingContext2D, label: PlacedLabel, write: Write): void {
  const sprite = write(label.text, label.kind, label.pixels);
  if (sprite === null) return;
  context.drawImage(
    sprite.canvas,
    Math.round(label.x) - rimWidth,
    Math.round(label.y - label.height / 2) - rimWidth,
    sprite.width + 2 * rimWidth,
    sprite.height + 2 * rimWidth,
  );
}

/** A light around the track that plays. */
function drawGlow(context: CanvasRenderingContext2D, { x, y }: Place, diameter: number, ink: Ink): void {
  const radius = 30 + diameter;
  const light = context.createRadialGradient(x, y, diameter / 2, x, y, radius);
  light.addColorStop(0, ink.accent);
  light.addColorStop(0.25, withOpacity(ink.accent, 0.45));
  light.addColorStop(1, withOpacity(ink.accent, 0));
  context.fillStyle = light;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = ink.text;
  context.beginPath();
  context.arc(x, y, Math.max(3.5, diameter / 2 + 1), 0, 2 * Math.PI);
  context.fill();
}

/** Of a colour that ends with a bracket, as computed styles are. */
function withOpacity(colour: string, opacity: number): string {
  return `color-mix(in oklch, ${colour} ${opacity * 100}%, transparent)`;
}

function drawRing(
  context: CanvasRenderingContext2D,
  { x, y }: Place,
  radius: number,
  colour: string,
  width: number,
  rim: string,
): void {
  for (const [stroke, wide] of [
    [rim, width + 2],
    [colour, width],
  ] as const) {
    context.strokeStyle = stroke;
    context.lineWidth = wide;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

function drawLine(context: CanvasRenderingContext2D, line: readonly Place[], ink: Ink): void {
  context.beginPath();
  line.forEach(({ x, y }, i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
  context.fillStyle = withOpacity(ink.accent, 0.14);
  context.fill();
  context.strokeStyle = ink.accent;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}
