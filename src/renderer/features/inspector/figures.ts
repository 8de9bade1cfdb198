// The figures of a track as they are printed.
import type { MusicalFacts } from '../../../core/domain/track.ts';
import { formatKey } from '../../words/format.ts';

type FigureName = 'tempo' | 'key' | 'loudness' | 'dynamics';

/** For what could not be estimated: silence has no key. */
const unknown = '–';

export function figuresOf(track: MusicalFacts): { name: FigureName; text: string }[] {
  return [
    { name: 'tempo', text: track.tempoBpm === null ? unknown : `${Math.round(track.tempoBpm)}` },
    { name: 'key', text: track.musicalKey === null ? unknown : formatKey(track.musicalKey) },
    { name: 'loudness', text: track.loudnessLufs === null ? unknown : decimal(track.loudnessLufs) },
    {
      name: 'dynamics',
      text: track.dynamicRangeDb === null ? unknown : `${decimal(track.dynamicRangeDb)} dB`,
    },
  ];
}

function decimal(value: number): string {
  return value.toFixed(1).replace('-', '−');
}
