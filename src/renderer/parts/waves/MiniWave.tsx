// The selected track's waveform: a click plays from there.
import { Pause, Play } from 'lucide-react';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { TrackDetail } from '../../../core/domain/track.ts';
import { IconButton } from '../../primitives/Button.tsx';
import { useWidth } from '../../primitives/useWidth.ts';
import { playTrack, togglePlaying, usePlayer } from '../../state/player.ts';
import { useTheme } from '../../state/theme.ts';
import { formatClock } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { bandColours, drawBands } from './bands.ts';
import css from './MiniWave.module.css';
import { usePeaks } from './usePeaks.ts';

const words = messages.player;

export function MiniWave({ track }: { readonly track: TrackDetail }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(canvas);
  const theme = useTheme((state) => state.theme);
  const { peaks, failed } = usePeaks(track.id);
  const playing = usePlayer((state) => state.playing && state.trackId === track.id);
  const position = usePlayer((state) => (state.trackId === track.id ? state.position : 0));
  const length = track.durationSeconds ?? peaks?.durationSeconds ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined || peaks === null || width === 0) return;
    context.canvas.width = width * window.devicePixelRatio;
    context.canvas.height = context.canvas.clientHeight * window.devicePixelRatio;
    drawBands(context, peaks, bandColours(context.canvas));
  }, [peaks, width, theme]);

  function playFrom(event: MouseEvent<HTMLCanvasElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    if (length !== null) playTrack(track.id, ((event.clientX - box.left) / box.width) * length);
  }

  return (
    <div className={css['wave']}>
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? words.pause : words.playThis}
        size="large"
        filled
        onPress={() => (playing ? togglePlaying() : playTrack(track.id, position))}
      />
      <div className={css['place']}>
        {/* Keyboard users move along the player's own waveform, which is a slider. */}
        <canvas
          ref={canvas}
          className={css['canvas']}
          onClick={playFrom}
          aria-label={words.lowMidHigh}
          role="img"
        />
        {failed ? <p className={css['failed']}>{words.noWaveform}</p> : null}
        {position > 0 && length !== null ? (
          <span className={css['cursor']} style={{ left: `${Math.min(1, position / length) * 100}%` }} />
        ) : null}
      </div>
      <span className={css['length']}>{length === null ? '' : formatClock(length)}</span>
    </div>
  );
}
