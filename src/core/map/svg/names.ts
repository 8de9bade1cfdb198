// Which names a drawn map has, and where: in the middle of what they name, the larger ones first, none over another.

export interface Name {
  readonly text: string;
  readonly kind: 'large' | 'small';
  readonly x: number;
  readonly y: number;
}

/** Rows that have one name in common. */
export interface Named {
  readonly text: string;
  readonly rows: readonly number[];
}

const pixels = { large: 26, small: 15 } as const;
/** A letter's width, on average, as a part of its size. */
const letter = 0.56;
const apart = 4;
const mostSmall = 60;
/** Fewer tracks give no artist a place of his own. */
const leastOfOne = 3;
/** Where these stand apart more than the others do, on average, there is no middle that would be theirs. */
const mostScattered = 0.35;

/** In the order in which they are drawn; the map is `width` by `height`. */
export function placedNames(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  large: readonly Named[],
  small: readonly Named[],
  size: { readonly width: number; readonly height: number },
): Name[] {
  const placed: Name[] = [];
  const boxes: Box[] = [];
  const add = ({ text, rows }: Named, kind: Name['kind']): boolean => {
    const x = median(rows.map((row) => xs[row] ?? 0));
    const y = median(rows.map((row) => ys[row] ?? 0));
    const half = (text.length * pixels[kind] * letter) / 2 + apart;
    const middle = Math.min(size.width - half, Math.max(half, x));
    const box = {
      left: middle - half,
      right: middle + half,
      top: y - pixels[kind] / 2,
      bottom: y + pixels[kind] / 2,
    };
    if (boxes.some((other) => overlap(box, other))) return false;
    boxes.push(box);
    placed.push({ text, kind, x: middle, y });
    return true;
  };
  for (const name of bySize(large)) add(name, 'large');
  const most = mostScattered * Math.max(size.width, size.height);
  let count = 0;
  for (const name of bySize(small)) {
    if (count === mostSmall || name.rows.length < leastOfOne) break;
    if (spread(xs, ys, name.rows) <= most && add(name, 'small')) count += 1;
  }
  return placed;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function bySize(names: readonly Named[]): Named[] {
  return names.toSorted((a, b) => b.rows.length - a.rows.length || (a.text < b.text ? -1 : 1));
}

/** The mean distance from the median. */
function spread(xs: ArrayLike<number>, ys: ArrayLike<number>, rows: readonly number[]): number {
  const x = median(rows.map((row) => xs[row] ?? 0));
  const y = median(rows.map((row) => ys[row] ?? 0));
  return rows.reduce((sum, row) => sum + Math.hypot((xs[row] ?? 0) - x, (ys[row] ?? 0) - y), 0) / rows.length;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
