// From text to a tree and back. NOT binds closer than AND, AND closer than OR; what stands side by side must all hold.
import { words } from '../domain/text/folding.ts';
import type { Problem, QueryError } from './errors.ts';
import { fieldNamed, nearestName } from './fields.ts';
import { type Place, type Token, tokensOf } from './lexer.ts';
import { limits, type Query } from './query.ts';
import { conditionOf, printCondition, quote } from './values.ts';

export interface Reading {
  /** Of all that can be read; null where nothing is asked for. */
  readonly query: Query | null;
  /** What cannot be read, in the order of the text; empty where all is well. */
  readonly errors: readonly QueryError[];
}

/** Reads what it can: what is being typed is not whole yet. Nothing is asked for by a text that is too long. */
export function readQuery(text: string): Reading {
  if (text.length > limits.text)
    return {
      query: null,
      errors: [{ at: limits.text, end: text.length, problem: { kind: 'tooLong', limit: limits.text } }],
    };
  const { tokens, errors } = tokensOf(text);
  const query = parse(tokens, text.length, errors);
  return { query, errors: errors.toSorted((a, b) => a.at - b.at) };
}

function parse(tokens: readonly Token[], length: number, errors: QueryError[]): Query | null {
  let next = 0;
  let conditions = 0;
  /** What is beyond a limit is not looked at. */
  let isCut = false;
  const fail = ({ at, end }: Place, problem: Problem): null => {
    errors.push({ at, end, problem });
    return null;
  };
  const isNext = (kind: Token['kind']): boolean => tokens[next]?.kind === kind;

  function either(depth: number): Query | null {
    const parts = [both(depth)];
    for (let join = tokens[next]; join?.kind === 'or'; join = tokens[next]) {
      next += 1;
      const before = parts.at(-1) ?? null;
      const part = both(depth);
      if (part === null || before === null) joinless(join, 'OR');
      parts.push(part);
    }
    return joined('or', parts);
  }

  function both(depth: number): Query | null {
    const parts: (Query | null)[] = [];
    let join: Token | null = null;
    for (;;) {
      const token = tokens[next];
      if (token === undefined || token.kind === 'or' || token.kind === 'close') break;
      if (token.kind === 'and') {
        if (parts.length === 0 || join !== null) joinless(token, 'AND');
        join = token;
        next += 1;
        continue;
      }
      join = null;
      parts.push(one(depth));
    }
    if (join !== null) joinless(join, 'AND');
    return joined('and', parts);
  }

  /** Told once a place: what has failed inside is told already. */
  function joinless(place: Place, word: 'AND' | 'OR' | 'NOT'): void {
    const isTold = errors.some(({ at }) => at >= place.end) && word !== 'AND';
    if (!isTold) fail(place, { kind: 'nothingToJoin', word });
  }

  function one(depth: number): Query | null {
    const token = tokens[next];
    if (token === undefined) return null;
    next += 1;
    switch (token.kind) {
      case 'not':
      case 'minus': {
        if (depth >= limits.depth) return tooDeep(token);
        const after = tokens[next]?.kind;
        if (after === undefined || after === 'and' || after === 'or' || after === 'close')
          return fail(token, { kind: 'nothingToJoin', word: 'NOT' });
        const part = one(depth + 1);
        return part === null ? null : { kind: 'not', part };
      }
      case 'open':
        return brackets(token, depth);
      case 'word':
        return counted(token, wordsOf(token));
      case 'condition':
        return counted(token, condition(token));
      case 'close':
      case 'and':
      case 'or':
        return null;
    }
  }

  function brackets(open: Token, depth: number): Query | null {
    if (depth >= limits.depth) return tooDeep(open);
    const close = tokens[next];
    if (close?.kind === 'close') {
      next += 1;
      return fail({ at: open.at, end: close.end }, { kind: 'bracketsEmpty' });
    }
    const inside = either(depth + 1);
    if (isNext('close')) next += 1;
    else if (!isCut) fail(open, { kind: 'bracketOpen' });
    return inside;
  }

  /** The rest of the text is left alone. */
  function cut(from: Token, problem: Problem): null {
    next = tokens.length;
    isCut = true;
    return fail({ at: from.at, end: length }, problem);
  }

  function tooDeep(token: Token): null {
    return cut(token, { kind: 'tooDeep', limit: limits.depth });
  }

  function counted(token: Token, query: Query | null): Query | null {
    conditions += 1;
    if (conditions <= limits.conditions) return query;
    return cut(token, { kind: 'tooMany', limit: limits.conditions });
  }

  function condition(token: Extract<Token, { kind: 'condition' }>): Query | null {
    const field = fieldNamed(token.name);
    if (field === null)
      return fail(
        { at: token.at, end: token.nameEnd },
        { kind: 'noField', name: token.name, near: nearestName(token.name) },
      );
    return conditionOf(field, token.values, (value, problem) =>
      fail({ at: problem.kind === 'noOrder' ? value.at : value.from, end: value.end }, problem),
    );
  }

  let query = either(0);
  // A bracket that closes nothing ends nothing either.
  for (let stray = tokens[next]; stray !== undefined; stray = tokens[next]) {
    fail(stray, { kind: 'bracketStray' });
    next += 1;
    query = joined('and', [query, either(0)]);
  }
  return query;
}

/** Of marks alone nothing is asked. */
function wordsOf({ text, isQuoted }: Extract<Token, { kind: 'word' }>): Query | null {
  return words(text).length === 0 ? null : { kind: 'words', match: isQuoted ? 'whole' : 'begins', text };
}

function joined(kind: 'and' | 'or', parts: readonly (Query | null)[]): Query | null {
  const flat = parts.flatMap((part) => (part === null ? [] : part.kind === kind ? part.parts : [part]));
  const [first = null] = flat;
  return flat.length < 2 ? first : { kind, parts: flat };
}

/** A text that means the tree. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'or':
      return query.parts.map(printQuery).join(' OR ');
    case 'and':
      return query.parts
        .map((part) => (part.kind === 'or' ? `(${printQuery(part)})` : printQuery(part)))
        .join(' ');
    case 'not': {
      const { part } = query;
      const isOne = part.kind !== 'and' && part.kind !== 'or';
      return isOne ? `-${printQuery(part)}` : `-(${printQuery(part)})`;
    }
    case 'words':
      return query.match === 'whole' ? quote(query.text) : query.text;
    default:
      return printCondition(query);
  }
}
