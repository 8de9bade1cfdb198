// Splits a file's genre fields into values, by each format's convention, before any cleaning.
import { id3v1Genres } from './id3v1.ts';

/** NUL (ID3v2.4), ';', '|' and line ends always separate; two backslashes are a habit of Windows players. */
const hardSeparators = /(?:\\\\|[\0;|\n\r\u2028\u2029；])+/u;
const softSeparators = /\s*(?:---+|::|[/,>›»→·•、，／])\s*/u;
/** One value is split into at most this many: a longer list is not a genre field. */
const mostParts = 200;

/**
 * The separate values of a file's genre fields, in order, as written: numbers replaced by their ID3v1 names
 * ('17', '(17)(39)', '(4)Eurodisco'; RX is a remix and CR a cover), '((' an escaped bracket.
 */
export function readValues(fields: readonly string[]): string[] {
  return fields.flatMap((field) => field.split(hardSeparators, mostParts)).flatMap(readReferences);
}

/** One value with its references replaced, and so apart from each other. */
export function readReferences(value: string): string[] {
  let rest = value.trim();
  if (rest === '') return value === '' ? [] : [value];
  const bare = referred(rest);
  if (bare !== null) return [bare];
  const read: string[] = [];
  for (;;) {
    const match = /^\((\d{1,3}|RX|CR)\)\s*/u.exec(rest);
    const name = match === null ? null : referred(match[1] ?? '');
    if (match === null || name === null) break;
    read.push(name);
    rest = rest.slice(match[0].length);
  }
  // ID3v2.3: a text that itself begins with a bracket doubles it.
  if (rest.startsWith('((')) rest = rest.slice(1);
  if (rest !== '') read.push(rest);
  return read;
}

function referred(reference: string): string | null {
  if (reference === 'RX') return 'Remix';
  if (reference === 'CR') return 'Cover';
  return /^(?:0|[1-9]\d{0,2})$/u.test(reference) ? (id3v1Genres[Number(reference)] ?? null) : null;
}

/** The parts of a value at '/', ',' and similar, brackets kept whole; one part when there are none. */
export function softParts(value: string): string[] {
  if (!softSeparators.test(value)) return [value];
  const parts: string[] = [];
  // Brackets protect the separators in them: 'Techno (Peak / Time)'.
  let depth = 0;
  let open = '';
  for (const piece of value.split(/([()[\]{}])/u)) {
    if ('([{'.includes(piece) && piece !== '') depth++;
    if (')]}'.includes(piece) && piece !== '') depth = Math.max(0, depth - 1);
    if (depth > 0) {
      open += piece;
      continue;
    }
    const [first = '', ...more] = piece.split(softSeparators, mostParts);
    open += first;
    for (const next of more) {
      parts.push(open);
      open = next;
    }
  }
  parts.push(open);
  return parts
    .map((part) => part.replace(/^\s*(?:&|and\b|und\b|et\b|y\b|\+)\s*(?=\S)/iu, '').trim())
    .filter((part) => part !== '')
    .slice(0, mostParts);
}
