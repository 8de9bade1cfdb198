// Dark or light: what the person chose, else the setting of the system. Kept in the browser, too, so that the page opens in it.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { Settings } from '../../core/domain/settings.ts';
import { api } from '../wire/api.ts';

type Choice = Settings['theme'];

const key = 'stackwax.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function themeOf(choice: Choice): 'dark' | 'light' {
  if (choice !== 'system') return choice;
  return dark.matches ? 'dark' : 'light';
}

function kept(): Choice {
  const text = localStorage.getItem(key);
  return text === 'light' || text === 'dark' ? text : 'system';
}

export const useTheme = create<{ choice: Choice; theme: 'dark' | 'light' }>()(() => ({
  choice: kept(),
  theme: themeOf(kept()),
}));

export function chooseTheme(choice: Choice): void {
  localStorage.setItem(key, choice);
  useTheme.setState({ choice, theme: themeOf(choice) });
}

dark.addEventListener('change', () => useTheme.setState(({ choice }) => ({ theme: themeOf(choice) })));

function paint(choice: Choice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}

paint(kept());
// Before anything that draws on a canvas is called: what is drawn reads its colours from the style sheet.
useTheme.subscribe(({ choice }) => paint(choice));

/** The theme as the library keeps it, wherever it was chosen, brought to this page. */
export function useKeptTheme(): void {
  const { data: settings } = useQuery(api.settings.get.queryOptions());
  const theme = settings?.theme;
  useEffect(() => {
    if (theme !== undefined) chooseTheme(theme);
  }, [theme]);
}
