// The sizes in which covers are made and kept, in pixels of the longer side.

/** For rows, headings and small cards, cards, pages; twice as many on a dense screen. */
export const coverSizes = [64, 128, 256, 512] as const;
export type CoverSize = (typeof coverSizes)[number];

export function isCoverSize(px: number): px is CoverSize {
  return coverSizes.some((size) => size === px);
}
