// The explanation of a prediction in short: which qualities of the sound speak for it, which against it, what is near.
import type { Explanation } from '../../../../core/domain/explanation.ts';
import type { Quality } from '../../../words/inspector.ts';

export interface Reasons {
  /** What speaks most for the genre first. */
  readonly typical: readonly Quality[];
  /** What speaks most against it first. */
  readonly untypical: readonly Quality[];
  /** How many of the nearest tracks have the genre. */
  readonly near: { readonly ofGenre: number; readonly all: number };
}

/** By the beginnings of features' names; what none of them begins is tone colour. */
const beginnings: readonly (readonly [RegExp, Quality])[] = [
  [/^(?:spectral_centroid|rolloff|zero_crossing|spectral_bandwidth|mfcc2(?:_mean|_var)$)/u, 'brightness'],
  [
    /^(?:chroma|tonnetz|interval|note_|key_|chord|harmonic_change|harmony_mean|harmonic_likeness)/u,
    'harmony',
  ],
  [/^(?:rms|mfcc1(?:_mean|_var)$)/u, 'loudness'],
  [/^(?:perceptr|onset)/u, 'percussion'],
  [/^(?:tempo|modulation|pulse)/u, 'rhythm'],
  [/^(?:spectral_contrast|harmony_var)/u, 'clarity'],
];

function qualityOf(feature: string): Quality {
  return beginnings.find(([beginning]) => beginning.test(feature))?.[1] ?? 'toneColour';
}

const named = { typical: 3, untypical: 2 };
/** Qualities that say less than this share of the strongest one are not worth a word. */
const worthSaying = 0.2;

export function reasonsOf(explanation: Explanation): Reasons {
  const { featuresFor, featuresAgainst, nearestLabelled, nearestOthers, genre } = explanation;
  const effects = new Map<Quality, number>();
  for (const { feature, effect } of [...featuresFor, ...featuresAgainst])
    effects.set(qualityOf(feature), (effects.get(qualityOf(feature)) ?? 0) + effect);
  const sorted = [...effects].sort(([, one], [, other]) => other - one);
  const strongest = sorted.reduce((most, [, effect]) => Math.max(most, Math.abs(effect)), 0);
  const telling = sorted.filter(([, effect]) => Math.abs(effect) >= strongest * worthSaying);
  const near = [...nearestLabelled, ...nearestOthers];
  return {
    typical: telling.flatMap(([quality, effect]) => (effect > 0 ? [quality] : [])).slice(0, named.typical),
    untypical: telling
      .toReversed()
      .flatMap(([quality, effect]) => (effect < 0 ? [quality] : []))
      .slice(0, named.untypical),
    near: { ofGenre: near.filter((one) => one.genre === genre).length, all: near.length },
  };
}
