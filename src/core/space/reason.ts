// Why two tracks are near: the traits in which they are alike, and those in which they differ clearly.
import type { Reason, Trait } from '../domain/likeness.ts';

/** What is known of a track; null where it is not. */
export interface Traits {
  /** Beats a minute. */
  readonly tempo: number | null;
  readonly key: string | null;
  /** LUFS. */
  readonly loudness: number | null;
  /** Hz: the mean spectral centroid. */
  readonly brightness: number | null;
  /** 0 to 1: the percussive share of the sound's power. */
  readonly percussiveness: number | null;
}

/** Standard deviations over the library. */
export type Spreads = Readonly<Record<'loudness' | 'brightness' | 'percussiveness', number>>;

/** Of a tempo, as people tell them apart. */
const sameTempo = 0.04;
const otherTempo = 0.15;
/** In standard deviations. */
const same = 0.35;
const other = 1;
const mostNamed = 3;

interface Compared {
  readonly trait: Trait;
  /** 1 is as far as what is called different; negative: the other has less. */
  readonly by: number;
  readonly isAlike: boolean;
}

export function reasonOf(one: Traits, another: Traits, spreads: Spreads): Reason {
  const compared = [tempoOf(one, another), keyOf(one, another), ...measuresOf(one, another, spreads)].filter(
    (found) => found !== null,
  );
  const differs = compared
    .filter(({ isAlike, by }) => !isAlike && Math.abs(by) >= 1)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  return {
    alike: compared
      .filter(({ isAlike }) => isAlike)
      .slice(0, mostNamed)
      .map(({ trait }) => trait),
    differs: differs.slice(0, mostNamed).map(({ trait, by }) => ({ trait, by: by > 0 ? 'more' : 'less' })),
  };
}

function tempoOf({ tempo }: Traits, { tempo: theirs }: Traits): Compared | null {
  if (tempo === null || theirs === null || tempo <= 0 || theirs <= 0) return null;
  const ratio = Math.log(theirs / tempo);
  return {
    trait: 'tempo',
    by: ratio / Math.log(1 + otherTempo),
    isAlike: Math.abs(ratio) <= Math.log(1 + sameTempo),
  };
}

/** Keys are the same or not: none is more than another. */
function keyOf({ key }: Traits, { key: theirs }: Traits): Compared | null {
  return key !== null && key === theirs ? { trait: 'key', by: 0, isAlike: true } : null;
}

function measuresOf(one: Traits, another: Traits, spreads: Spreads): (Compared | null)[] {
  return (['brightness', 'loudness', 'percussiveness'] as const).map((trait) => {
    const [own, theirs] = [one[trait], another[trait]];
    if (own === null || theirs === null || !(spreads[trait] > 0)) return null;
    const by = (theirs - own) / spreads[trait] / other;
    return { trait, by, isAlike: Math.abs(by) <= same };
  });
}
