// The layout of a feature vector: the groups that this version computes. Names and widths of vectors derive from this list.

import type { Layout } from '../domain/layout.ts';
import type { FeatureGroup, PlainGroup } from './featureGroup.ts';
import { bandPulse } from './groups/bandPulse.ts';
import { base57 } from './groups/base57.ts';
import { contrast } from './groups/contrast.ts';
import { harmonicMotion } from './groups/harmonicMotion.ts';
import { mfccCovariance } from './groups/mfccCovariance.ts';
import { mfccDelta } from './groups/mfccDelta.ts';
import { modulation } from './groups/modulation.ts';
import { onsets } from './groups/onsets.ts';
import { tonalCentroid } from './groups/tonalCentroid.ts';

/** By the names that libraries store, in the order of the vector. */
const groups = {
  base57,
  mfccCovariance,
  mfccDelta,
  modulation,
  contrast,
  tonalCentroid,
  onsets,
  harmonicMotion,
  bandPulse,
} satisfies { readonly [name: string]: PlainGroup };

export const shippedGroups: readonly (FeatureGroup & PlainGroup)[] = Object.entries(groups).map(
  ([name, group]) => ({ name, ...group }),
);

/** What is wanted of every track. */
export const shippedLayout: Layout = shippedGroups.map(({ name, version }) => ({ name, version }));

/** Names of the usual 57 columns, and of all columns, in the order of the vector. */
export const BASE57_NAMES: readonly string[] = namesOf([base57]);
export const FEATURE_NAMES: readonly string[] = namesOf(shippedGroups);

function namesOf(groups: readonly Pick<PlainGroup, 'columns'>[]): string[] {
  return groups.flatMap(({ columns }) => columns.map(({ name }) => name));
}
