// Where marks stand on a waveform, as shares of its width; so few of them that they can be distinguished.

/** Closer than this, in pixels, lines become a blur. */
const leastPixels = 4;

/**
 * The beats that are drawn on a waveform so many pixels wide: all of them, or every second, fourth, eighth ... so that
 * the closest stand apart. `beats` ascend, in seconds.
 */
export function beatLines(beats: readonly number[], seconds: number, pixels: number): number[] {
  if (seconds <= 0 || pixels <= 0) return [];
  const closest = beats
    .slice(1)
    .reduce((least, beat, i) => Math.min(least, beat - (beats[i] ?? 0)), Number.POSITIVE_INFINITY);
  let step = 1;
  while (step < beats.length && (closest * step * pixels) / seconds < leastPixels) step *= 2;
  return beats.filter((beat, i) => i % step === 0 && beat <= seconds).map((beat) => beat / seconds);
}

/** The excerpts that were analysed. */
export function windowSpans(
  windows: readonly { readonly startSeconds: number; readonly lengthSeconds: number }[],
  seconds: number,
): { left: number; width: number }[] {
  if (seconds <= 0) return [];
  return windows.map(({ startSeconds, lengthSeconds }) => {
    const left = Math.min(1, startSeconds / seconds);
    return { left, width: Math.min(1 - left, lengthSeconds / seconds) };
  });
}
