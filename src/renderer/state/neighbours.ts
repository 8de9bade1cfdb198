// The tracks before and after the one in the player, in the list that is on screen.

import { selectOnly } from './list/selection.ts';
import { setSelection } from './list/view.ts';
import { audio, playTrack, seekTo, usePlayer } from './player.ts';

/** A track that has run for longer than this goes back to its beginning first. */
const rewindSeconds = 3;

function playNeighbour(ids: readonly number[], step: 1 | -1): void {
  const { trackId, position } = usePlayer.getState();
  if (trackId === null) return;
  if (step < 0 && position > rewindSeconds) {
    seekTo(0);
    return;
  }
  const here = ids.indexOf(trackId);
  const neighbour = here < 0 ? ids[0] : ids[here + step];
  if (neighbour === undefined) return;
  setSelection(selectOnly(neighbour));
  playTrack(neighbour);
}

let listed: () => readonly number[] = () => [];
/** What a screen beside the library lists. */
let instead: (() => readonly number[]) | null = null;

/** What is listed on screen now, in its order. */
export function listedIds(): readonly number[] {
  return (instead ?? listed)();
}

/** As long as another screen shows tracks, its list is the one on screen. Returns how to stop that. */
export function listInstead(ids: () => readonly number[]): () => void {
  instead = ids;
  return () => {
    if (instead === ids) instead = null;
  };
}

/** The same in the list that is on screen now. */
export function playBeside(step: 1 | -1): void {
  playNeighbour(listedIds(), step);
}

/** When a track ends the next one follows. Returns how to stop that. */
export function playOn(ids: () => readonly number[]): () => void {
  listed = ids;
  const next = (): void => playBeside(1);
  audio.addEventListener('ended', next);
  return () => audio.removeEventListener('ended', next);
}
