// A search cut into what it is made of: words, conditions with their values, brackets, and what joins them.
import type { QueryError } from './errors.ts';
import { fieldNamed } from './fields.ts';

export type Operator = '' | '=' | '<' | '<=' | '>' | '>=';

export interface Place {
  readonly at: number;
  /** Not included. */
  readonly end: number;
}

export interface RawValue extends Place {
  readonly operator: Operator;
  /** Without its quotes. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** Where the text begins, its quote included. */
  readonly from: number;
}

export type Token = Place &
  (
    | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'minus' }
    | { readonly kind: 'word'; readonly text: string; readonly isQuoted: boolean }
    | {
        readonly kind: 'condition';
        readonly name: string;
        readonly nameEnd: number;
        readonly values: readonly RawValue[];
      }
  );

const together = /([\p{L}][\p{L}\p{N}_-]*)(:|(?=[<>=]))/uy;
/** Only of a field that there is: 'Love > Hate' is a title. */
const apart = /([\p{L}][\p{L}\p{N}_-]*)\s+(?=[<>=])/uy;
const comparison = /<=|>=|<|>|=/uy;
const space = /\s+/uy;
const bareWord = /[^\s()]+/uy;
const bareValue = /[^\s(),]+/uy;

export function tokensOf(text: string): { tokens: Token[]; errors: QueryError[] } {
  const tokens: Token[] = [];
  const errors: QueryError[] = [];
  let at = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const skip = (pattern: RegExp): string => {
    const found = match(pattern)?.[0] ?? '';
    at += found.length;
    return found;
  };

  /** From its opening quote; what is not closed goes on to the end. */
  function quoted(): string {
    const from = at;
    let content = '';
    for (at += 1; at < text.length; at++) {
      const letter = text.charAt(at);
      if (letter === '"') {
        at += 1;
        return content;
      }
      if (letter === '\\' && /["\\]/u.test(text.charAt(at + 1))) at += 1;
      content += text.charAt(at);
    }
    errors.push({ at: from, end: at, problem: { kind: 'quoteOpen' } });
    return content;
  }

  function value(): RawValue {
    const start = at;
    const operator = operatorOf(skip(comparison));
    if (operator !== '') skip(space);
    const from = at;
    const isQuoted = text.charAt(at) === '"';
    const content = isQuoted ? quoted() : skip(bareValue);
    return { operator, text: content, isQuoted, at: start, from, end: at };
  }

  function condition(found: RegExpExecArray): void {
    const start = at;
    const name = found[1] ?? '';
    at += found[0].length;
    const values = [value()];
    while (text.charAt(at) === ',') {
      at += 1;
      values.push(value());
    }
    tokens.push({ kind: 'condition', name, nameEnd: start + name.length, values, at: start, end: at });
  }

  for (skip(space); at < text.length; skip(space)) {
    const start = at;
    const letter = text.charAt(at);
    if (letter === '(' || letter === ')') {
      at += 1;
      tokens.push({ kind: letter === '(' ? 'open' : 'close', at: start, end: at });
    } else if (letter === '-') {
      at += 1;
      // A dash that stands alone, as between artist and title, says nothing.
      if (at < text.length && !/[\s)]/u.test(text.charAt(at)))
        tokens.push({ kind: 'minus', at: start, end: at });
    } else if (letter === '"') {
      const content = quoted();
      tokens.push({ kind: 'word', text: content, isQuoted: true, at: start, end: at });
    } else {
      const spaced = match(apart);
      const found =
        match(together) ?? (spaced !== null && fieldNamed(spaced[1] ?? '') !== null ? spaced : null);
      if (found !== null) condition(found);
      else {
        const word = skip(bareWord);
        const join = joinOf(word);
        if (join === null) tokens.push({ kind: 'word', text: word, isQuoted: false, at: start, end: at });
        else tokens.push({ kind: join, at: start, end: at });
      }
    }
  }
  return { tokens, errors };
}

function joinOf(word: string): 'and' | 'or' | 'not' | null {
  return word === 'AND' ? 'and' : word === 'OR' ? 'or' : word === 'NOT' ? 'not' : null;
}

function operatorOf(text: string): Operator {
  return text === '=' || text === '<' || text === '<=' || text === '>' || text === '>=' ? text : '';
}
