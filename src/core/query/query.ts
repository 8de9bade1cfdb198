// What a search asks for, as a tree: conditions on fields, plain words, and how they are joined.
import type { ChoiceField, DateField, NamedField, NumberField, TextField } from './fields.ts';

/** Longer ones are refused: `text` in characters, `depth` in brackets and negations, `conditions` in all. */
export const limits = { text: 2000, depth: 40, conditions: 200 } as const;

/** `begins`: each of its words begins a word; `whole`: its words stand so, one after the other; `exactly`: it is all there is. */
export interface TextValue {
  readonly kind: 'begins' | 'whole' | 'exactly';
  readonly text: string;
}

/** It has no value. */
export interface NoValue {
  readonly kind: 'none';
}

/** Numbers are in the unit in which a field is asked for. */
export type NumberValue =
  | NoValue
  /** As many decimals as were typed: it is that when rounded so. */
  | { readonly kind: 'near'; readonly value: number; readonly decimals: number }
  /** Both included; one of them at least is a number. */
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'beyond'; readonly side: '<' | '>'; readonly value: number };

/** '2026', '2026-11' or '2026-11-05': a year, a month or a day. */
export type Day = string;

export const ageUnits = ['h', 'd', 'w', 'm', 'y'] as const;
export type AgeUnit = (typeof ageUnits)[number];

export type DateValue =
  | NoValue
  /** Both included, whole; one of them at least is a day. */
  | { readonly kind: 'days'; readonly from: Day | null; readonly to: Day | null }
  /** Before it begins, or after it has ended. */
  | { readonly kind: 'beyond'; readonly side: '<' | '>'; readonly day: Day }
  /** Not longer ago than this, or longer. */
  | { readonly kind: 'age'; readonly amount: number; readonly unit: AgeUnit; readonly isOlder: boolean };

/** Any of the values, of which there is one at least. */
export type Condition =
  | { readonly kind: 'text'; readonly field: TextField; readonly any: readonly (TextValue | NoValue)[] }
  | { readonly kind: 'named'; readonly field: NamedField; readonly any: readonly (TextValue | NoValue)[] }
  | { readonly kind: 'number'; readonly field: NumberField; readonly any: readonly NumberValue[] }
  | { readonly kind: 'date'; readonly field: DateField; readonly any: readonly DateValue[] }
  | { readonly kind: 'choice'; readonly field: ChoiceField; readonly any: readonly string[] };

/** Words anywhere: in title, artist, album, path and written genres, or naming the genre. */
export interface Words {
  readonly kind: 'words';
  readonly match: 'begins' | 'whole';
  readonly text: string;
}

export type Query =
  | Condition
  | Words
  /** Two or more, none of its own kind. */
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };
