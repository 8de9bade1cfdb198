// Which tab of the Explore screen is open; the last one is kept from one visit to the next.
import * as z from 'zod';
import { create } from 'zustand';
import { keep, readKept } from './kept.ts';
import { showScreen } from './screen.ts';

export const exploreTabs = ['map', 'clusters', 'walks', 'duplicates', 'statistics'] as const;
export type ExploreTab = (typeof exploreTabs)[number];

const key = 'stackwax.explore';

export const useExplore = create<{ exploreTab: ExploreTab }>()(() => ({
  exploreTab: readKept(key, z.enum(exploreTabs), 'map'),
}));

export function chooseExploreTab(exploreTab: ExploreTab): void {
  useExplore.setState({ exploreTab });
  keep(key, exploreTab);
}

/** From anywhere: the screen, with this tab open. */
export function showExplore(tab: ExploreTab): void {
  chooseExploreTab(tab);
  showScreen('explore');
}
