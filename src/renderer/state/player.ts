// The one player of the page: an audio element outside of React, and what it is doing as a store.
import * as z from 'zod';
import { create } from 'zustand';
import { audioUrl } from '../wire/api.ts';
import { keep, readKept } from './kept.ts';

interface PlayerStore {
  /** The track in the player; it need not be playing. */
  trackId: number | null;
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

const volumeKey = 'stackwax.volume';

export const audio = new Audio();
// Nothing is fetched for a track that is only looked at.
audio.preload = 'none';
audio.volume = readKept(volumeKey, z.number().min(0).max(1), 1);

export const usePlayer = create<PlayerStore>()(() => ({
  trackId: null,
  playing: false,
  position: 0,
  duration: null,
  failed: false,
  volume: audio.volume,
  muted: false,
}));

for (const event of [
  'play',
  'pause',
  'ended',
  'timeupdate',
  'seeking',
  'seeked',
  'loadedmetadata',
  'volumechange',
])
  audio.addEventListener(event, readAudio);
audio.addEventListener('error', () => {
  if (audio.getAttribute('src') !== null) usePlayer.setState({ failed: true, playing: false });
});

function readAudio(): void {
  usePlayer.setState({
    playing: !audio.paused && !audio.ended,
    position: audio.currentTime,
    duration: Number.isFinite(audio.duration) ? audio.duration : null,
    volume: audio.volume,
    muted: audio.muted,
  });
}

/** Puts the track into the player without starting it; one that is playing goes on playing. */
export function cueTrack(trackId: number): void {
  const { playing, trackId: current } = usePlayer.getState();
  if (!playing && current !== trackId) load(trackId);
}

export function playTrack(trackId: number, fromSeconds = 0): void {
  if (usePlayer.getState().trackId !== trackId || usePlayer.getState().failed) load(trackId);
  audio.currentTime = fromSeconds;
  start();
}

export function togglePlaying(): void {
  if (usePlayer.getState().trackId === null) return;
  if (audio.paused) start();
  else audio.pause();
}

export function resumePlaying(): void {
  if (usePlayer.getState().trackId !== null) start();
}

export function pausePlaying(): void {
  audio.pause();
}

export function seekTo(seconds: number): void {
  const { trackId, duration } = usePlayer.getState();
  if (trackId === null) return;
  audio.currentTime = Math.max(0, Math.min(seconds, duration ?? seconds));
}

export function setVolume(volume: number): void {
  audio.volume = volume;
  audio.muted = false;
  keep(volumeKey, volume);
}

export function toggleMuted(): void {
  audio.muted = !audio.muted;
}

function load(trackId: number): void {
  audio.src = audioUrl(trackId);
  usePlayer.setState({ trackId, playing: false, position: 0, duration: null, failed: false });
}

function start(): void {
  audio.play().catch(() => {
    // A file that cannot be played is reported by the element's error event; a start overtaken by another is no failure.
  });
}
