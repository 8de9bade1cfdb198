// The Explore screen in words: its tabs.
import type { ExploreTab } from '../state/explore.ts';

export const exploreWords = {
  title: 'Explore',
  tabs: {
    map: 'Map',
    clusters: 'Clusters',
    walks: 'Walks',
    duplicates: 'Duplicates',
    statistics: 'Statistics',
  } satisfies Record<ExploreTab, string>,
};
