// Which part of the settings was asked for: the screen opens there.
import { create } from 'zustand';
import { showScreen, useScreen } from './screen.ts';

export const settingsParts = [
  'folders',
  'genres',
  'analysis',
  'ears',
  'playing',
  'appearance',
  'backups',
  'library',
  'keys',
  'licences',
] as const;
export type SettingsPart = (typeof settingsParts)[number];

export const useSettingsPart = create<{ part: SettingsPart | null }>()(() => ({ part: null }));

// Who comes back later comes to the top.
useScreen.subscribe(({ screen }) => {
  if (screen !== 'settings') useSettingsPart.setState({ part: null });
});

/** Null: the whole of them, from the top. */
export function showSettings(part: SettingsPart | null): void {
  useSettingsPart.setState({ part });
  showScreen('settings');
}
