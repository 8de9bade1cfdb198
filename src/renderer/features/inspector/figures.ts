// The figures of a track as they are printed.
import type { TrackDetail } from '../../../core/domain/track.ts';
import { formatDecimal, formatExtent, formatKey } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';

type FigureName = 'tempo' | 'key' | 'loudness' | 'dynamics';

/** For what could not be estimated: silence has no key. */
const unknown = '–';

type Figured = Pick<TrackDetail, 'tempoBpm' | 'musicalKey' | 'loudnessLufs' | 'dynamicRangeDb'>;

export function figuresOf(track: Figured): { name: FigureName; text: string }[] {
  return [
    { name: 'tempo', text: track.tempoBpm === null ? unknown : `${Math.round(track.tempoBpm)}` },
    { name: 'key', text: track.musicalKey === null ? unknown : formatKey(track.musicalKey) },
    { name: 'loudness', text: track.loudnessLufs === null ? unknown : formatDecimal(track.loudnessLufs) },
    {
      name: 'dynamics',
      text: track.dynamicRangeDb === null ? unknown : `${formatDecimal(track.dynamicRangeDb)} dB`,
    },
  ];
}

/** How much of the track was measured for them; null where nothing was. */
export function extentOf(track: TrackDetail): string | null {
  const { loudnessLufs, loudnessSeconds, durationSeconds } = track;
  if (loudnessLufs === null) return null;
  return messages.inspector.measuredOf(formatExtent(loudnessSeconds, durationSeconds));
}
