// The sleep timer: the music fades out and stops after some time, or at the end of the track.
import { create } from 'zustand';
import { pausePlaying, usePlayer } from '../player.ts';
import { setLoudness } from './sound.ts';

export const sleepMinutes = [15, 30, 45, 60] as const;

/** When it stops, in milliseconds since 1970; 'track' = when the one that plays is over. */
export const useSleep = create<{
  sleepsAt: number | 'track' | null;
  minutes: (typeof sleepMinutes)[number];
}>()(() => ({ sleepsAt: null, minutes: 15 }));

const fadeSeconds = 12;

let ticking: ReturnType<typeof setInterval> | undefined;
let isFading = false;

export function sleepIn(minutes: (typeof sleepMinutes)[number]): void {
  useSleep.setState({ sleepsAt: Date.now() + minutes * 60_000, minutes });
  clearInterval(ticking);
  ticking = setInterval(tick, 1000);
}

export function sleepAfterTrack(): void {
  wake();
  useSleep.setState({ sleepsAt: 'track' });
}

/** It plays on. */
export function wake(): void {
  clearInterval(ticking);
  useSleep.setState({ sleepsAt: null });
  if (isFading) setLoudness(usePlayer.getState().muted ? 0 : usePlayer.getState().volume);
  isFading = false;
}

function tick(): void {
  const { sleepsAt } = useSleep.getState();
  if (typeof sleepsAt !== 'number') return;
  const left = (sleepsAt - Date.now()) / 1000;
  if (left <= 0) {
    pausePlaying();
    wake();
  } else if (left <= fadeSeconds && !isFading) {
    isFading = true;
    setLoudness(0, left);
  }
}
