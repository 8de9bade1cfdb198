// Two audio elements outside of React, and the mixer that makes one sound of them. Where the browser has no mixer they play by themselves.
import type { Deck, Followed, MixerOrder } from '../../../core/playing/mixer.ts';
import mixerUrl from './mixer.worklet.ts?worker&url';

export const elements: readonly [HTMLAudioElement, HTMLAudioElement] = [makeElement(), makeElement()];

interface Graph {
  readonly context: AudioContext;
  readonly mixer: AudioWorkletNode;
  readonly volume: GainNode;
}

let graph: Graph | null = null;
let making: Promise<void> | null = null;
let loudness = 1;
/** The context costs power as long as it runs, even in silence. */
const restsAfterMs = 10_000;
let resting: ReturnType<typeof setTimeout> | undefined;
const followers = new Set<(followed: Followed) => void>();

function makeElement(): HTMLAudioElement {
  const element = new Audio();
  // Nothing is fetched for a track that is only looked at.
  element.preload = 'none';
  // In the window sound comes from another origin, and only so may the mixer hear it.
  element.crossOrigin = 'anonymous';
  return element;
}

/** To be awaited before anything plays: browsers allow sound only when the person has done something. */
export async function wakeSound(): Promise<void> {
  clearTimeout(resting);
  making ??= makeGraph();
  await making;
  // Not waited for: where the browser does not allow sound yet, it never comes.
  if (graph?.context.state === 'suspended') void graph.context.resume();
}

/** Nothing plays for the time being. */
export function restSound(): void {
  clearTimeout(resting);
  resting = setTimeout(() => void graph?.context.suspend(), restsAfterMs);
}

/** Whether tracks can follow each other without a gap, or fade into each other. */
export function canMix(): boolean {
  return graph !== null;
}

export function tellMixer(order: MixerOrder): void {
  graph?.mixer.port.postMessage(order);
}

/** At which frame of the mixer an element will be, or was, at this place of its sound. */
export function frameAt(deck: Deck, seconds: number): number {
  if (graph === null) return 0;
  const { currentTime, sampleRate } = graph.context;
  return Math.round((currentTime + seconds - elements[deck].currentTime) * sampleRate);
}

/** Frames of the mixer in so many seconds. */
export function framesIn(seconds: number): number {
  return Math.round(seconds * (graph?.context.sampleRate ?? 0));
}

export function secondsIn(frames: number): number {
  return graph === null ? 0 : frames / graph.context.sampleRate;
}

/** When the second track is heard in the place of the first. */
export function onFollowed(listener: (followed: Followed) => void): void {
  followers.add(listener);
}

/** From 0 to 1, reached within so many seconds. */
export function setLoudness(value: number, overSeconds = 0.02): void {
  loudness = value;
  if (graph === null) {
    for (const element of elements) element.volume = value;
    return;
  }
  const { gain } = graph.volume;
  const { currentTime } = graph.context;
  gain.cancelScheduledValues(currentTime);
  gain.setValueAtTime(gain.value, currentTime);
  gain.linearRampToValueAtTime(value, currentTime + overSeconds);
}

async function makeGraph(): Promise<void> {
  try {
    const context = new AudioContext({ latencyHint: 'playback' });
    await context.audioWorklet.addModule(mixerUrl);
    const mixer = new AudioWorkletNode(context, 'mixer', {
      numberOfInputs: 2,
      numberOfOutputs: 1,
      outputChannelCount: [2],
      // More channels are folded down as the browser does it everywhere.
      channelCount: 2,
      channelCountMode: 'clamped-max',
    });
    const volume = new GainNode(context, { gain: loudness });
    for (const [input, element] of elements.entries()) {
      element.volume = 1;
      context.createMediaElementSource(element).connect(mixer, 0, input);
    }
    mixer.connect(volume).connect(context.destination);
    mixer.port.onmessage = ({ data }: MessageEvent<Followed>) => {
      for (const follower of followers) follower(data);
    };
    graph = { context, mixer, volume };
  } catch {
    // An old browser, or none that may make sound: elements play by themselves, with the gaps that they have.
  }
}
