// Which part of the Tags screen is open: the strings that stand in files, or the tags of tracks.
import { create } from 'zustand';
import { showScreen } from './screen.ts';

export const tagsParts = ['written', 'own'] as const;
export type TagsPart = (typeof tagsParts)[number];

export const useTagsPart = create<{ part: TagsPart }>()(() => ({ part: 'written' }));

export function showTags(part: TagsPart): void {
  useTagsPart.setState({ part });
  showScreen('tags');
}
