// The queue, and what is in the player, are in the library from one visit to the next.
import { client } from '../../wire/api.ts';
import { cueTrack, usePlayer } from '../player.ts';
import { onMoment } from './moments.ts';
import { restoreQueue, useQueue } from './queue.ts';

/** Where it is in the track is kept as often as this while it plays. */
const placeMs = 5000;

/** Brings back what was kept, then keeps what changes, until the function that it returns is called. */
export function keepPlaying(): () => void {
  const ends = new AbortController();
  let keptAt = 0;

  const keepPlace = (): void => {
    const { trackId, position } = usePlayer.getState();
    if (trackId === null) return;
    keptAt = Date.now();
    // A library that cannot be written keeps nothing.
    client.playing.keep({ place: { trackId, seconds: position } }).catch(() => undefined);
  };
  const keepQueue = (): void => {
    const queued = useQueue.getState().queued.map(({ trackId }) => trackId);
    client.playing.keep({ queued }).catch(() => undefined);
  };

  async function begin(): Promise<void> {
    try {
      const { queued, place } = await client.playing.kept();
      if (ends.signal.aborted) return;
      if (queued.length > 0) restoreQueue(queued);
      if (place !== null && usePlayer.getState().trackId === null) cueTrack(place.trackId, place.seconds);
    } catch {
      // There is none, then.
    }
    if (ends.signal.aborted) return;
    const stops = [
      useQueue.subscribe((now, before) => {
        if (now.queued !== before.queued) keepQueue();
      }),
      onMoment((moment) => {
        if (moment === 'pause' || (moment === 'near' && Date.now() - keptAt > placeMs)) keepPlace();
      }),
    ];
    ends.signal.addEventListener('abort', () => {
      for (const stop of stops) stop();
    });
  }

  void begin();
  return () => ends.abort();
}
