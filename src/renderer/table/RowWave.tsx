// A track's waveform in its row, drawn once it is there.
import { useEffect, useRef } from 'react';
import type { Peaks } from '../../core/model/peaks.ts';
import { fetchPeaks } from '../api.ts';
import { bandColours, drawBands } from '../player/bands.ts';
import { useTheme } from '../player/useTheme.ts';
import { queryClient } from '../queryClient.ts';
import css from './RowWave.module.css';
import { waveQueue } from './waveQueue.ts';

const width = 112;
const height = 20;

const queue = waveQueue({ fetch: fetchPeaks, atOnce: 2, settleMilliseconds: 150 });

export function RowWave({ trackId }: { readonly trackId: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    // Which clears it, too: the row may have shown another track.
    context.canvas.width = width * window.devicePixelRatio;
    context.canvas.height = height * window.devicePixelRatio;
    const draw = (peaks: Peaks): void => drawBands(context, peaks, bandColours(context.canvas));
    // What the player and the inspector have shown is shown here, and the other way round.
    const queryKey = ['peaks', trackId];
    const known = queryClient.getQueryData<Peaks>(queryKey);
    if (known !== undefined) {
      draw(known);
      return;
    }
    return queue.want(trackId, (peaks) => {
      queryClient.setQueryData(queryKey, peaks);
      draw(peaks);
    });
  }, [trackId, theme]);

  return <canvas ref={canvas} width={width} height={height} className={css['wave']} aria-hidden />;
}
