// Which screen fills the middle of the window. Choosing something to list, or searching, leads back to the library.
import { create } from 'zustand';
import { useView } from './list/view.ts';

export const screens = ['explore', 'review', 'learn', 'tags', 'settings'] as const;
export type Screen = 'library' | (typeof screens)[number];

export const useScreen = create<{ screen: Screen }>()(() => ({ screen: 'library' }));

export function showScreen(screen: Screen): void {
  useScreen.setState({ screen });
}

useView.subscribe((now, before) => {
  if (now.view !== before.view || now.search !== before.search || now.filter !== before.filter)
    showScreen('library');
});
