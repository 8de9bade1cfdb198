// How many tracks have a value between each two of a row of edges: the same edges to count by, to draw by and to list by.
import * as z from 'zod';

export const histogramSchema = z.object({
  /** Ascending. */
  edges: z.array(z.number()),
  /** Below the first edge, from each edge up to the next, from the last on. */
  tracks: z.array(z.int()),
});
export type Histogram = z.infer<typeof histogramSchema>;

/** Edges from `first` to `last`, `step` apart. */
export function edgesFrom(first: number, last: number, step: number): number[] {
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, i) => first + i * step);
}

/** The values of one bin as a filter's range, both ends of which belong to it. */
export function rangeOf(edges: readonly number[], bin: number): { min?: number; max?: number } {
  const min = edges[bin - 1];
  const next = edges[bin];
  return { ...(min === undefined ? {} : { min }), ...(next === undefined ? {} : { max: justBelow(next) }) };
}

/** A number less than this one and, but for a few beyond the last decimals, greater than all others that are. */
function justBelow(edge: number): number {
  if (edge === 0) return -Number.MIN_VALUE;
  return edge > 0 ? edge * (1 - Number.EPSILON / 2) : edge * (1 + Number.EPSILON);
}
