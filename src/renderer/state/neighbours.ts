// What is played next: first what is queued, then the list that was started from, or the one that is on screen.

import { selectOnly } from './list/selection.ts';
import { setSelection } from './list/view.ts';
import { playTrack, seekTo, usePlayer } from './player.ts';
import { beginRound, besideInRound, settleRound, useOrder } from './playing/order.ts';
import { removeQueued, useQueue } from './playing/queue.ts';

/** A track that has run for longer than this goes back to its beginning first. */
const rewindSeconds = 3;

let listed: () => readonly number[] = () => [];
/** What a screen beside the library lists. */
let instead: (() => readonly number[]) | null = null;
/** A walk: a list that goes on playing wherever the person looks, and the track of it that was started last. */
let walk: { readonly ids: () => readonly number[]; readonly trackId: number } | null = null;
/** The track of a list that was in the player last: where the list plays on after the queue. */
let anchor: number | null = null;
/** What comes into the player next comes from the queue. */
let isQueuedNext = false;
/** What is in the player was started by going on, not by hand. */
let wentOn = { next: false, now: false };

/** What is listed on screen now, in its order. */
export function listedIds(): readonly number[] {
  return (instead ?? listed)();
}

export function listFrom(ids: () => readonly number[]): void {
  listed = ids;
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

/** One step to another track. */
export interface Step {
  readonly trackId: number;
  /** To be called just before it comes into the player. */
  readonly begin: () => void;
  /** It cannot be played: the next step leads past it. */
  readonly skip: () => void;
}

usePlayer.subscribe((now, before) => {
  if (now.turn === before.turn) return;
  if (!isQueuedNext) anchor = now.trackId;
  isQueuedNext = false;
  wentOn = { next: false, now: wentOn.next };
});

/** Whether what is in the player was started by going on from another track. */
export const isGoingOn = (): boolean => wentOn.now;

const ownWalk = () => (walk !== null && walk.trackId === anchor ? walk : null);

const idsNow = (): readonly number[] => ownWalk()?.ids() ?? listedIds();

/** To be awaited before `nextStep`, where lists are mixed. */
export async function settleOrder(): Promise<void> {
  await settleRound(idsNow(), anchor);
}

/** `byHand`: the person asks for another one, even where one is repeated. */
export function nextStep(step: 1 | -1, byHand: boolean): Step | null {
  const { trackId } = usePlayer.getState();
  const { shuffle, repeat } = useOrder.getState();
  if (trackId !== null && repeat === 'one' && !byHand)
    return { trackId, begin: noteGoingOn, skip: () => undefined };
  const [first] = useQueue.getState().queued;
  if (step > 0 && first !== undefined) {
    const take = (): void => removeQueued(new Set([first.key]));
    return {
      trackId: first.trackId,
      begin() {
        take();
        isQueuedNext = true;
        noteGoingOn();
      },
      skip: take,
    };
  }
  if (trackId === null) return null;
  // Back from a queued track is where the list was left.
  if (step < 0 && anchor !== null && anchor !== trackId) return listStep(anchor);
  const found =
    shuffle === 'off' ? besideInList(step, repeat === 'all') : besideMixed(step, repeat === 'all');
  return found === null ? null : listStep(found);
}

function besideInList(step: 1 | -1, repeats: boolean): number | null {
  const ids = idsNow();
  const here = anchor === null ? -1 : ids.indexOf(anchor);
  const found = here < 0 ? ids[0] : ids[here + step];
  return found ?? (repeats ? ids.at(step > 0 ? 0 : -1) : null) ?? null;
}

function besideMixed(step: 1 | -1, repeats: boolean): number | null {
  const found = besideInRound(step);
  if (found !== null || step < 0 || !repeats) return found;
  beginRound();
  return besideInRound(1);
}

function listStep(trackId: number): Step {
  const own = ownWalk();
  return {
    trackId,
    begin() {
      if (own === null) setSelection(selectOnly(trackId));
      else walk = { ids: own.ids, trackId };
      noteGoingOn();
    },
    skip() {
      if (own !== null) walk = { ids: own.ids, trackId };
      anchor = trackId;
    },
  };
}

function noteGoingOn(): void {
  wentOn = { ...wentOn, next: true };
}

/** The one before or after: of the queue, of the walk that plays, else of what is on screen now. */
export function playBeside(step: 1 | -1): void {
  const { trackId, position } = usePlayer.getState();
  if (trackId === null) return;
  if (step < 0 && position > rewindSeconds) {
    seekTo(0);
    return;
  }
  void go(step, true);
}

/** False where nothing is left to play. */
export async function go(step: 1 | -1, byHand: boolean): Promise<boolean> {
  const { turn } = usePlayer.getState();
  // Without a wait where none is needed, so that what was pressed twice is done twice.
  if (useOrder.getState().shuffle !== 'off') await settleOrder();
  if (usePlayer.getState().turn !== turn) return true;
  const next = nextStep(step, byHand);
  if (next === null) return false;
  next.begin();
  playTrack(next.trackId);
  return true;
}
