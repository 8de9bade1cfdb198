// A track as one vector: the mean of its windows'.

/** Column by column, written into `into`; NaN where a window has NaN. Without windows `into` stays as it is. */
export function windowMean(
  windows: readonly Float32Array[],
  into: Float32Array = new Float32Array(windows[0]?.length ?? 0),
): Float32Array {
  const [first] = windows;
  if (first === undefined) return into;
  if (windows.length === 1) into.set(first);
  else
    for (let column = 0; column < into.length; column++) {
      let sum = 0;
      for (const window of windows) sum += window[column] ?? Number.NaN;
      into[column] = sum / windows.length;
    }
  return into;
}
