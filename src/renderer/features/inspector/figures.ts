// The figures of a track as they are printed.
import type { MusicalFacts } from '../../../core/domain/track.ts';
import { formatDecimal, formatKey } from '../../words/format.ts';

type FigureName = 'tempo' | 'key' | 'loudness' | 'dynamics';

/** For what could not be estimated: silence has no key. */
const unknown = '–';

export function figuresOf(track: MusicalFacts): { name: FigureName; text: string }[] {
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
