// In a learning worker: the feature groups that enough tracks have, and what is left out because too many lack it.
import type { GroupVersion, Layout } from '../../core/domain/layout.ts';
import type { LackingGroup } from '../../core/domain/modelInfo.ts';
import type { FeatureReads } from '../store/learning/featureReads.ts';

/**
 * Share of the tracks that may lack a group before it is left out. They are set aside with the answers that a person gave,
 * and fewer answers cost accuracy as fewer columns do: most groups bring one to four points (ADR 10).
 */
export const mostLacking = 0.1;

export interface UsableGroups {
  readonly layout: Layout;
  /** Groups that some of the tracks lack, kept or left out. */
  readonly lacking: readonly LackingGroup[];
}

/**
 * Of `wanted`, what there is of the tracks `ids`, or of all that were analysed. A group whose analysis is under way is
 * taken at the newest version that there is enough of, or left out; so is one that too many tracks lack. Those of
 * `needed` are taken as they are, whichever tracks lack them.
 */
export function usableGroups(
  reader: FeatureReads,
  wanted: Layout,
  ids: readonly number[] | 'all',
  needed: Layout = [],
): UsableGroups {
  const layout: GroupVersion[] = [];
  const lacking: LackingGroup[] = [];
  const has = (groups: Layout, { name }: GroupVersion) => groups.some((other) => other.name === name);
  for (const group of [...needed.filter((other) => !has(wanted, other)), ...wanted]) {
    const pinned = needed.find(({ name }) => name === group.name);
    const waiting = reader.waitingFor(group).length;
    const earlier = reader
      .versions(group.name)
      .filter((version) => version < group.version)
      .toReversed();
    const candidates = [...(waiting > 0 ? [] : [group.version]), ...earlier];
    const taken =
      pinned ??
      candidates
        .map((version) => ({ name: group.name, version }))
        .find((candidate) => shareLacking(candidate) <= mostLacking);
    if (taken !== undefined) {
      layout.push(taken);
      const tracks = reader.lacking(taken, ids);
      if (tracks > 0) lacking.push({ group: group.name, tracks, leftOut: null });
    } else if (waiting > 0) lacking.push({ group: group.name, tracks: waiting, leftOut: 'under way' });
    else lacking.push({ group: group.name, tracks: reader.lacking(group, ids), leftOut: 'too many' });
  }
  return { layout, lacking };

  function shareLacking(group: GroupVersion): number {
    const count = ids === 'all' ? reader.trackIds().length : ids.length;
    return count === 0 ? 0 : reader.lacking(group, ids) / count;
  }
}
