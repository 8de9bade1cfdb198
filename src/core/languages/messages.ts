// What a language must hold: every message of English, under the same name.
import type { english } from './en/english.ts';

type English = typeof english;

/** A module of words: 'albums', 'player'. */
export type Module = keyof English;

/** The name of a message within its module: 'orders.artist'. */
export type MessageName<Name extends Module> = keyof English[Name] & string;

/** In ICU MessageFormat: '{count, plural, one {# album} other {# albums}}'. */
export type Messages = {
  readonly [Name in Module]: { readonly [Message in keyof English[Name]]: string };
};
