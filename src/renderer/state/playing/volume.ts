// How loud the person wants it.
import { usePlayer } from '../player.ts';
import { keepVolume } from './keptVolume.ts';
import { setLoudness } from './sound.ts';

setLoudness(usePlayer.getState().volume);

export function setVolume(volume: number): void {
  usePlayer.setState({ volume, muted: false });
  setLoudness(volume);
  keepVolume(volume);
}

export function toggleMuted(): void {
  const { volume, muted } = usePlayer.getState();
  usePlayer.setState({ muted: !muted });
  setLoudness(muted ? volume : 0);
}
