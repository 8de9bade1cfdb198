// Beats and the analysed excerpts, over the player's waveform.
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Hidden } from '../../primitives/Hidden.tsx';
import { useSettled } from '../../primitives/useSettled.ts';
import { useWidth } from '../../primitives/useWidth.ts';
import { useWaveLook } from '../../state/waveLook.ts';
import { api } from '../../wire/api.ts';
import { formatClock } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import css from './Marks.module.css';
import { beatLines, windowSpans } from './markLines.ts';

const words = messages.player;
const momentMilliseconds = 200;

interface MarksProps {
  readonly trackId: number;
  readonly seconds: number;
}

export function Marks({ trackId, seconds }: MarksProps) {
  const shown = useWaveLook((state) => state.shown);
  const hasBeats = shown.includes('beats');
  const hasWindows = shown.includes('windows');
  const settled = useSettled(trackId, momentMilliseconds);
  const { data } = useQuery(
    api.tracks.marks.queryOptions({
      input: { id: trackId },
      enabled: settled && (hasBeats || hasWindows),
      retry: false,
    }),
  );
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const beats = hasBeats ? (data?.beats ?? []) : [];
  const windows = hasWindows ? (data?.windows ?? []) : [];
  return (
    <div ref={place} className={css['marks']}>
      {windowSpans(windows, seconds).map(({ left, width: share }) => (
        <span
          key={left}
          aria-hidden
          className={css['window']}
          style={{ left: `${left * 100}%`, width: `${share * 100}%` }}
        />
      ))}
      {beats.length === 0 || width === 0 ? null : (
        <svg className={css['beats']} viewBox={`0 0 ${width} 1`} preserveAspectRatio="none" aria-hidden>
          <path
            d={beatLines(beats, seconds, width)
              .map((share) => `M${Math.round(share * width) + 0.5} 0V1`)
              .join('')}
          />
        </svg>
      )}
      <Hidden>
        {beats.length === 0 ? null : words.beatMarks(beats.length)}{' '}
        {windows.length === 0
          ? null
          : words.windowMarks(
              windows
                .map(({ startSeconds, lengthSeconds }) =>
                  words.stretch(formatClock(startSeconds), formatClock(startSeconds + lengthSeconds)),
                )
                .join(', '),
            )}
      </Hidden>
    </div>
  );
}
