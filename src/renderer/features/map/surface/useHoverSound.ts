// What the pointer is on plays quietly, where the person wants it: some seconds of what was listened to, until it is left.
import { useEffect } from 'react';
import { pausePlaying, resumePlaying, usePlayer } from '../../../state/player.ts';
import { audioUrl, client } from '../../../wire/api.ts';
import { useMapView } from '../mapView.ts';

/** So long on a track before it plays: what is only passed by makes no sound. */
const restMilliseconds = 180;
/** Of the player's own volume. */
const quiet = 0.35;

export function useHoverSound(): void {
  const isOn = useMapView((state) => state.hoverPlays);
  const id = useMapView((state) => state.hovered?.id ?? null);
  useEffect(() => {
    if (!isOn || id === null) return;
    const sound = new Audio();
    // One sound at a time: the player waits meanwhile.
    const resumes = usePlayer.getState().playing;
    const timer = setTimeout(() => void play(sound, id), restMilliseconds);
    return () => {
      clearTimeout(timer);
      sound.pause();
      sound.removeAttribute('src');
      useMapView.setState({ heard: null });
      if (resumes && !usePlayer.getState().playing) resumePlaying();
    };
  }, [isOn, id]);
}

async function play(sound: HTMLAudioElement, id: number): Promise<void> {
  try {
    const { windows } = await client.tracks.marks({ id });
    // What the genre was told by; of several excerpts the one in the middle.
    const window = windows[Math.floor(windows.length / 2)];
    const { volume, muted } = usePlayer.getState();
    if (useMapView.getState().hovered?.id !== id) return;
    if (usePlayer.getState().playing) pausePlaying();
    sound.src = audioUrl(id);
    sound.volume = volume * quiet;
    sound.muted = muted;
    sound.currentTime = window?.startSeconds ?? 0;
    await sound.play();
    useMapView.setState({ heard: id });
  } catch {
    // A file that cannot be played stays silent here; the player says so where it is asked to play it.
  }
}
