// Paints points into the pixels of an image: round, blended over each other, nothing but whole numbers in the loops.
import type { Box } from './camera.ts';
import { eachRun, type PointGrid } from './pointGrid.ts';

export interface Pixels {
  /** Pixels row by row, as an ImageData's bytes read as numbers. */
  readonly data: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** Device pixels: a point of the map at (x, y) is drawn at (x·scale + left, y·scale + top). */
export interface Projection {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Look {
  readonly background: number;
  /** By a slot's category. */
  readonly colours: Uint32Array;
  /** How opaque a category is, from 0 to 255. */
  readonly strengths: Uint8Array;
  readonly categories: Uint8Array;
  /** Drawn last and larger, 1 for each selected slot, while all others step back; null when nothing is selected. */
  readonly selected: Uint8Array | null;
  /** Device pixels. */
  readonly diameter: number;
}

/** How much of their strength others keep while something is selected. */
export const steppedBack = 0.3;
const selectedLarger = 1.35;
/** What is weaker is painted below what is as strong as this. */
export const strong = 128;

export function paintPoints(pixels: Pixels, grid: PointGrid, projection: Projection, look: Look): void {
  pixels.data.fill(look.background);
  const { selected, strengths, diameter } = look;
  const others = selected === null ? strengths : strengths.map((value) => value * steppedBack);
  // Weak ones first, so that they cover nothing.
  for (const layer of [0, 1]) {
    const isWeakLayer = layer === 0;
    const shown = others.map((value, i) => (strengths[i]! < strong === isWeakLayer ? value : 0));
    if (shown.some((value) => value > 0)) paintLayer(pixels, grid, projection, look, shown, diameter, 0);
  }
  if (selected !== null) {
    const larger = selectedDiameter(diameter);
    paintLayer(
      pixels,
      grid,
      projection,
      look,
      strengths.map(() => 255),
      larger,
      1,
    );
  }
}

export function selectedDiameter(diameter: number): number {
  return Math.max(diameter + 1, Math.round(diameter * selectedLarger));
}

function paintLayer(
  { data, width, height }: Pixels,
  grid: PointGrid,
  projection: Projection,
  { colours, categories, selected }: Look,
  strengths: Uint8Array,
  diameter: number,
  wanted: 0 | 1,
): void {
  const stamps = [...strengths].map((strength) => stampOf(diameter, strength, width));
  const { xs, ys } = grid;
  const { scale, left, top } = projection;
  // From the middle of a point to its first pixel.
  const half = diameter / 2 - 0.5;
  const lastX = width - diameter;
  const lastY = height - diameter;
  eachRun(grid, boxOf(projection, width, height, diameter), (from, to) => {
    for (let slot = from; slot < to; slot++) {
      if (selected !== null && selected[slot] !== wanted) continue;
      const category = categories[slot]!;
      const stamp = stamps[category]!;
      if (stamp.offsets.length === 0) continue;
      const x = Math.floor(xs[slot]! * scale + left - half);
      const y = Math.floor(ys[slot]! * scale + top - half);
      const colour = colours[category]!;
      if (x >= 0 && y >= 0 && x <= lastX && y <= lastY) stampInside(data, y * width + x, stamp, colour);
      else if (x > -diameter && y > -diameter && x < width && y < height)
        stampAtEdge(data, width, height, x, y, diameter, stamp, colour);
    }
  });
}

/** What of the map can touch the image. */
function boxOf({ scale, left, top }: Projection, width: number, height: number, around: number): Box {
  return {
    left: (-around - left) / scale,
    top: (-around - top) / scale,
    right: (width + around - left) / scale,
    bottom: (height + around - top) / scale,
  };
}

/** The pixels of a point: how far each is from the first, and how opaque, from 1 to 256. */
interface Stamp {
  readonly offsets: Int32Array;
  readonly shares: Int32Array;
}

/** A disc whose edge is soft; of two pixels or fewer a square, which is crisper. */
function stampOf(diameter: number, strength: number, width: number): Stamp {
  const offsets: number[] = [];
  const shares: number[] = [];
  for (let y = 0; y < diameter; y++)
    for (let x = 0; x < diameter; x++) {
      const share = Math.round((coverage(diameter, x, y) * strength * 256) / 255);
      if (share < 1) continue;
      offsets.push(y * width + x);
      shares.push(share);
    }
  return { offsets: Int32Array.from(offsets), shares: Int32Array.from(shares) };
}

/** How much of a pixel a disc covers, from 0 to 1. */
function coverage(diameter: number, x: number, y: number): number {
  if (diameter <= 2) return 1;
  const middle = diameter / 2 - 0.5;
  return Math.min(1, Math.max(0, diameter / 2 + 0.25 - Math.hypot(x - middle, y - middle)));
}

function stampInside(data: Uint32Array, first: number, { offsets, shares }: Stamp, colour: number): void {
  for (let i = 0; i < offsets.length; i++) {
    const at = first + offsets[i]!;
    data[at] = blended(data[at]!, colour, shares[i]!);
  }
}

function stampAtEdge(
  data: Uint32Array,
  width: number,
  height: number,
  left: number,
  top: number,
  diameter: number,
  { offsets, shares }: Stamp,
  colour: number,
): void {
  for (let i = 0; i < offsets.length; i++) {
    // A stamp is narrower than the image, or there is nothing to see.
    const row = Math.floor(offsets[i]! / width);
    const x = left + (offsets[i]! % width);
    const y = top + row;
    if (x < 0 || y < 0 || x >= width || y >= height || row >= diameter) continue;
    data[y * width + x] = blended(data[y * width + x]!, colour, shares[i]!);
  }
}

/** `share` of 256 of the colour over what is there: red and blue at once, then green. */
function blended(below: number, colour: number, share: number): number {
  const redBlue = below & 0xff00ff;
  const green = below & 0x00ff00;
  return (
    0xff000000 |
    ((redBlue + (Math.imul((colour & 0xff00ff) - redBlue, share) >> 8)) & 0xff00ff) |
    ((green + (Math.imul((colour & 0x00ff00) - green, share) >> 8)) & 0x00ff00)
  );
}
