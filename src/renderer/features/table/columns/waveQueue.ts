// Waveforms for rows in sight: asked for when scrolling has settled, a few at a time, given up when out of sight.
import type { Peaks } from '../../../../core/domain/pictures/peaks.ts';

interface Wish {
  readonly trackId: number;
  readonly onPeaks: (peaks: Peaks) => void;
}

interface WaveQueue {
  /** Asks for a track's peaks; what is returned takes the wish back. Nothing comes where they cannot be had. */
  want(trackId: number, onPeaks: (peaks: Peaks) => void): () => void;
}

interface WaveQueueParts {
  fetch(trackId: number, signal: AbortSignal): Promise<Peaks>;
  /** So many at once: each may cost the decoding of a whole file. */
  readonly atOnce: number;
  /** Nothing begins until nobody has wished for anything for so long. */
  readonly settleMilliseconds: number;
}

export function waveQueue({ fetch, atOnce, settleMilliseconds }: WaveQueueParts): WaveQueue {
  const waiting = new Set<Wish>();
  let running = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stops = new Map<Wish, AbortController>();

  function begin(): void {
    for (const wish of waiting) {
      if (running >= atOnce) return;
      waiting.delete(wish);
      void run(wish);
    }
  }

  async function run(wish: Wish): Promise<void> {
    const stop = new AbortController();
    stops.set(wish, stop);
    running += 1;
    try {
      const peaks = await fetch(wish.trackId, stop.signal);
      if (!stop.signal.aborted) wish.onPeaks(peaks);
    } catch {
      // A row without its waveform is empty, which is seen.
    }
    stops.delete(wish);
    running -= 1;
    begin();
  }

  return {
    want(trackId, onPeaks) {
      const wish = { trackId, onPeaks };
      waiting.add(wish);
      clearTimeout(timer);
      timer = setTimeout(begin, settleMilliseconds);
      return () => {
        waiting.delete(wish);
        stops.get(wish)?.abort();
      };
    },
  };
}
