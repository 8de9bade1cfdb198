// Which names stand on the map: few enough to be read, none over another, and none that comes or goes while one pans.
import { type Box, boxInView, type Camera, type Place, type Size, toScreen } from './camera.ts';
import { eachRun, mapExtent, type PointGrid } from './pointGrid.ts';

/** How near one looks: genres from afar, artists nearer, titles nearest. */
export interface Levels {
  readonly genres: boolean;
  readonly points: 'none' | 'artists' | 'titles';
}

/** Pixels between neighbours, on average, from which on single points can have names. */
const artistsFrom = 9;
const titlesFrom = 26;
/** Genres are named until one is so many times nearer than the whole map, and until there are other names. */
const genresUntil = 2.5;

/** `spacing`: pixels between neighbours on average; `nearness`: how many times nearer than the whole map. */
export function levelsAt(spacing: number, nearness: number): Levels {
  const points = spacing >= titlesFrom ? 'titles' : spacing >= artistsFrom ? 'artists' : 'none';
  return { genres: nearness < genresUntil || points === 'none', points };
}

/** The side of the square, in pixels, in which at most one point has a name. */
const nameRoom = 96;

/**
 * The points that may have names, the most important first: one of each square of a raster that lies fast on the map. The
 * raster is one of a few, each twice as fine as the one before, and whoever stands for a square stands for a smaller one, too.
 */
export function namedSlots(
  grid: PointGrid,
  camera: Camera,
  size: Size,
  rankOf: (slot: number) => number,
  counts: (slot: number) => boolean = () => true,
): number[] {
  const level = Math.max(0, Math.round(Math.log2((mapExtent * camera.scale) / nameRoom)));
  const side = mapExtent / 2 ** level;
  const inView = boxInView(camera, size);
  // Whole squares: whoever stands for one does so however much of it is in view.
  const box: Box = {
    left: Math.floor(inView.left / side) * side,
    top: Math.floor(inView.top / side) * side,
    right: Math.ceil(inView.right / side) * side,
    bottom: Math.ceil(inView.bottom / side) * side,
  };
  const first = new Map<number, number>();
  eachRun(grid, box, (from, to) => {
    for (let slot = from; slot < to; slot++) {
      const x = grid.xs[slot]!;
      const y = grid.ys[slot]!;
      if (x < box.left || x >= box.right || y < box.top || y >= box.bottom || !counts(slot)) continue;
      const square = Math.floor(y / side) * 2 ** level + Math.floor(x / side);
      const other = first.get(square);
      if (other === undefined || rankOf(slot) < rankOf(other)) first.set(square, slot);
    }
  });
  return [...first.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

/** A number that depends on a track's id alone and looks like chance: who gets a name first. */
export function rankOfId(id: number): number {
  let hash = Math.imul(id ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export interface Label {
  /** The same for the same name at the same point. */
  readonly key: string;
  readonly text: string;
  readonly kind: 'genre' | 'point';
  /** On the map. */
  readonly at: Place;
  /** On which side of a point its name stands. */
  readonly side: 'left' | 'right';
  /** The size of its letters, and its own, in pixels. */
  readonly pixels: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel extends Label {
  /** Pixels in the view: its left end, and its middle between above and below. */
  readonly x: number;
  readonly y: number;
}

/** Between a point and its name. */
const beside = 7;
/** Where a genre's name goes, line by line, when its own place is taken. */
const linesAside = [0, -1, 1, -2, 2] as const;
/** Around a name, so that names do not touch. */
const apart = 4;

/** Those that find room, the first before the later ones; but what is `shown` already stays as long as it is in view. */
export function placeLabels(
  labels: readonly Label[],
  camera: Camera,
  size: Size,
  shown: ReadonlySet<string>,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const boxes: Box[] = [];
  const texts = new Set<string>();
  const ordered = [
    ...labels.filter(({ key }) => shown.has(key)),
    ...labels.filter(({ key }) => !shown.has(key)),
  ];
  for (const label of ordered) {
    const { x, y } = toScreen(camera, size, label.at);
    const left = leftOf(label, x);
    if (texts.has(label.text)) continue;
    for (const line of label.kind === 'genre' ? linesAside : [0]) {
      const middle = y + line * label.height;
      const box = {
        left: left - apart,
        top: middle - label.height / 2,
        right: left + label.width + apart,
        bottom: middle + label.height / 2,
      };
      const isOut = box.right < 0 || box.left > size.width || box.bottom < 0 || box.top > size.height;
      if (isOut || boxes.some((other) => overlap(box, other))) continue;
      boxes.push(box);
      texts.add(label.text);
      placed.push({ ...label, x: left, y: middle });
      break;
    }
  }
  return placed;
}

/** Where a name begins whose point is there. */
function leftOf({ kind, side, width }: Label, x: number): number {
  if (kind === 'genre') return x - width / 2;
  return side === 'right' ? x + beside : x - beside - width;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
