// What an ear's scores propose to be no music is noted when a track was heard; a person decides.
import { hasScores } from '../../core/domain/ear.ts';
import { notMusicReason } from '../../core/genres/notMusic.ts';
import type { AnalysedGroup } from '../store/learning/features.ts';
import type { Store, Writes } from '../store/store.ts';

export function proposeKinds(
  store: Pick<Store, 'features'>,
  write: Pick<Writes, 'kinds'>,
  trackId: number,
  groups: readonly AnalysedGroup[],
): void {
  for (const group of groups)
    if (hasScores(group.name) && 'vectors' in group)
      write.kinds.propose(
        trackId,
        group.name,
        notMusicReason(store.features.columns([group]), group.vectors),
      );
}
