// Why a search cannot be read: what is wrong and where, as data; the words for it belong to whoever shows it.
import type { AnyField } from './fields.ts';

export type Problem =
  | { readonly kind: 'quoteOpen' }
  | { readonly kind: 'bracketOpen' }
  | { readonly kind: 'bracketStray' }
  | { readonly kind: 'bracketsEmpty' }
  /** Nothing stands where it joins. */
  | { readonly kind: 'nothingToJoin'; readonly word: 'AND' | 'OR' | 'NOT' }
  /** `near`: what was probably meant. */
  | { readonly kind: 'noField'; readonly name: string; readonly near: string | null }
  | { readonly kind: 'noValue'; readonly field: AnyField }
  | {
      readonly kind: 'noNumber' | 'noLength' | 'noShare' | 'noDate';
      readonly field: AnyField;
      readonly text: string;
    }
  | {
      readonly kind: 'noChoice';
      readonly field: AnyField;
      readonly text: string;
      readonly choices: readonly string[];
      readonly near: string | null;
    }
  /** The range ends before it begins. */
  | { readonly kind: 'reversed'; readonly from: string; readonly to: string }
  /** Texts are neither more nor less. */
  | { readonly kind: 'noOrder'; readonly field: AnyField; readonly operator: string }
  | { readonly kind: 'tooLong' | 'tooDeep' | 'tooMany'; readonly limit: number };

export interface QueryError {
  /** From which character to which, the end not included; equal where something is missing. */
  readonly at: number;
  readonly end: number;
  readonly problem: Problem;
}
