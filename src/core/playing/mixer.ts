// Two players made into one sound: the one that ends and the one that follows meet sample on sample, or one fades into the other.

/** One stretch of sound; all channels are of the same length. A mono sound has one. */
export type Block = readonly Float32Array[];

/** Which of the two players. */
export type Deck = 0 | 1;

export type MixerOrder =
  /** This player alone is heard from now on, from what it gives now; the other fades out within a moment. */
  | { readonly kind: 'start'; readonly deck: Deck }
  /** Nothing is heard. */
  | { readonly kind: 'stop' }
  /** What this player gives from now on follows where the other one ends. */
  | { readonly kind: 'follow'; readonly deck: Deck }
  /** It does not follow after all. */
  | { readonly kind: 'forget' }
  /** The other one fades out over so many frames, while this one fades in. */
  | { readonly kind: 'fade'; readonly deck: Deck; readonly frames: number }
  /** At about this frame the player begins, or ends, by its own clock: needed where it does so in silence. */
  | { readonly kind: 'begins' | 'ends'; readonly deck: Deck; readonly frame: number }
  /** The player has said that it has ended: nothing else comes. */
  | { readonly kind: 'ended'; readonly deck: Deck }
  /** How loud the player is to be, as a factor. */
  | { readonly kind: 'gain'; readonly deck: Deck; readonly gain: number };

/** The player that was to follow is heard, by so many frames later than it gave its sound. */
export interface Followed {
  readonly deck: Deck;
  readonly delay: number;
}

export interface Mixer {
  order(order: MixerOrder): void;
  /**
   * Takes what the players give from `frame` on, null for none, and fills the two channels of `out`, which is as long.
   * Frames ascend without a gap. Tells when one has followed the other.
   */
  mix(frame: number, given: readonly [Block | null, Block | null], out: Block): Followed | null;
}

/** Everything is heard so much later than it is given, in seconds: so long a player's silence is known before it would be heard. */
export const lookAheadSeconds = 0.06;
/** What is kept of a player; a player may run ahead by nearly so much. */
const keptSeconds = 2.5;
/** A player's own clock is right to this, in seconds. */
const clockSeconds = 0.12;
/** More than this is no clock that is late, but silence at the beginning. */
const mostLateSeconds = 0.4;
/** A player tells of its end so late at most. */
const tellsSeconds = 1;
/** So long fades what is cut off, so that it does not click. */
const cutSeconds = 0.008;

interface Track {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** What was given before is nobody's business. */
  from: number;
  /** The first frame since `from` that is no silence, and the one after the last. */
  first: number | null;
  end: number;
  begins: number | null;
  ends: number | null;
  hasEnded: boolean;
  /** How many frames later it is heard than it is given. */
  delay: number;
  gain: number;
  wantedGain: number;
}

/** `rate` in frames a second. */
export function createMixer(rate: number): Mixer {
  const length = Math.ceil(keptSeconds * rate);
  const lookAhead = Math.round(lookAheadSeconds * rate);
  const clock = Math.round(clockSeconds * rate);
  const gainStep = 1 / (0.02 * rate);
  const tracks: readonly [Track, Track] = [emptyTrack(length), emptyTrack(length)];
  let now = 0;
  /** So many frames later than its clock says a player gives its sound: learned from one that began alone. */
  let late = 0;
  let heard: Deck | null = null;
  let next: Deck | null = null;
  /** `at` frames of the fade are done. */
  let fade: { readonly from: Deck | null; readonly frames: number; at: number } | null = null;

  function begin(deck: Deck): Track {
    const track = tracks[deck];
    Object.assign(track, { from: now, first: null, end: now, begins: null, ends: null, hasEnded: false });
    track.delay = lookAhead;
    return track;
  }

  function order(told: MixerOrder): void {
    switch (told.kind) {
      case 'start':
        cutTo(told.deck, Math.round(cutSeconds * rate));
        break;
      case 'fade':
        cutTo(told.deck, told.frames);
        break;
      case 'stop':
        fade = { from: heard, frames: Math.round(cutSeconds * rate), at: 0 };
        heard = null;
        next = null;
        break;
      case 'follow':
        begin(told.deck);
        next = told.deck;
        tracks[told.deck].gain = tracks[told.deck].wantedGain;
        break;
      case 'forget':
        next = null;
        break;
      case 'begins':
        if (told.deck === heard) learnClock(tracks[told.deck], told.frame);
        else tracks[told.deck].begins = told.frame + late;
        break;
      case 'ends':
        tracks[told.deck].ends = told.frame + late;
        break;
      case 'ended':
        tracks[told.deck].hasEnded = true;
        break;
      case 'gain':
        tracks[told.deck].wantedGain = told.gain;
        if (heard !== told.deck) tracks[told.deck].gain = told.gain;
        break;
    }
  }

  function learnClock({ first }: Track, begins: number): void {
    if (first !== null && Math.abs(first - begins) < mostLateSeconds * rate) late = first - begins;
  }

  function cutTo(deck: Deck, frames: number): void {
    // Where it starts anew itself, what it gave before is gone with it.
    fade = { from: heard === deck ? null : heard, frames, at: 0 };
    begin(deck);
    tracks[deck].gain = tracks[deck].wantedGain;
    heard = deck;
    next = null;
  }

  function take(track: Track, frame: number, block: Block | null, frames: number): void {
    const left = block?.[0];
    const right = block?.[1] ?? left;
    for (let i = 0; i < frames; i++) {
      const at = (frame + i) % length;
      const [l, r] = [left?.[i] ?? 0, right?.[i] ?? 0];
      track.left[at] = l;
      track.right[at] = r;
      if (l === 0 && r === 0) continue;
      track.first ??= frame + i;
      track.end = frame + i + 1;
    }
  }

  /** The frame from which nothing of the track is left to be heard; null while that is not known. `given`: the end of what it gave. */
  function endOf(track: Track, given: number): number | null {
    const silent = given - track.end;
    if (track.hasEnded && (silent < tellsSeconds * rate || track.ends === null)) return track.end;
    if (track.ends === null || silent < Math.min(track.delay, lookAhead) - 256) return null;
    // It stopped when it was to end; else it is silent before its end, which its clock alone can tell.
    return Math.abs(track.end - track.ends) <= clock ? track.end : Math.max(track.end, track.ends);
  }

  /** The frame with which the track begins; null while that is not known. */
  function beginOf(track: Track, given: number): number | null {
    const { first, begins, from } = track;
    if (begins === null) return first;
    if (first !== null && first - begins <= clock) return first;
    return first !== null || given - begins > clock ? Math.max(from, begins) : null;
  }

  /** Where, in frames of `out` that begins with `frame`, the next one begins to be heard. */
  function seam(current: Deck, following: Deck, frame: number, frames: number): number | null {
    const given = frame + frames;
    const end = endOf(tracks[current], given);
    const first = beginOf(tracks[following], given);
    if (end === null || first === null) return null;
    const at = Math.max(0, end + tracks[current].delay - frame, first - frame);
    return at < frames ? at : null;
  }

  function add(
    track: Track,
    frame: number,
    [left, right]: Block,
    range: readonly [number, number],
    level: (i: number) => number,
  ): void {
    if (left === undefined || right === undefined) return;
    for (let i = range[0]; i < range[1]; i++) {
      const difference = track.wantedGain - track.gain;
      if (difference !== 0)
        track.gain =
          Math.abs(difference) <= gainStep ? track.wantedGain : track.gain + Math.sign(difference) * gainStep;
      const at = frame + i - track.delay;
      if (at < track.from) continue;
      const factor = track.gain * level(i);
      left[i] = (left[i] ?? 0) + factor * (track.left[at % length] ?? 0);
      right[i] = (right[i] ?? 0) + factor * (track.right[at % length] ?? 0);
    }
  }

  return {
    order,
    mix(frame, given, out) {
      const frames = out[0]?.length ?? 0;
      for (const [i, track] of tracks.entries()) take(track, frame, given[i] ?? null, frames);
      for (const channel of out) channel.fill(0);
      now = frame + frames;
      let followed: Followed | null = null;
      let played = 0;
      if (heard !== null && next !== null && heard !== next) {
        const at = seam(heard, next, frame, frames);
        if (at !== null) {
          add(tracks[heard], frame, out, [0, at], () => 1);
          const following = tracks[next];
          following.delay = frame + at - (beginOf(following, now) ?? frame);
          following.from = frame + at - following.delay;
          played = at;
          followed = { deck: next, delay: following.delay };
          [heard, next, fade] = [next, null, null];
        }
      }
      const { from = null, frames: over = 0, at: done = 0 } = fade ?? {};
      const share = (i: number): number => Math.min(1, (done + i) / Math.max(1, over));
      if (heard !== null)
        add(tracks[heard], frame, out, [played, frames], (i) =>
          fade === null ? 1 : Math.sin((share(i) * Math.PI) / 2),
        );
      if (from !== null)
        add(tracks[from], frame, out, [0, frames], (i) =>
          share(i) === 1 ? 0 : Math.cos((share(i) * Math.PI) / 2),
        );
      if (fade !== null) {
        fade.at += frames;
        if (fade.at >= fade.frames) fade = null;
      }
      return followed;
    },
  };
}

function emptyTrack(length: number): Track {
  return {
    left: new Float32Array(length),
    right: new Float32Array(length),
    from: 0,
    first: null,
    end: 0,
    begins: null,
    ends: null,
    hasEnded: false,
    delay: 0,
    gain: 1,
    wantedGain: 1,
  };
}
