// The spectrogram of the track in the player, where one is wanted: its code and its data come only then.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSettled } from '../../primitives/useSettled.ts';
import { useTheme } from '../../state/theme.ts';
import { prepareSpectrogram } from '../../wire/api.ts';

const momentMilliseconds = 250;

type SpectrogramState = 'coming' | 'shown' | 'failed';

/** `seconds` of the waveform that it lies below; null for no spectrogram. */
export function useSpectrogram(trackId: number | null): SpectrogramState {
  const theme = useTheme((state) => state.theme);
  const settled = useSettled(trackId, momentMilliseconds);
  // Computing may take seconds. Asked for here, it is given up when the track is left; the plugin could not do that.
  const { isSuccess, isError } = useQuery({
    queryKey: ['spectrogram', trackId],
    queryFn: ({ signal }) => (trackId === null ? null : prepareSpectrogram(trackId, signal)),
    enabled: trackId !== null && settled,
    gcTime: 60_000,
    retry: false,
  });
  const [state, setState] = useState<{ trackId: number; state: SpectrogramState } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => {
    if (trackId === null || !isSuccess) return;
    let remove: (() => void) | null = null;
    let left = false;
    void import('./spectrogram.ts').then(({ showSpectrogram }) => {
      if (left) return;
      const shown = showSpectrogram(trackId, {
        ready: () => setState({ trackId, state: 'shown' }),
        failed: () => setState({ trackId, state: 'failed' }),
      });
      remove = () => shown.remove();
    });
    return () => {
      left = true;
      remove?.();
      setState(null);
    };
  }, [trackId, isSuccess, theme]);

  if (isError) return 'failed';
  return state?.trackId === trackId ? state.state : 'coming';
}
