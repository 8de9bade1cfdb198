// Draws a waveform in its own colours: low, middle and high frequencies, one over the other.
import type { Peaks } from '../../../core/domain/pictures/peaks.ts';

export interface BandColours {
  readonly low: string;
  readonly mid: string;
  readonly high: string;
}

/** The theme's colours as a canvas takes them. */
export function bandColours(element: Element): BandColours {
  const style = getComputedStyle(element);
  const resolve = (name: string): string => style.getPropertyValue(name).trim();
  return { low: resolve('--band-low'), mid: resolve('--band-mid'), high: resolve('--band-high') };
}

/** A bar of the waveform: how far from the middle each colour reaches, as shares of half the height. */
export interface Bar {
  readonly low: number;
  readonly mid: number;
  readonly high: number;
}

/** Music has less energy the higher it is; these bring the three bands into view together. */
const weights = { low: 1.25, mid: 1, high: 2.1 };

/** Above 1: the difference between quiet and loud is shown larger than it is. */
const gamma = 1.15;

/** Of all points, how many may be cut off at the full height, so that one click does not flatten the rest. */
const clipped = 0.004;

/**
 * The points from `from` to `to` as `columns` bars. A bar is as tall as its loudest point is loud, against the loudest
 * of the whole track, and is divided among the bands by their weighted levels: high inside, low outside. Fewer points
 * than columns are repeated.
 */
export function bandBars(peaks: Peaks, from: number, to: number, columns: number): Bar[] {
  const full = fullLevel(peaks);
  const perColumn = (to - from) / columns;
  return Array.from({ length: columns }, (_, column) => {
    const start = Math.floor(from + column * perColumn);
    const end = Math.min(to, Math.max(start + 1, Math.floor(from + (column + 1) * perColumn)));
    const low = loudest(peaks.low, start, end) * weights.low;
    const mid = loudest(peaks.mid, start, end) * weights.mid;
    const high = loudest(peaks.high, start, end) * weights.high;
    const sum = low + mid + high;
    if (sum === 0 || full === 0) return { low: 0, mid: 0, high: 0 };
    const tall = Math.min(1, Math.hypot(low, mid, high) / full) ** gamma;
    return { low: tall, mid: (tall * (mid + high)) / sum, high: (tall * high) / sum };
  });
}

const fullLevels = new WeakMap<Peaks, number>();

/** The level that is drawn at full height. */
function fullLevel(peaks: Peaks): number {
  const known = fullLevels.get(peaks);
  if (known !== undefined) return known;
  const levels = Float32Array.from(peaks.low, (low, i) =>
    Math.hypot(low * weights.low, (peaks.mid[i] ?? 0) * weights.mid, (peaks.high[i] ?? 0) * weights.high),
  ).sort();
  const full = levels[Math.ceil((levels.length - 1) * (1 - clipped))] ?? 0;
  fullLevels.set(peaks, full);
  return full;
}

function loudest(levels: Uint8Array, start: number, end: number): number {
  let level = 0;
  for (let i = start; i < end; i++) level = Math.max(level, levels[i] ?? 0);
  return level;
}

/** Pixels of a bar and of the gap after it, in CSS pixels. */
const barWidth = 2;
const gap = 1;

/** Fills the whole canvas with the points from `from` to `to`. */
export function drawBands(
  context: CanvasRenderingContext2D,
  peaks: Peaks,
  colours: BandColours,
  from = 0,
  to = peaks.low.length,
): void {
  const { width, height } = context.canvas;
  const scale = window.devicePixelRatio;
  const step = (barWidth + gap) * scale;
  const bars = bandBars(peaks, from, to, Math.max(1, Math.floor(width / step)));
  context.clearRect(0, 0, width, height);
  // From the outside in: each colour is painted over the one that reaches further.
  for (const band of ['low', 'mid', 'high'] as const) {
    context.fillStyle = colours[band];
    context.beginPath();
    bars.forEach((bar, column) => {
      const tall = Math.max(bar[band] * height, band === 'low' ? scale : 0);
      context.roundRect(column * step, (height - tall) / 2, barWidth * scale, tall, scale);
    });
    context.fill();
  }
}
