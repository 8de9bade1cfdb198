// What the Tags screen shows and where the keyboard stands on it; kept while other screens are open.
import { create } from 'zustand';
import type { FacetFilter } from './own/ownTags.ts';
import type { TagFilter } from './tagList.ts';

export const tagsTabs = ['genres', 'alike', 'suggestions'] as const;
type TagsTab = (typeof tagsTabs)[number];

interface TagsView {
  filter: TagFilter;
  search: string;
  /** The written string that the list stands on. */
  active: string | null;
  tab: TagsTab;
  /** Suggestions are made only when somebody wants them. */
  suggestionsAsked: boolean;
  treeSearch: string;
  /** Paths of the tree that are open. */
  open: ReadonlySet<string>;
  /** The path that the tree stands on. */
  at: string | null;
  /** Among the tags of tracks: which kind, what was typed, the id that the list stands on. */
  facet: FacetFilter;
  ownSearch: string;
  ownActive: string | null;
}

export const useTagsView = create<TagsView>()(() => ({
  filter: 'all',
  search: '',
  active: null,
  tab: 'genres',
  suggestionsAsked: false,
  treeSearch: '',
  open: new Set(),
  at: null,
  facet: 'all',
  ownSearch: '',
  ownActive: null,
}));

export function toggleOpen(path: string): void {
  useTagsView.setState(({ open }) => {
    const next = new Set(open);
    if (!next.delete(path)) next.add(path);
    return { open: next };
  });
}

/** What lies near the chosen tag, beside the list. */
export function showAlike(): void {
  useTagsView.setState({ tab: 'alike' });
}
