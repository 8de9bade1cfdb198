// The one player of the page: what is in it, and what it is doing, as a store.
import { create } from 'zustand';
import type { Deck } from '../../core/playing/mixer.ts';
import { audioUrl } from '../wire/api.ts';
import { keptVolume } from './playing/keptVolume.ts';
import { tellMoment } from './playing/moments.ts';
import {
  canMix,
  elements,
  frameAt,
  framesIn,
  onFollowed,
  restSound,
  secondsIn,
  tellMixer,
  wakeSound,
} from './playing/sound.ts';

interface PlayerStore {
  /** The track in the player; it need not be playing. */
  trackId: number | null;
  /** The element that it is in. */
  deck: Deck;
  /** How many tracks were put into the player, one that comes again included. */
  turn: number;
  playing: boolean;
  /** Seconds. */
  position: number;
  /** Seconds; null until the file's header has been read. */
  duration: number | null;
  /** The file cannot be played. */
  failed: boolean;
  volume: number;
  muted: boolean;
}

export const usePlayer = create<PlayerStore>()(() => ({
  trackId: null,
  deck: 0,
  turn: 0,
  playing: false,
  position: 0,
  duration: null,
  failed: false,
  volume: keptVolume(),
  muted: false,
}));

/** The track that follows, in the other element; `begun`: its sound is on its way. */
let following: { readonly trackId: number; readonly onBegin: () => void; begun: boolean } | null = null;
/** The sound is heard so many seconds later than its element gives it. */
let delay = 0;
/** A start that was overtaken by another order. */
let orders = 0;

const active = (): HTMLAudioElement => elements[usePlayer.getState().deck];
const otherDeck = (): Deck => (usePlayer.getState().deck === 0 ? 1 : 0);

for (const [index, element] of elements.entries()) {
  const deck: Deck = index === 0 ? 0 : 1;
  const isActive = (): boolean => usePlayer.getState().deck === deck;
  const on = (event: string, does: () => void): void =>
    element.addEventListener(event, () => {
      if (isActive()) does();
    });
  for (const event of ['play', 'pause', 'seeked', 'loadedmetadata', 'ended'] as const)
    on(event, () => {
      if (event === 'ended') tellMixer({ kind: 'ended', deck });
      readElement();
      tellMoment(event);
      if (event === 'ended' && !hasBegun()) restSound();
    });
  on('timeupdate', () => {
    readElement();
    if (!element.paused) tellMoment('near');
  });
  on('seeking', () => {
    readElement();
    forgetNext();
    delay = 0;
    // What was on its way is of another place.
    if (!element.paused) tellMixer({ kind: 'start', deck });
  });
  element.addEventListener('error', () => {
    if (element.getAttribute('src') === null) return;
    if (isActive()) {
      usePlayer.setState({ failed: true, playing: false });
      tellMoment('failed');
    } else if (following !== null) {
      tellMoment('nextFailed');
      forgetNext();
    }
  });
}

function readElement(): void {
  const element = active();
  usePlayer.setState({
    playing: !element.paused && !element.ended,
    position: Math.max(0, element.currentTime - delay),
    duration: Number.isFinite(element.duration) ? element.duration : null,
  });
}

/** Puts the track into the player without starting it; one that is playing goes on playing. */
export function cueTrack(trackId: number, atSeconds = 0): void {
  const { playing, trackId: current } = usePlayer.getState();
  if (playing || current === trackId) return;
  load(trackId);
  if (atSeconds > 0) active().currentTime = atSeconds;
  usePlayer.setState({ position: atSeconds });
}

export function playTrack(trackId: number, fromSeconds = 0): void {
  if (usePlayer.getState().trackId !== trackId || usePlayer.getState().failed) load(trackId);
  else if (fromSeconds === 0) usePlayer.setState(({ turn }) => ({ turn: turn + 1 }));
  active().currentTime = fromSeconds;
  void start();
}

export function togglePlaying(): void {
  if (usePlayer.getState().trackId === null) return;
  if (active().paused) void start();
  else pausePlaying();
}

export function resumePlaying(): void {
  if (usePlayer.getState().trackId !== null) void start();
}

export function pausePlaying(): void {
  orders += 1;
  const element = active();
  const wasHeard = element.currentTime - delay;
  forgetNext();
  tellMixer({ kind: 'stop' });
  element.pause();
  // What was given and not heard yet is given once more.
  if (delay > 0) {
    delay = 0;
    element.currentTime = Math.max(0, wasHeard);
  }
  restSound();
}

export function seekTo(seconds: number): void {
  const { trackId, duration } = usePlayer.getState();
  if (trackId === null) return;
  const target = Math.max(0, Math.min(seconds, duration ?? seconds));
  active().currentTime = target;
  usePlayer.setState({ position: target });
}

/** As long as it is told to, the track begins anew at its end. */
export function setLooping(loops: boolean): void {
  for (const element of elements) element.loop = loops;
}

export const isLooping = (): boolean => active().loop;

/** How loud the track in the player, or the one that follows, is played, as a factor. */
export function setGain(which: 'current' | 'next', gain: number): void {
  tellMixer({ kind: 'gain', deck: which === 'current' ? usePlayer.getState().deck : otherDeck(), gain });
}

/** Gets the track ready that is to follow; `onBegin` is called when it is in the player. */
export function prepareNext(trackId: number, onBegin: () => void): void {
  if (following?.begun === true) return;
  if (following?.trackId === trackId) {
    following = { trackId, onBegin, begun: false };
    return;
  }
  const element = elements[otherDeck()];
  following = { trackId, onBegin, begun: false };
  element.pause();
  element.preload = 'auto';
  element.src = audioUrl(trackId);
  element.load();
}

/** The prepared track's sound is on its way. */
export const hasBegun = (): boolean => following?.begun ?? false;

/** Seconds that its element has still to give; null while the length is not known. */
export function remainingSeconds(): number | null {
  const { duration } = usePlayer.getState();
  return duration === null ? null : duration - active().currentTime;
}

/** The prepared track begins so that it follows the one that plays without a gap. */
export function joinNext(): void {
  if (following === null || following.begun || !canMix()) return;
  following.begun = true;
  const deck = otherDeck();
  tellMixer({ kind: 'follow', deck });
  tellEnd();
  startFollowing(deck);
}

/** When the track that plays will be at its end, by its own clock. */
export function tellEnd(): void {
  const { deck, duration } = usePlayer.getState();
  if (duration !== null) tellMixer({ kind: 'ends', deck, frame: frameAt(deck, duration) });
}

/** The prepared track fades in over so many seconds, while the one that plays fades out. */
export function fadeToNext(seconds: number): void {
  if (following === null || following.begun || !canMix()) return;
  following.begun = true;
  const [deck, old] = [otherDeck(), active()];
  const { turn } = usePlayer.getState();
  tellMixer({ kind: 'fade', deck, frames: framesIn(seconds) });
  startFollowing(deck);
  become(deck, 0);
  setTimeout(() => {
    if (usePlayer.getState().turn === turn + 1) release(old);
  }, seconds * 1000);
}

/** What was prepared does not follow. */
export function forgetNext(): void {
  if (following === null) return;
  following = null;
  tellMixer({ kind: 'forget' });
  release(elements[otherDeck()]);
}

onFollowed(({ deck, delay: frames }) => {
  if (following === null || deck === usePlayer.getState().deck) return;
  const old = active();
  become(deck, secondsIn(frames));
  release(old);
});

/** Its own clock says when it began, as soon as it runs. */
function tellBegin(deck: Deck): void {
  const element = elements[deck];
  const look = (): void => {
    if (element.currentTime === 0) return;
    element.removeEventListener('timeupdate', look);
    tellMixer({ kind: 'begins', deck, frame: frameAt(deck, 0) });
  };
  element.addEventListener('timeupdate', look);
}

function startFollowing(deck: Deck): void {
  const element = elements[deck];
  tellBegin(deck);
  element.addEventListener('timeupdate', () => tellMixer({ kind: 'begins', deck, frame: frameAt(deck, 0) }), {
    once: true,
  });
  element.play().catch(() => undefined);
}

/** The other element is the player's now. */
function become(deck: Deck, heardLater: number): void {
  if (following === null) return;
  const { trackId, onBegin } = following;
  following = null;
  delay = heardLater;
  void wakeSound();
  onBegin();
  usePlayer.setState(({ turn }) => ({
    deck,
    trackId,
    turn: turn + 1,
    position: 0,
    duration: null,
    failed: false,
  }));
  readElement();
  tellMoment('play');
}

function release(element: HTMLAudioElement): void {
  element.pause();
  element.removeAttribute('src');
  element.preload = 'none';
  element.load();
}

function load(trackId: number): void {
  orders += 1;
  forgetNext();
  delay = 0;
  tellMixer({ kind: 'stop' });
  active().src = audioUrl(trackId);
  // Where the one before was to begin is no business of this one.
  active().currentTime = 0;
  usePlayer.setState(({ turn }) => ({
    trackId,
    turn: turn + 1,
    playing: false,
    position: 0,
    duration: null,
    failed: false,
  }));
}

async function start(): Promise<void> {
  orders += 1;
  const own = orders;
  await wakeSound();
  if (own !== orders) return;
  const { deck } = usePlayer.getState();
  tellMixer({ kind: 'start', deck });
  // From elsewhere than the beginning it takes its time to get there.
  if (elements[deck].currentTime === 0) tellBegin(deck);
  await elements[deck].play().catch(() => {
    // A file that cannot be played is reported by the element's error event; a start overtaken by another is no failure.
  });
}
