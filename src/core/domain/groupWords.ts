// What feature groups are called in plain words; a group of an ear by the ear's own name, where it is at hand.
import { earOfGroup } from './ear.ts';
import type { EarState } from './earState.ts';
import type { LackingGroup } from './modelInfo.ts';

export type NamedEar = Pick<EarState, 'name' | 'sha256'>;

const words: Readonly<Record<string, string>> = {
  base57: 'the usual features',
  mfccCovariance: 'how tone colours move together',
  mfccDelta: 'how fast the tone colour changes',
  modulation: 'the pulse of each band',
  contrast: 'tones above the noise',
  tonalCentroid: 'harmony',
  onsets: 'attacks',
  harmonicMotion: 'intervals, chords and how they change',
  bandPulse: 'the beat of bass, middle and treble',
};

/** Null for a group of no ear; `unknown` where the library does not have the ear any more. */
export function earWords(group: string, ears: readonly NamedEar[], unknown = 'an ear'): string | null {
  const start = earOfGroup(group);
  if (start === null) return null;
  return ears.find(({ sha256 }) => sha256.startsWith(start))?.name ?? unknown;
}

/** A model of another version may have groups that this one does not know: these stand as they are. */
export function groupWords(group: string, ears: readonly NamedEar[] = []): string {
  return earWords(group, ears) ?? words[group] ?? group;
}

/** What learning lacked, both groups of an ear as one: the one that more tracks lack. */
export function lackingOnce(lacking: readonly LackingGroup[]): LackingGroup[] {
  const once = new Map<string, LackingGroup>();
  for (const one of lacking) {
    const of = earOfGroup(one.group) ?? one.group;
    const other = once.get(of);
    if (other === undefined || one.tracks > other.tracks) once.set(of, one);
  }
  return [...once.values()];
}
