// Mixes channels to one, and replaces invalid samples of damaged files.

/** Louder than any real float file (full scale is 1); larger values would overflow the features. */
const loudest = 64;

/** The mean of the channels, sample by sample. NaN counts as silence, and values are clamped to ±64. */
export function mixToMono(channels: readonly Float32Array[]): Float32Array {
  const [left, right, ...more] = channels;
  if (left === undefined) return new Float32Array(0);
  const mono = new Float32Array(left.length);
  if (right === undefined) mono.set(left);
  else if (more.length === 0) {
    for (let i = 0; i < mono.length; i++) mono[i] = ((left[i] ?? 0) + (right[i] ?? 0)) / 2;
  } else {
    for (const channel of channels) {
      for (let i = 0; i < mono.length; i++) mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0) / channels.length;
    }
  }
  for (let i = 0; i < mono.length; i++) {
    const value = mono[i] ?? 0;
    // One comparison for valid samples; NaN fails it too.
    if (!(Math.abs(value) <= loudest)) {
      mono[i] = Number.isNaN(value) ? 0 : Math.sign(value) * loudest;
    }
  }
  return mono;
}
