// Musical key and mode: the Krumhansl-Schmuckler algorithm (Krumhansl 1990) on the mean chroma.

export const PITCH_CLASSES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;

export interface Key {
  readonly tonic: (typeof PITCH_CLASSES)[number];
  readonly mode: 'major' | 'minor';
  /** Pearson correlation with the key's profile, at most 1; below about 0.5 the music has no clear key. */
  readonly strength: number;
}

/** How well each pitch class fits after a key was established, tonic first (Krumhansl and Kessler 1982, probe-tone ratings). */
const profiles = {
  major: [6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88],
  minor: [6.33, 2.68, 3.52, 5.38, 2.6, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17],
} as const;

/** The best of the 24 keys for twelve chroma values starting at C; null where they are all alike (silence). */
export function estimateKey(chroma: ArrayLike<number>): Key | null {
  const strengths = keyStrengths(chroma);
  let best: Key | null = null;
  for (const mode of ['major', 'minor'] as const) {
    for (const [root, tonic] of PITCH_CLASSES.entries()) {
      const strength = strengths[mode][root]!;
      if (Number.isFinite(strength) && strength > (best?.strength ?? -Infinity))
        best = { tonic, mode, strength };
    }
  }
  return best;
}

/** Correlation of twelve chroma values starting at C with the profile of every key, from C on; NaN where they are all alike. */
export function keyStrengths(chroma: ArrayLike<number>): Readonly<Record<Key['mode'], readonly number[]>> {
  const of = (mode: Key['mode']): number[] =>
    PITCH_CLASSES.map((_, root) =>
      correlation(
        Array.from({ length: 12 }, (_, i) => chroma[(i + root) % 12]!),
        profiles[mode],
      ),
    );
  return { major: of('major'), minor: of('minor') };
}

/** Pearson's r; NaN where either side is constant. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const meanA = a.reduce((sum, x) => sum + x, 0) / a.length;
  const meanB = b.reduce((sum, x) => sum + x, 0) / b.length;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - meanA) * (b[i]! - meanB);
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
