// What a URL can name: every screen with what is open on it, and in the library what is listed.
import type { TrackFilter } from '../../../core/domain/listing.ts';
import { chooseExploreTab, type ExploreTab, useExplore } from '../explore.ts';
import type { View } from '../list/listing.ts';
import { useView } from '../list/view.ts';
import { type Screen, showScreen, useScreen } from '../screen.ts';
import { type SettingsPart, useSettingsPart } from '../settingsPart.ts';
import { useAskedTag } from '../tagReview.ts';
import { type TagsPart, useTagsPart } from '../tagsPart.ts';
import { chooseMode, useWalks, type WalkMode } from '../walks.ts';

export type Place =
  | {
      readonly screen: 'library';
      readonly view: View;
      readonly search: string;
      readonly filter: TrackFilter;
    }
  | { readonly screen: 'explore'; readonly tab: Exclude<ExploreTab, 'walks'> }
  | { readonly screen: 'explore'; readonly tab: 'walks'; readonly mode: WalkMode }
  /** About genres, or about one tag. */
  | { readonly screen: 'review'; readonly tag: { readonly id: number; readonly name: string } | null }
  | { readonly screen: 'learn' }
  | { readonly screen: 'tags'; readonly part: TagsPart }
  /** Null: as it opens. */
  | { readonly screen: 'settings'; readonly part: SettingsPart | null };

export const startPlace: Place = { screen: 'library', view: { kind: 'all' }, search: '', filter: {} };

/** Everything that makes up a place; a change of any of them may be a step. */
export const placeStores: readonly { subscribe(hear: () => void): () => void }[] = [
  useScreen,
  useExplore,
  useWalks,
  useTagsPart,
  useAskedTag,
  useSettingsPart,
];

export function currentPlace(): Place {
  const { screen } = useScreen.getState();
  switch (screen) {
    case 'library': {
      const { view, search, filter } = useView.getState();
      return { screen, view, search, filter };
    }
    case 'explore': {
      const tab = useExplore.getState().exploreTab;
      return tab === 'walks' ? { screen, tab, mode: useWalks.getState().mode } : { screen, tab };
    }
    case 'review':
      return { screen, tag: useAskedTag.getState().tag };
    case 'learn':
      return { screen };
    case 'tags':
      return { screen, part: useTagsPart.getState().part };
    case 'settings':
      return { screen, part: useSettingsPart.getState().part };
  }
}

export function goTo(place: Place): void {
  switch (place.screen) {
    case 'library': {
      const { view, search, filter } = place;
      useView.setState({ view, search, filter });
      break;
    }
    case 'explore':
      if (place.tab === 'walks') chooseMode(place.mode);
      chooseExploreTab(place.tab);
      break;
    case 'review':
      useAskedTag.setState({ tag: place.tag });
      break;
    case 'learn':
      break;
    case 'tags':
      useTagsPart.setState({ part: place.part });
      break;
    case 'settings':
      useSettingsPart.setState({ part: place.part });
      break;
  }
  showScreen(place.screen satisfies Screen);
}
