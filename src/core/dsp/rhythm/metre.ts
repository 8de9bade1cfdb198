// The levels of a metre and which of them people tap to: of all simple multiples of the pulse the one whose halves, thirds and bars are
// accented as those of beats are.
import type { TempoLevel } from '../../domain/track.ts';
import { framesPerMinute } from '../framing.ts';
import { metreWeights, periodRatios } from './metreWeights.ts';
import { around, autocorrelation, comb } from './periodicity.ts';

export interface Metre {
  /** The likeliest first; none where nothing repeats. */
  readonly levels: readonly TempoLevel[];
  /** How well the music repeats after one likeliest beat, two, three ... for eight seconds: 0 by chance, 1 exactly. */
  readonly steadiness: number;
}

/** A level with the numbers that its evidence is a weighted sum of. */
export interface MeasuredLevel {
  readonly bpm: number;
  readonly measures: readonly number[];
}

/** Periods in frames that the pulse is looked for at: 60 to 240 a minute, a 360th of an octave apart. */
const pulses = Float64Array.from({ length: 720 }, (_, i) => framesPerMinute / (60 * 2 ** (i / 360)));
const multiples = [1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4, 1, 4 / 3, 3 / 2, 2, 3, 4] as const;
const slowestBpm = 45;
const fastestBpm = 225;
/** Players drift apart from a steady beat after this. */
const horizonFrames = Math.round((8 * framesPerMinute) / 60);

/** Of the onset envelopes of the bands, and of all together as the last. */
export function metreOf(envelopes: readonly Float64Array[]): Metre {
  const repeats = repetitions(envelopes);
  const measured = measuredLevels(repeats);
  const scores = measured.map(({ measures }) =>
    measures.reduce((sum, x, i) => sum + x * metreWeights[i]!, 0),
  );
  const most = Math.max(...scores);
  const total = most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0));
  const levels = measured
    .map(({ bpm }, i) => ({ bpm, evidence: scores[i]! - total }))
    .toSorted((a, b) => b.evidence - a.evidence);
  const [beat] = levels;
  return { levels, steadiness: beat === undefined ? 0 : steadiness(repeats, beat.bpm) };
}

/** Autocorrelations of each envelope. */
export function repetitions(envelopes: readonly Float64Array[]): Float64Array[] {
  return envelopes.map((series) => autocorrelation(series, Math.floor(0.6 * series.length)));
}

export function measuredLevels(repeats: readonly Float64Array[]): MeasuredLevel[] {
  const pulse = pulseOf(repeats.at(-1)!.subarray(0, horizonFrames));
  if (pulse === null) return [];
  return multiples
    .map((multiple) => multiple * pulse)
    .filter((period) => period * slowestBpm <= framesPerMinute && period * fastestBpm >= framesPerMinute)
    .map((period) => {
      const bpm = framesPerMinute / period;
      const octaves = Math.log2(bpm / 110);
      const bands = repeats.flatMap((repeat) => periodRatios.map((ratio) => around(repeat, ratio * period)));
      return { bpm, measures: [octaves, octaves * octaves, ...bands] };
    });
}

/** The period after which, and after whose multiples, the music repeats best. */
function pulseOf(repeat: Float64Array): number | null {
  let best: number | null = null;
  let most = 0;
  for (const period of pulses) {
    const here = comb(repeat, period);
    if (here <= most) continue;
    most = here;
    best = period;
  }
  return best;
}

function steadiness(repeats: readonly Float64Array[], bpm: number): number {
  return comb(repeats.at(-1)!.subarray(0, horizonFrames), framesPerMinute / bpm);
}
