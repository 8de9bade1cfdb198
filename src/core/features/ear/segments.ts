// Stretches of a picture (or of samples) as a model takes them: where they start, and how they are laid out.
import type { EarAxis } from '../../domain/ear.ts';

/** `rows` bands (one of samples) of `cols` frames, row after row. */
export interface Picture {
  readonly data: Float32Array;
  readonly rows: number;
  readonly cols: number;
}

export interface Segments {
  readonly starts: readonly number[];
  readonly length: number;
}

/**
 * A segment every `hop`, as far as they are whole; what is left at the end has one of its own, which reaches back, if it is half of one or
 * more. What is shorter than one segment is one: as it is, where the model takes any length, else to be filled by repeating it.
 */
export function segmentStarts(
  cols: number,
  { length, hop }: { readonly length: number; readonly hop: number },
  isAnyLength: boolean,
): Segments {
  if (cols < length) return { starts: [0], length: isAnyLength ? Math.max(1, cols) : length };
  const count = 1 + Math.floor((cols - length) / hop);
  const starts = Array.from({ length: count }, (_, i) => i * hop);
  const heardTo = (count - 1) * hop + length;
  if (cols - heardTo >= length / 2) starts.push(cols - length);
  return { starts, length };
}

/** The segments at `starts`, one after the other, then zeros up to `batch` of them; each in the order of the layout's axes. */
export function takeSegments(
  { data, rows, cols }: Picture,
  starts: readonly number[],
  length: number,
  batch: number,
  layout: readonly EarAxis[],
): Float32Array {
  const out = new Float32Array(batch * rows * length);
  const bandsLast = layout.indexOf('bands') > layout.indexOf('frames');
  const [band, frame] = bandsLast ? [1, rows] : [length, 1];
  for (const [i, start] of starts.entries()) {
    const at = i * rows * length;
    const isWhole = start + length <= cols;
    for (let b = 0; b < rows; b++) {
      if (isWhole && frame === 1) {
        out.set(data.subarray(b * cols + start, b * cols + start + length), at + b * band);
        continue;
      }
      for (let t = 0; t < length; t++)
        out[at + b * band + t * frame] = data[b * cols + ((start + t) % cols)]!;
    }
  }
  return out;
}
