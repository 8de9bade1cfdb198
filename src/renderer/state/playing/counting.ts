// A track that was listened to for long enough was played.
import { secondsToCount } from '../../../core/domain/playing.ts';
import { client } from '../../wire/api.ts';
import { usePlayer } from '../player.ts';

/** Further than this in one report is a jump, and was not listened to. */
const mostStep = 2;

/** Counts plays until the function that it returns is called. */
export function countPlays(): () => void {
  let heard = 0;
  let isCounted = false;
  return usePlayer.subscribe((now, before) => {
    const step = now.position - before.position;
    const isAgain = now.turn !== before.turn || (isCounted && now.position < 1 && step < 0);
    if (isAgain) {
      heard = 0;
      isCounted = false;
      return;
    }
    if (!now.playing || step <= 0 || step > mostStep) return;
    heard += step;
    if (isCounted || now.trackId === null || heard < secondsToCount(now.duration)) return;
    isCounted = true;
    // A library that cannot be written counts nothing.
    client.playing.count({ trackId: now.trackId }).catch(() => undefined);
  });
}
