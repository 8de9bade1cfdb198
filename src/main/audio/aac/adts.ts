// Frames of AAC in a stream that carries their lengths (ADTS, ISO/IEC 14496-3, Annex 1.A), wherever its pieces are cut.

const headerBytes = 7;

export interface AdtsFrames {
  /** The frames that end in these bytes or in earlier ones. */
  feed(bytes: Uint8Array): Uint8Array[];
}

export function adtsFrames(): AdtsFrames {
  let rest = new Uint8Array(0);
  // Bytes that look like a header are common; the first is believed when another follows where it says.
  let inStep = false;
  return {
    feed(bytes) {
      const all = joined(rest, bytes);
      const frames: Uint8Array[] = [];
      let at = 0;
      while (at + headerBytes <= all.length) {
        const end = at + frameLength(all, at);
        if (!isHeader(all, at) || end < at + headerBytes) {
          inStep = false;
          at += 1;
          continue;
        }
        if (end > all.length) break;
        if (!inStep && end + 2 <= all.length && !isHeader(all, end)) {
          at += 1;
          continue;
        }
        inStep = true;
        frames.push(all.subarray(at, end));
        at = end;
      }
      rest = all.slice(at);
      return frames;
    },
  };
}

/** The channel configuration that a header states. */
export function adtsChannels(frame: Uint8Array): number {
  return (((frame[2] ?? 0) & 1) << 2) | ((frame[3] ?? 0) >> 6);
}

function isHeader(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xf6) === 0xf0;
}

function frameLength(bytes: Uint8Array, at: number): number {
  return (((bytes[at + 3] ?? 0) & 3) << 11) | ((bytes[at + 4] ?? 0) << 3) | ((bytes[at + 5] ?? 0) >> 5);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
