// Chooses the window that best represents a track that was analysed in several.

/**
 * For each track the place of its most typical window: the medoid, whose summed distance to the track's other windows
 * is least, so that neither an intro nor a bridge stands for the whole. Distances are Euclidean on columns divided by
 * their standard deviation over all windows. Of two windows neither is nearer to the other: the first.
 *
 * `tracks`: for each track its windows [columns], at least one.
 */
export function typicalWindows(tracks: readonly (readonly Float32Array[])[]): number[] {
  const weights = inverseVariances(tracks.flat());
  return tracks.map((windows) => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    windows.forEach((window, place) => {
      const sum = windows.reduce((total, other) => total + distance(window, other, weights), 0);
      // A rounding error decides nothing.
      if (sum < least - 1e-9) {
        best = place;
        least = sum;
      }
    });
    return best;
  });
}

/** A column that is the same everywhere weighs nothing. */
function inverseVariances(windows: readonly Float32Array[]): Float64Array {
  const columns = windows[0]?.length ?? 0;
  const weights = new Float64Array(columns);
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    let squares = 0;
    for (const window of windows) {
      sum += window[c]!;
      squares += window[c]! ** 2;
    }
    const mean = sum / windows.length;
    const variance = squares / windows.length - mean ** 2;
    weights[c] = variance > 1e-12 ? 1 / variance : 0;
  }
  return weights;
}

function distance(a: Float32Array, b: Float32Array, weights: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += weights[c]! * (a[c]! - b[c]!) ** 2;
  return Math.sqrt(sum);
}
