// What is being typed at the caret, for offering how it may go on, and the text once something is taken.
import { fieldNamed, nameOf, type SearchField } from './fields.ts';
import { type Place, tokensOf } from './lexer.ts';
import { quote } from './values.ts';

/** What would be replaced, and what of it stands before the caret. */
export type Completing = Place & {
  readonly typed: string;
} & ({ readonly kind: 'field' } | { readonly kind: 'value'; readonly field: SearchField });

/** Null where nothing is offered: in a number, between words, in a quoted word. */
export function completingAt(text: string, caret: number): Completing | null {
  const token = tokensOf(text).tokens.find(({ at, end }) => at < caret && caret <= end);
  if (token?.kind === 'word' && !token.isQuoted)
    return { kind: 'field', typed: text.slice(token.at, caret), at: token.at, end: token.end };
  if (token?.kind !== 'condition') return null;
  if (caret <= token.nameEnd)
    return {
      kind: 'field',
      typed: text.slice(token.at, caret),
      at: token.at,
      // With its colon, for that is typed anew.
      end: token.nameEnd + (text.charAt(token.nameEnd) === ':' ? 1 : 0),
    };
  const field = fieldNamed(token.name);
  const value = token.values.find(({ from, end }) => from <= caret && caret <= end);
  if (field === null || value === undefined || field.kind === 'number' || field.kind === 'date') return null;
  const typed = text
    .slice(value.from, caret)
    .replace(/^"/u, '')
    .replaceAll(/\\(?=["\\])/gu, '');
  return { kind: 'value', field, typed, at: value.from, end: value.end };
}

export function takeField({ at, end }: Completing, field: SearchField, text: string) {
  return replaced(text, at, end, `${nameOf(field.field)}:`);
}

/** A space follows, for what comes next. */
export function takeValue({ at, end }: Completing, field: SearchField, value: string, text: string) {
  const written = field.kind === 'choice' || (field.kind === 'named' && isBare(value)) ? value : quote(value);
  const goesOn = /^[\s,)]/u.test(text.slice(end));
  return replaced(text, at, end, goesOn ? written : `${written} `);
}

function replaced(text: string, at: number, end: number, by: string): { text: string; caret: number } {
  return { text: text.slice(0, at) + by + text.slice(end), caret: at + by.length };
}

/** Whether it may be written without quotes. */
function isBare(value: string): boolean {
  return /^[^\s(),"<>=][^\s(),]*$/u.test(value) && value.toLowerCase() !== 'none';
}

/** Of the fields that may be meant: those whose name begins so. */
export function fieldsLike(typed: string, fields: readonly SearchField[]): SearchField[] {
  const begun = typed.toLowerCase();
  return fields.filter(({ field }) => nameOf(field).startsWith(begun));
}

/** Fields whose values the library has a list of, besides tags, which are listed on their own. */
export const completedFields = ['genre', 'artist', 'album', 'albumArtist', 'key', 'format'] as const;
export type CompletedField = (typeof completedFields)[number];

/** A value with the present tracks that have it. */
export interface Completion {
  readonly value: string;
  readonly tracks: number;
}
