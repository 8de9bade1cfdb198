// The Explore screen in words: its tabs.
import { messagesOf } from '../../core/languages/say.ts';
import type { ExploreTab } from '../state/explore.ts';

const say = messagesOf('explore');

export const exploreWords = {
  title: say('title'),
  tabs: {
    map: say('tabs.map'),
    clusters: say('tabs.clusters'),
    walks: say('tabs.walks'),
    duplicates: say('tabs.duplicates'),
    statistics: say('tabs.statistics'),
  } satisfies Record<ExploreTab, string>,
};
