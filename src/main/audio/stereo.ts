// Mixes any number of channels to the one or two that every player accepts, as interleaved 16-bit PCM.

/** Mono stays mono; three and more channels (in WAVE's order L R C LFE Ls Rs) become two. */
export function playableChannels(channels: number): 1 | 2 {
  return channels <= 1 ? 1 : 2;
}

/** Interleaved little-endian 16-bit samples, two channels at most. */
export function toPcm16(channels: readonly Float32Array[], width: 1 | 2): Uint8Array {
  const [left = new Float32Array(0), right = left] = channels.length > 2 ? foldDown(channels) : channels;
  const bytes = new Uint8Array(left.length * width * 2);
  const view = new DataView(bytes.buffer);
  for (let n = 0; n < left.length; n++) {
    view.setInt16(n * width * 2, quantise(left[n]), true);
    if (width === 2) view.setInt16(n * 4 + 2, quantise(right[n]), true);
  }
  return bytes;
}

function quantise(sample = 0): number {
  return Math.round(Math.max(-32_768, Math.min(32_767, sample * 32_768))) || 0;
}

/** ITU-R BS.775: centre and surrounds 3 dB down into the sides, the whole scaled so that it cannot clip. */
function foldDown(channels: readonly Float32Array[]): readonly [Float32Array, Float32Array] {
  const [left, right, centre, , leftBehind, rightBehind] = channels;
  const scale = 1 / (1 + Math.SQRT2);
  const fold = (side: Float32Array = new Float32Array(0), behind?: Float32Array) =>
    side.map(
      (value, n) => scale * (value + Math.SQRT1_2 * (centre?.[n] ?? 0) + Math.SQRT1_2 * (behind?.[n] ?? 0)),
    );
  return [fold(left, leftBehind), fold(right, rightBehind)];
}
