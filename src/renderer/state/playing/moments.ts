// What happens to the track in the player, for all who follow it.

/** 'near': several times a second while it plays; 'nextFailed': what was prepared to follow cannot be played. */
export type Moment =
  | 'play'
  | 'pause'
  | 'ended'
  | 'near'
  | 'seeked'
  | 'loadedmetadata'
  | 'failed'
  | 'nextFailed';

const listeners = new Set<(moment: Moment) => void>();

/** Returns how to stop listening. */
export function onMoment(listener: (moment: Moment) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function tellMoment(moment: Moment): void {
  for (const listener of [...listeners]) listener(moment);
}
