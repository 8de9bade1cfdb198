// Decoded audio in memory: cutting, joining and mixing its pieces.

/** A stretch of decoded audio: one array a channel, all of one length, full scale at ±1. */
export interface Pcm {
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
}

/** Samples of each channel. */
export function pcmLength(pcm: Pcm): number {
  return pcm.channels[0]?.length ?? 0;
}

/** The samples from `start` up to `end`, as views; those that there are. */
export function cutPcm(pcm: Pcm, start: number, end: number): Pcm {
  if (start <= 0 && end >= pcmLength(pcm)) return pcm;
  return {
    channels: pcm.channels.map((channel) => channel.subarray(Math.max(0, start), Math.max(0, end))),
    sampleRate: pcm.sampleRate,
  };
}

/**
 * The same sound in `width` channels, at least as many as it has. One channel counts as the same signal on the left and on the
 * right; further channels that it lacks are silent.
 */
export function widened(pcm: Pcm, width: number): Pcm {
  const [mono] = pcm.channels;
  if (mono === undefined || pcm.channels.length >= width) return pcm;
  const channels = pcm.channels.length === 1 ? [mono, mono] : [...pcm.channels];
  while (channels.length < width) channels.push(new Float32Array(mono.length));
  return { channels, sampleRate: pcm.sampleRate };
}

/** Concatenates the parts, each as wide as the widest. */
export function joinPcm(parts: readonly Pcm[]): Pcm {
  const [first] = parts;
  if (first === undefined) return { channels: [], sampleRate: 0 };
  if (parts.length === 1) return first;
  const width = Math.max(...parts.map((part) => part.channels.length));
  const length = parts.reduce((sum, part) => sum + pcmLength(part), 0);
  const channels = Array.from({ length: width }, () => new Float32Array(length));
  let at = 0;
  for (const part of parts) {
    for (const [c, channel] of widened(part, width).channels.entries()) channels[c]?.set(channel, at);
    at += pcmLength(part);
  }
  return { channels, sampleRate: first.sampleRate };
}

/**
 * Passes the samples [start, start + length) of a stream whose first sample is number `at`, and ends the stream
 * after them.
 */
export async function* cutStream(
  pieces: AsyncIterable<Pcm>,
  at: number,
  start: number,
  length: number,
): AsyncGenerator<Pcm> {
  const end = start + length;
  if (length <= 0) return;
  for await (const piece of pieces) {
    const next = at + pcmLength(piece);
    if (next > start) yield cutPcm(piece, start - at, end - at);
    at = next;
    if (at >= end) return;
  }
}
