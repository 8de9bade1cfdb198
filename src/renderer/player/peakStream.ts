// Peaks as they come over the wire: one after the other, each more complete than the one before, the last one whole.
import { decodePeaks, type Peaks, peaksLength } from '../../core/model/peaks.ts';

/** Resolves with the last ones, after `onPart` has heard of each before. Throws AppError 'invalid' for anything else. */
export async function lastPeaks(
  stream: ReadableStream<Uint8Array>,
  onPart: (peaks: Peaks) => void = () => undefined,
): Promise<Peaks> {
  const reader = stream.getReader();
  let bytes = new Uint8Array(0);
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decodePeaks(bytes);
    const joined = new Uint8Array(bytes.length + value.length);
    joined.set(bytes);
    joined.set(value, bytes.length);
    bytes = joined;
    // What something follows is a part; what nothing follows may be the last.
    for (
      let length = peaksLength(bytes);
      length !== null && length < bytes.length;
      length = peaksLength(bytes)
    ) {
      onPart(decodePeaks(bytes.subarray(0, length)));
      bytes = bytes.slice(length);
    }
  }
}
