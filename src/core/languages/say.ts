// Says messages in the language that was chosen. What it says first decides: modules of words keep sentences, so a
// language is taken up before the first of them is loaded, and another one takes a fresh page.
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../domain/language.ts';
import { english } from './en/english.ts';
import { type Locale, locales } from './languages.ts';
import type { MessageName, Messages, Module } from './messages.ts';
import { pseudo } from './pseudo.ts';

type Values = Readonly<Record<string, string | number>>;

let spoken: { language: Language; messages: Messages } = { language: 'en', messages: english };

export const spokenLanguage = (): Language => spoken.language;

export const spokenLocale = (): Locale => locales[spoken.language];

export async function speak(language: Language): Promise<void> {
  spoken = { language, messages: await messagesIn(language) };
}

export async function messagesIn(language: Language): Promise<Messages> {
  switch (language) {
    case 'en':
      return english;
    case 'de':
      return (await import('./de/german.ts')).german;
    case 'fr':
      return (await import('./fr/french.ts')).french;
    case 'pseudo':
      return pseudo(english);
  }
}

/**
 * The messages of one module, by name. Without values a message is said as it stands, so none may hold ICU syntax;
 * with values it is an ICU message, in which numbers are written as the language writes them.
 */
export function messagesOf<Name extends Module>(
  module: Name,
): (name: MessageName<Name>, values?: Values) => string {
  const formats = new Map<string, IntlMessageFormat>();
  return (name, values) => {
    const message: string = spoken.messages[module][name];
    if (values === undefined) return message;
    const key = `${spoken.language} ${name}`;
    let format = formats.get(key);
    if (format === undefined) {
      format = new IntlMessageFormat(message, spokenLocale().tag, undefined, { ignoreTag: true });
      formats.set(key, format);
    }
    return String(format.format(values));
  };
}
