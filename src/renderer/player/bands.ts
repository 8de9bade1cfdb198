// Draws a waveform in its own colours: low, middle and high frequencies, one over the other.
import type { Peaks } from '../../core/model/peaks.ts';

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

/**
 * The loudest level of each column, 0 to 1, when the points from `from` to `to` are spread over `columns` columns.
 * Fewer points than columns are repeated.
 */
export function columnLevels(levels: Uint8Array, from: number, to: number, columns: number): Float32Array {
  const out = new Float32Array(columns);
  const perColumn = (to - from) / columns;
  for (let column = 0; column < columns; column++) {
    const start = Math.floor(from + column * perColumn);
    const end = Math.max(start + 1, Math.floor(from + (column + 1) * perColumn));
    let loudest = 0;
    for (const level of levels.subarray(start, Math.min(end, to))) if (level > loudest) loudest = level;
    out[column] = loudest / 255;
  }
  return out;
}

/** Pixels of a bar and of the gap after it, in CSS pixels. */
const bar = 2;
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
  const step = (bar + gap) * scale;
  const columns = Math.max(1, Math.floor(width / step));
  context.clearRect(0, 0, width, height);
  // What is loudest at the bottom lies at the back; each band is drawn narrower than the one behind it.
  const layers = [
    { levels: peaks.low, colour: colours.low, reach: 1 },
    { levels: peaks.mid, colour: colours.mid, reach: 0.82 },
    { levels: peaks.high, colour: colours.high, reach: 0.6 },
  ];
  for (const { levels, colour, reach } of layers) {
    context.fillStyle = colour;
    context.beginPath();
    columnLevels(levels, from, to, columns).forEach((level, column) => {
      const tall = Math.max(level * reach * height, scale);
      context.roundRect(column * step, (height - tall) / 2, bar * scale, tall, scale);
    });
    context.fill();
  }
}
