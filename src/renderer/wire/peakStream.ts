// Peaks as they come over the wire: one after the other, each more complete than the one before, the last one whole.
import { decodePeaks, type Peaks, peaksLength } from '../../core/domain/pictures/peaks.ts';

/** Resolves with the last ones; `onPart` is called with each, the last included. Throws AppError 'invalid' for anything else. */
export async function lastPeaks(
  stream: ReadableStream<Uint8Array>,
  onPart: (peaks: Peaks) => void = () => undefined,
): Promise<Peaks> {
  const reader = stream.getReader();
  let bytes = new Uint8Array(0);
  let last: Peaks | null = null;
  for (;;) {
    const { done, value } = await reader.read();
    // Nothing may be left over, and there must have been something.
    if (done) return last !== null && bytes.length === 0 ? last : decodePeaks(bytes);
    const joined = new Uint8Array(bytes.length + value.length);
    joined.set(bytes);
    joined.set(value, bytes.length);
    bytes = joined;
    for (let length = peaksLength(bytes); length !== null && length <= bytes.length; ) {
      last = decodePeaks(bytes.slice(0, length));
      onPart(last);
      bytes = bytes.slice(length);
      length = peaksLength(bytes);
    }
  }
}
