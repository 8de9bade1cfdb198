// The three ways in which GTZAN is split to be learned and judged; nothing is chosen on what they judge.
import { foldsFrom } from '../../src/core/learning/judging/folds.ts';
import type { Gtzan } from './gtzan.ts';

export interface Protocol {
  readonly name: 'fold10' | 'artist_fold5' | 'filtered';
  /** Artists are kept apart, outside and therefore inside too. */
  readonly grouped: boolean;
  readonly splits: readonly { readonly train: Int32Array; readonly test: Int32Array }[];
}

export function protocolsOf({ fold10, artistFold5, filtered }: Gtzan): Protocol[] {
  const named = (...parts: readonly string[]) =>
    Int32Array.from(filtered.keys()).filter((i) => parts.includes(filtered[i] ?? ''));
  const splitsBy = (assignment: Int32Array) =>
    foldsFrom(assignment).map(({ train, heldOut }) => ({ train, test: heldOut }));
  return [
    { name: 'filtered', grouped: true, splits: [{ train: named('train', 'valid'), test: named('test') }] },
    { name: 'artist_fold5', grouped: true, splits: splitsBy(artistFold5) },
    { name: 'fold10', grouped: false, splits: splitsBy(fold10) },
  ];
}
