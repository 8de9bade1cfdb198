// What the page speaks: what the person chose, else what the system speaks. Kept in the browser, too, because the page
// takes its language up before it can ask the library.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Language, languageSchema } from '../../core/domain/language.ts';
import type { Settings } from '../../core/domain/settings.ts';
import { firstSpoken } from '../../core/languages/languages.ts';
import { spokenLanguage } from '../../core/languages/say.ts';
import { api } from '../wire/api.ts';

const key = 'stackwax.language';

export function chosenLanguage(): Language {
  const kept = languageSchema.safeParse(localStorage.getItem(key));
  return kept.success ? kept.data : firstSpoken(navigator.languages);
}

/** Takes a fresh page where it is not what this one speaks. */
function chooseLanguage(choice: Settings['language']): void {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  if (chosenLanguage() !== spokenLanguage()) location.reload();
}

/** The language as the library keeps it, wherever it was chosen, brought to this page. */
export function useKeptLanguage(): void {
  const { data: settings } = useQuery(api.settings.get.queryOptions());
  const language = settings?.language;
  useEffect(() => {
    if (language !== undefined) chooseLanguage(language);
  }, [language]);
}
