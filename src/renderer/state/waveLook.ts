// What the player's waveform shows besides the waveform; kept in the browser.
import * as z from 'zod';
import { create } from 'zustand';
import { keep, readKept } from './kept.ts';

const key = 'stackwax.waveform';

export const waveExtras = ['beats', 'windows', 'spectrogram'] as const;
export type WaveExtra = (typeof waveExtras)[number];

interface WaveLook {
  readonly shown: readonly WaveExtra[];
}

export const useWaveLook = create<WaveLook>()(() => ({
  shown: readKept(key, z.array(z.enum(waveExtras)), []),
}));

export function showOnWave(extra: WaveExtra, isShown: boolean): void {
  const others = useWaveLook.getState().shown.filter((other) => other !== extra);
  const shown = isShown ? [...others, extra] : others;
  useWaveLook.setState({ shown });
  keep(key, shown);
}

export function toggleOnWave(extra: WaveExtra): void {
  showOnWave(extra, !useWaveLook.getState().shown.includes(extra));
}
