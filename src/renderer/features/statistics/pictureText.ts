// How the edges of histograms are written, in full and beside an axis.
import type { HistogramName } from '../../../core/domain/statistics.ts';
import { formatBitRate, formatSampleRate, formatShare } from '../../words/format.ts';
import { messages } from '../../words/messages.ts';
import type { EdgeText } from './parts.ts';

const { bpm, lufs } = messages.statistics;
const minus = (value: number): string => `${value}`.replace('-', '−');

export const edgeTexts: Readonly<Record<HistogramName, EdgeText>> = {
  tempo: { full: bpm, short: minus },
  loudness: { full: lufs, short: minus },
  confidence: { full: formatShare, short: formatShare },
  bitRate: { full: formatBitRate, short: (bits: number) => `${bits / 1000}` },
  sampleRate: { full: formatSampleRate, short: (hertz: number) => `${hertz / 1000}` },
};
