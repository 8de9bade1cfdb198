// A histogram of the library as a figure.
import type { Histogram } from '../../../core/domain/histogram.ts';
import type { TrackFilter } from '../../../core/domain/listing.ts';
import type { HistogramName } from '../../../core/domain/statistics.ts';
import { messages } from '../../words/messages.ts';
import { Figure } from './figure/Figure.tsx';
import { bins } from './parts.ts';
import { Columns, edgeTicks } from './pictures/Columns.tsx';
import { edgeTexts } from './pictureText.ts';

const words = messages.statistics;

/** How each narrows a list; null where no filter is about it. */
const filters: Readonly<
  Record<HistogramName, ((range: { min?: number; max?: number }) => TrackFilter) | null>
> = {
  tempo: (tempoBpm) => ({ tempoBpm }),
  loudness: (loudnessLufs) => ({ loudnessLufs }),
  confidence: (confidence) => ({ confidence, sources: ['model'] }),
  bitRate: (bitRate) => ({ bitRate }),
  sampleRate: null,
};
const titles = {
  tempo: [words.tempo, words.noTempo],
  loudness: [words.loudness, words.noLoudness],
  confidence: [words.confidence, words.noConfidence],
  bitRate: [words.bitRates, words.noBitRates],
  sampleRate: [words.sampleRates, words.noSampleRates],
} as const satisfies Record<HistogramName, readonly [title: string, nothing: string]>;

interface DistributionProps {
  readonly name: HistogramName;
  readonly histogram: Histogram;
  readonly width?: 4 | 5 | 6 | 7 | 12;
  readonly isTable?: boolean;
  readonly within?: boolean;
  readonly isLow?: boolean;
}

export function Distribution({ name, histogram, isLow = false, ...figure }: DistributionProps) {
  const text = edgeTexts[name];
  const { parts, edges, median } = bins(histogram, text, filters[name]);
  const [title, nothing] = titles[name];
  return (
    <Figure
      {...figure}
      title={title}
      note={median === undefined ? '' : words.median(median.label)}
      nothing={nothing}
      parts={parts}
      picture={(marks) => (
        <Columns parts={parts} ticks={edgeTicks(edges, text.short)} marks={marks} isLow={isLow} />
      )}
    />
  );
}
