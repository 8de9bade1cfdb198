// Samples of damaged files: what is no number, or no sound, is made harmless before anything is computed of it.

/** Louder than any real float file (full scale is 1); larger values would overflow the features. */
export const loudestSample = 64;

/** In place: NaN counts as silence, and values are clamped to ±64. */
export function makeValid(samples: Float32Array): Float32Array {
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i]!;
    // One comparison for valid samples; NaN fails it too.
    if (!(Math.abs(value) <= loudestSample))
      samples[i] = Number.isNaN(value) ? 0 : Math.sign(value) * loudestSample;
  }
  return samples;
}
