// Searches on the command line: put together from arguments, read, and shown with a caret where they cannot be read.
import { type Command, Option } from 'commander';
import type { QueryError } from '../../core/query/errors.ts';
import { readQuery } from '../../core/query/parse.ts';
import { quote } from '../../core/query/values.ts';
import { log, printJson } from '../terminal.ts';
import { problemText } from './queryWords.ts';

export interface QueryOptions {
  readonly query?: string;
}

export function queryOption(
  description = 'only tracks that a search finds, as in `year:1990..1999 -live`',
): Option {
  return new Option('--query <search>', description);
}

/** A search that cannot be read. */
export class WrongQuery extends Error {
  readonly text: string;
  readonly error: QueryError;

  constructor(text: string, error: QueryError) {
    super(problemText(error.problem));
    this.text = text;
    this.error = error;
  }
}

/**
 * The search of the arguments and of `--query`, both of which must hold; null where there is neither. Throws WrongQuery. A shell takes
 * quotes away: where there are several arguments, one with spaces in it is one value, or one phrase.
 */
export function queryOf(words: readonly string[], query: string | undefined): string | null {
  const [only] = words;
  const typed = words.length === 1 && only !== undefined ? only : words.map(requoted).join(' ');
  const parts = [typed, query ?? ''].filter((part) => part.trim() !== '');
  for (const part of parts) {
    const [error] = readQuery(part).errors;
    if (error !== undefined) throw new WrongQuery(part, error);
  }
  const [first] = parts;
  if (first === undefined) return null;
  return parts.length === 1 ? first : parts.map((part) => `(${part})`).join(' ');
}

/** Where words may begin with a dash: what begins with two is an option that there is not. */
export function refuseOptions(words: readonly string[], command: Command): void {
  const option = words.find((word) => word.startsWith('--'));
  if (option !== undefined) command.error(`error: unknown option '${option}'`, { exitCode: 2 });
}

function requoted(argument: string): string {
  if (!/\s/u.test(argument) || /["()]/u.test(argument)) return argument;
  const [, start = '', value = argument] =
    /^(-?[\p{L}][\p{L}\p{N}_-]*(?::|<=|>=|<|>|=)|-)?(.*)$/su.exec(argument) ?? [];
  return `${start}${quote(value)}`;
}

/** On stderr the search with its place underlined; with `json` the error as the document on stdout. */
export function printWrongQuery({ message, text, error }: WrongQuery, json: boolean): void {
  const { at, end, problem } = error;
  if (json) printJson({ error: { kind: 'invalid', message, path: null, query: { text, at, end, problem } } });
  // Tabs and line breaks are one place each, as the caret counts.
  const line = text.replaceAll(/\s/gu, ' ');
  const from = Math.max(0, Math.min(at, line.length) - shownBefore);
  const shown = line.slice(from, from + shownInAll);
  const marks = '^'.repeat(Math.max(1, Math.min(end, from + shownInAll) - at));
  log(`error: this search cannot be read: ${message}`, `  ${shown}`, `  ${' '.repeat(at - from)}${marks}`);
}

const shownBefore = 60;
const shownInAll = 100;
