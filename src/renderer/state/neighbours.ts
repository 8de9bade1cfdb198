// The tracks before and after the one in the player: in the list that it was started from, or in the one that is on screen.

import { selectOnly } from './list/selection.ts';
import { setSelection } from './list/view.ts';
import { audio, playTrack, seekTo, usePlayer } from './player.ts';

/** A track that has run for longer than this goes back to its beginning first. */
const rewindSeconds = 3;

let listed: () => readonly number[] = () => [];
/** What a screen beside the library lists. */
let instead: (() => readonly number[]) | null = null;
/** A walk: a list that goes on playing wherever the person looks, and the track of it that was started last. */
let walk: { readonly ids: () => readonly number[]; readonly trackId: number } | null = null;

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

/** Plays a track of a walk; the others follow, as the walk is by then. */
export function playWithin(ids: () => readonly number[], trackId: number): void {
  walk = { ids, trackId };
  playTrack(trackId);
}

/** The one before or after: of the walk that plays, else of what is on screen now. */
export function playBeside(step: 1 | -1): void {
  const { trackId, position } = usePlayer.getState();
  if (trackId === null) return;
  if (step < 0 && position > rewindSeconds) {
    seekTo(0);
    return;
  }
  const own = walk?.trackId === trackId ? walk : null;
  const ids = own?.ids() ?? listedIds();
  const here = ids.indexOf(trackId);
  const neighbour = here < 0 ? ids[0] : ids[here + step];
  if (neighbour === undefined) return;
  if (own === null) {
    setSelection(selectOnly(neighbour));
    playTrack(neighbour);
  } else playWithin(own.ids, neighbour);
}

/** When a track ends the next one follows. Returns how to stop that. */
export function playOn(ids: () => readonly number[]): () => void {
  listed = ids;
  const next = (): void => playBeside(1);
  audio.addEventListener('ended', next);
  return () => audio.removeEventListener('ended', next);
}
