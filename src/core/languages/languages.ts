// The languages that Stackwax speaks, and how one is chosen.
import { type Language, languageSchema } from '../domain/language.ts';

export interface Locale {
  /** Numbers and lists (BCP 47). */
  readonly tag: string;
  /** Days and times; a person who reads English is asked for no American order of days. */
  readonly dates: string;
  readonly direction: 'ltr' | 'rtl';
}

export const locales: Readonly<Record<Language, Locale>> = {
  en: { tag: 'en', dates: 'en-GB', direction: 'ltr' },
  de: { tag: 'de', dates: 'de', direction: 'ltr' },
  fr: { tag: 'fr', dates: 'fr', direction: 'ltr' },
  // English in Hebrew letters: Intl writes English figures, and whoever asks learns that it runs to the left.
  pseudo: { tag: 'en-Hebr', dates: 'en-GB', direction: 'rtl' },
};

/** Each in its own words, as it is offered. */
export const languageNames: Readonly<Record<Exclude<Language, 'pseudo'>, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
};

/** The first of the wanted languages ('de-AT', 'fr') that there is, else English. */
export function firstSpoken(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = languageSchema.exclude(['pseudo']).safeParse(tag.toLowerCase().split('-')[0]);
    if (language.success) return language.data;
  }
  return 'en';
}
