// Dark or light: what the person chose, else what the system says. Kept in the browser, too, so that the page opens in it.
import { create } from 'zustand';
import type { Settings } from '../../core/domain/settings.ts';

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
// Before anybody who draws on a canvas hears of it: what is drawn reads its colours from the style sheet.
useTheme.subscribe(({ choice }) => paint(choice));
