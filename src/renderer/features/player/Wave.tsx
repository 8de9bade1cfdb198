// The waveform of the track in the player; mouse and keyboard move along it.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { usePeaks } from '../../parts/waves/usePeaks.ts';
import { seekTo, usePlayer } from '../../state/player.ts';
import { useTheme } from '../../state/theme.ts';
import { useWaveLook } from '../../state/waveLook.ts';
import { formatClock } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import { CuePoints } from './CuePoints.tsx';
import { Marks } from './Marks.tsx';
import { useSpectrogram } from './useSpectrogram.ts';
import css from './Wave.module.css';
import { showPeaks, waveElement } from './wave.ts';

const words = messages.player;
const stepSeconds = 5;
/** With Shift. */
const farSeconds = 30;

interface WaveProps {
  /** Null when there is nothing to draw. */
  readonly trackId: number | null;
  readonly seconds: number | null;
}

export function Wave({ trackId, seconds }: WaveProps) {
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme((state) => state.theme);
  const { peaks, failed } = usePeaks(trackId);
  const isBlank = failed || trackId === null;
  const wantsSpectrogram = useWaveLook((state) => state.shown.includes('spectrogram'));
  const hasSpectrogram = wantsSpectrogram && trackId !== null;
  const position = usePlayer((state) => Math.floor(state.position));
  const length = usePlayer((state) => state.duration) ?? seconds ?? 0;

  useEffect(() => {
    place.current?.append(waveElement);
    return () => waveElement.remove();
  }, []);

  // The colours are the theme's, hence drawn again with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => showPeaks(peaks, seconds), [peaks, seconds, theme]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? farSeconds : stepSeconds;
    const target = keyTarget(event.key, usePlayer.getState().position, length, step);
    if (target === null) return;
    event.preventDefault();
    seekTo(target);
  }

  return (
    <div className={css['wave']} data-spectrogram={hasSpectrogram || undefined}>
      <div
        ref={place}
        role="slider"
        tabIndex={0}
        aria-label={words.position}
        aria-busy={peaks === null && !isBlank}
        aria-valuemin={0}
        aria-valuemax={Math.floor(length)}
        aria-valuenow={Math.min(position, Math.floor(length))}
        aria-valuetext={words.positionText(formatClock(position), formatClock(length))}
        className={css['place']}
        onKeyDown={onKeyDown}
      />
      <div className={css['over']}>
        {peaks === null ? <Missing isBlank={isBlank} /> : null}
        {trackId === null || length === 0 ? null : <Marks trackId={trackId} seconds={length} />}
        {trackId === null || length === 0 ? null : <CuePoints trackId={trackId} seconds={length} />}
      </div>
      {hasSpectrogram ? <SpectrogramState trackId={trackId} /> : null}
    </div>
  );
}

/** The line that a waveform grows from, or word that there will be none. */
function Missing({ isBlank }: { readonly isBlank: boolean }) {
  return isBlank ? (
    <p className={css['failed']} role="status">
      {words.noWaveform}
    </p>
  ) : (
    <p className={css['waiting']} role="status">
      <span className={css['late']}>{words.drawing}</span>
    </p>
  );
}

/** What stands where the spectrogram is going to be. */
function SpectrogramState({ trackId }: { readonly trackId: number }) {
  const state = useSpectrogram(trackId);
  if (state === 'shown')
    return <div role="img" aria-label={words.spectrogram} className={css['spectrogram']} />;
  return (
    <p role="status" className={css['spectrogram']} data-state={state}>
      {state === 'coming' ? words.spectrogramComing : words.noSpectrogram}
    </p>
  );
}

/** As video sites have it: arrows by seconds, digits by tenths of the track. */
function keyTarget(key: string, position: number, length: number, step: number): number | null {
  if (/^[0-9]$/u.test(key)) return (length * Number(key)) / 10;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return position - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return position + step;
    case 'PageDown':
      return position - farSeconds;
    case 'PageUp':
      return position + farSeconds;
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return null;
  }
}
