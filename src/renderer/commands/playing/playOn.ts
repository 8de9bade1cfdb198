// When a track nears its end, what follows is made ready, and follows without a gap or fades in; what cannot be played is skipped.

import { go, isGoingOn, listFrom, nextStep, type Step, settleOrder } from '../../state/neighbours.ts';
import { notify } from '../../state/notices.ts';
import {
  fadeToNext,
  forgetNext,
  hasBegun,
  isLooping,
  joinNext,
  prepareNext,
  remainingSeconds,
  tellEnd,
  usePlayer,
} from '../../state/player.ts';
import { levelNext, settingsNow } from '../../state/playing/levels.ts';
import { type Moment, onMoment } from '../../state/playing/moments.ts';
import { useSleep, wake } from '../../state/playing/sleep.ts';
import { canMix } from '../../state/playing/sound.ts';
import { client } from '../../wire/api.ts';
import { messages } from '../../words/messages.ts';

const words = messages.player;

/** So long before the end the next track is made ready. */
const readySeconds = 20;
/** So long before the end it begins, to be heard when the one before is over. */
const aheadSeconds = 0.5;
/** Reports of where the player is come a little further apart than this. */
const reportSeconds = 0.4;
/** What was begun and is not heard after so long will not come. */
const patienceMs = 2500;
/** So many in a row, and something is wrong with more than one file. */
const mostFailures = 3;

/** What was found to follow the track of this turn. */
let plan: { readonly turn: number; readonly trackId: number; readonly fade: number } | null = null;
let planning = -1;
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
/** The turn in which the last of these was tried. */
let failedTurn = -1;
/** Nothing follows this turn: too much could not be played. */
let lastTurn = -1;

/** Plays on from track to track of the list. Returns how to stop that. */
export function playOn(ids: () => readonly number[]): () => void {
  listFrom(ids);
  return onMoment((moment) => void follow(moment));
}

async function follow(moment: Moment): Promise<void> {
  switch (moment) {
    case 'near':
      // While one plays, those that were to follow it may fail one after the other.
      if (usePlayer.getState().position > 1 && usePlayer.getState().turn !== failedTurn) failures = 0;
      near();
      break;
    case 'seeked':
    case 'pause':
      clearTimeout(timer);
      timer = undefined;
      break;
    case 'ended':
      await ended();
      break;
    case 'failed':
      if (isGoingOn()) await failed(usePlayer.getState().trackId);
      break;
    case 'nextFailed': {
      const step = nextStep(1, false);
      plan = null;
      if (step !== null) await passOver(step);
      break;
    }
  }
}

const endsNow = (): boolean =>
  useSleep.getState().sleepsAt === 'track' || usePlayer.getState().turn === lastTurn;

function near(): void {
  const remaining = remainingSeconds();
  const { turn, position } = usePlayer.getState();
  if (remaining === null || isLooping() || !canMix()) return;
  if (hasBegun()) {
    tellEnd();
    return;
  }
  const fadesFor = settingsNow().crossfadeSeconds;
  // A fade that is still going on needs both elements.
  if (remaining > readySeconds || position < fadesFor + 1) return;
  if (endsNow()) {
    forgetNext();
    return;
  }
  const step = nextStep(1, false);
  if (plan?.turn !== turn || step === null || plan.trackId !== step.trackId) {
    void makePlan(turn);
    return;
  }
  prepareNext(step.trackId, step.begin);
  const lead = plan.fade > 0 ? plan.fade : aheadSeconds;
  if (timer !== undefined || remaining > lead + reportSeconds) return;
  const { fade } = plan;
  const begin = (): void => {
    timer = undefined;
    if (usePlayer.getState().turn !== turn || !usePlayer.getState().playing || endsNow()) return;
    if (fade > 0) fadeToNext(Math.min(fade, remainingSeconds() ?? fade));
    else if (settingsNow().gapless) joinNext();
  };
  timer = setTimeout(begin, Math.max(0, remaining - lead) * 1000);
}

/** What follows, and how. */
async function makePlan(turn: number): Promise<void> {
  if (planning === turn) return;
  planning = turn;
  try {
    await settleOrder();
    const step = nextStep(1, false);
    const { trackId } = usePlayer.getState();
    if (step === null || trackId === null || usePlayer.getState().turn !== turn) return;
    const fade = await fadeBetween(trackId, step.trackId);
    await levelNext(step.trackId);
    if (usePlayer.getState().turn === turn) plan = { turn, trackId: step.trackId, fade };
  } finally {
    planning = -1;
  }
}

/** Seconds of crossfade; none within an album unless the person wants it. */
async function fadeBetween(trackId: number, nextId: number): Promise<number> {
  const { crossfadeSeconds, crossfadeAlbums } = settingsNow();
  if (crossfadeSeconds === 0 || crossfadeAlbums) return crossfadeSeconds;
  const rows = await client.tracks.rows({ ids: [trackId, nextId] });
  const [one, next] = [rows[0], rows.at(-1)];
  const isAlbum =
    one?.album != null &&
    one.album === next?.album &&
    (one.albumArtist ?? one.artist) === (next.albumArtist ?? next.artist);
  return isAlbum ? 0 : crossfadeSeconds;
}

async function ended(): Promise<void> {
  const { turn } = usePlayer.getState();
  clearTimeout(timer);
  timer = undefined;
  if (endsNow()) {
    // Only here: whoever woke before this was asked would have the next one played.
    if (useSleep.getState().sleepsAt === 'track') wake();
    return;
  }
  if (hasBegun()) {
    // The mixer goes over to the next one by itself.
    await new Promise((resolve) => setTimeout(resolve, patienceMs));
    if (usePlayer.getState().turn !== turn) return;
    forgetNext();
  }
  await go(1, false);
}

/** The one in the player cannot be played, and nobody asked for exactly this one. */
async function failed(trackId: number | null): Promise<void> {
  if (trackId === null || !(await mayGoOn(trackId))) return;
  await go(1, false);
}

/** The one that was to follow cannot be played. */
async function passOver(step: Step): Promise<void> {
  if (await mayGoOn(step.trackId)) step.skip();
}

async function mayGoOn(trackId: number): Promise<boolean> {
  failures += 1;
  failedTurn = usePlayer.getState().turn;
  const [row] = await client.tracks.rows({ ids: [trackId] }).catch(() => []);
  const name = row?.title ?? row?.fileName ?? '';
  const goesOn = failures < mostFailures;
  notify(goesOn ? words.skipped(name) : words.stopped(name, mostFailures), { tone: 'problem' });
  if (!goesOn) {
    failures = 0;
    lastTurn = usePlayer.getState().turn;
  }
  return goesOn;
}
