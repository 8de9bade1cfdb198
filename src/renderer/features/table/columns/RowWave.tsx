// A track's waveform in its row, drawn once it is there.
import { useEffect, useRef } from 'react';
import type { Peaks } from '../../../../core/domain/pictures/peaks.ts';
import { bandColours, drawBands } from '../../../parts/waves/bands.ts';
import { useTheme } from '../../../state/theme.ts';
import { fetchPeaks } from '../../../wire/api.ts';
import { queryClient } from '../../../wire/queryClient.ts';
import css from './RowWave.module.css';
import { waveQueue } from './waveQueue.ts';

const width = 112;
const height = 20;

const queue = waveQueue({ fetch: fetchPeaks, atOnce: 2, settleMilliseconds: 150 });

export function RowWave({ trackId }: { readonly trackId: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme((state) => state.theme);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const draw = (peaks: Peaks): void => {
      const context = element.getContext('2d');
      if (context === null) return;
      element.width = width * window.devicePixelRatio;
      element.height = height * window.devicePixelRatio;
      drawBands(context, peaks, bandColours(element));
    };
    // The row goes on to another track; a new width clears what was drawn.
    const clear = (): void => {
      element.width = width;
    };
    // What the player and the inspector have shown is shown here, and the other way round.
    const queryKey = ['peaks', trackId];
    const known = queryClient.getQueryData<Peaks>(queryKey);
    if (known !== undefined) {
      draw(known);
      return clear;
    }
    const stop = queue.want(trackId, (peaks) => {
      queryClient.setQueryData(queryKey, peaks);
      draw(peaks);
    });
    return () => {
      stop();
      clear();
    };
  }, [trackId, theme]);

  return <canvas ref={canvas} width={width} height={height} className={css['wave']} aria-hidden />;
}
