// The picture of the map: two canvases, the points and what lies above them, drawn in the next frame when something has changed.
import { type Box, type Camera, fitted, leastExtent, type Place, type Size } from '../drawing/camera.ts';
import type { PointGrid } from '../drawing/pointGrid.ts';
import { type Above, drawAbove, type Region } from './above.ts';
import { choosePainter } from './choosePainter.ts';
import { fitCanvas, type Painter } from './painter.ts';
import { type Ink, spriteWriter, type Write } from './sprites.ts';

/** All that is to be seen; slots are those of the grid. */
export interface Shown {
  readonly size: Size;
  readonly ratio: number;
  readonly camera: Camera;
  readonly grid: PointGrid;
  readonly extent: Box;
  readonly categories: Uint8Array;
  readonly colours: Uint32Array;
  readonly strengths: Uint8Array;
  readonly selected: Uint8Array | null;
  readonly background: number;
  readonly ink: Ink;
  readonly regions: readonly Region[];
  readonly nameOf: Above['nameOf'];
  readonly rankOf: Above['rankOf'];
  readonly cursor: number | null;
  readonly hovered: number | null;
  readonly playing: number | null;
  readonly line: readonly Place[];
}

export interface Scene {
  /** Shown from the next frame on; nothing is drawn until all of it has been said once. */
  show(shown: Shown): void;
  /** Draws what lies above the points anew: names have come. */
  refresh(): void;
  readonly painter: Painter['kind'];
  remove(): void;
}

/** Null where the browser gives no canvas to draw on. */
export function createScene(points: HTMLCanvasElement, above: HTMLCanvasElement): Scene | null {
  const painter = choosePainter(points);
  const context = above.getContext('2d');
  if (painter === null || context === null) return null;
  let wanted: Shown | null = null;
  let drawn: Shown | null = null;
  let named: ReadonlySet<string> = new Set();
  let write: { readonly ink: Ink; readonly ratio: number; readonly of: Write } | null = null;
  let frame: number | null = null;

  function draw(): void {
    frame = null;
    if (wanted === null) return;
    const shown = wanted;
    const { size, ratio, ink, camera, strengths, categories } = shown;
    const spacing = spacingOf(shown);
    const diameter = diameterAt(spacing);
    if (drawn === null || pointsDiffer(drawn, shown))
      painter?.paint({ ...shown, diameter: Math.max(2, Math.round(diameter * ratio)) });
    drawn = shown;
    fitCanvas(above, size, ratio);
    if (write === null || write.ink !== ink || write.ratio !== ratio)
      write = { ink, ratio, of: spriteWriter(ink, ratio) };
    if (context !== null)
      named = drawAbove(
        context,
        {
          ...shown,
          spacing,
          nearness: camera.scale / fitted(shown.extent, size).scale,
          diameter,
          counts: (slot) => (strengths[categories[slot] ?? 0] ?? 0) >= lit,
        },
        write.of,
        named,
      );
  }

  function soon(): void {
    frame ??= requestAnimationFrame(draw);
  }

  return {
    painter: painter.kind,
    show(shown) {
      wanted = shown;
      soon();
    },
    refresh: soon,
    remove() {
      if (frame !== null) cancelAnimationFrame(frame);
      wanted = null;
    },
  };
}

/** What is fainter than this is not highlighted, and can neither be hit nor named. */
const lit = 100;

function pointsDiffer(a: Shown, b: Shown): boolean {
  return (
    a.camera !== b.camera ||
    a.size !== b.size ||
    a.ratio !== b.ratio ||
    a.grid !== b.grid ||
    a.categories !== b.categories ||
    a.colours !== b.colours ||
    a.strengths !== b.strengths ||
    a.selected !== b.selected ||
    a.background !== b.background
  );
}

/** CSS pixels between neighbours, were all points spread evenly. */
function spacingOf({ extent, camera, grid }: Shown): number {
  const area =
    Math.max(leastExtent, extent.right - extent.left) * Math.max(leastExtent, extent.bottom - extent.top);
  return Math.sqrt(area / Math.max(1, grid.xs.length)) * camera.scale;
}

const smallestPoint = 2;
const largestPoint = 8;

/** CSS pixels. */
function diameterAt(spacing: number): number {
  return Math.min(largestPoint, Math.max(smallestPoint, 1.2 + spacing * 0.28));
}
