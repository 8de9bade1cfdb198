// Templates of paths: '{genre}/{albumartist}/[{year} ]{album}/[{disc}-]{track} {title}'; '/' parts folders, what stands in brackets goes where
// a field in it is unknown, '{album|"Singles"}' tells what stands instead of one, '{track:3}' has three digits, '{"["}' is a bracket.
import { AppError } from '../domain/errors.ts';

export const templateFields = [
  ...(['genre', 'artist', 'albumartist', 'album', 'title', 'year', 'track', 'disc', 'bpm', 'key'] as const),
  'filename',
] as const;
export type TemplateField = (typeof templateFields)[number];

export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'field';
      /** The first that is known counts. */
      readonly names: readonly TemplateField[];
      /** What stands where none is; null: what usually stands for the first. */
      readonly otherwise: string | null;
      readonly digits: number | null;
    }
  | { readonly kind: 'optional'; readonly parts: readonly TemplatePart[] };

export interface Template {
  readonly parts: readonly TemplatePart[];
}

const longest = 500;
const deepest = 8;
/** In no name on FAT and Windows. */
const forbidden = /[<>:"|?*]/u;

/** Throws AppError('invalid') that names the position, counted from 1. */
export function parseTemplate(text: string): Template {
  if (text.length > longest) throw fault(longest, `a template has at most ${longest} characters`);
  if (text.trim() === '') throw fault(0, 'a template is wanted');
  const climbs = /(?:^|\/)(\.{1,2})(?=\/|$)/u.exec(text);
  if (climbs !== null) throw fault(text.indexOf(climbs[1] ?? '', climbs.index), 'it leaves the folder');
  if (text.startsWith('/') || text.startsWith('~'))
    throw fault(0, 'it is no path inside of the folder; say where to beside the template');
  if (text.endsWith('/')) throw fault(text.length - 1, 'a name for the file is wanted after the folder');
  const [parts, end] = partsFrom(text, 0, 0);
  if (end < text.length) throw fault(end, "']' closes nothing");
  return { parts };
}

/** The parts from `start` up to a bracket that closes, or the end; and where that is. */
function partsFrom(text: string, start: number, depth: number): [TemplatePart[], number] {
  const parts: TemplatePart[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  let at = start;
  while (at < text.length && text[at] !== ']') {
    const char = text[at] ?? '';
    if (char === '{') {
      const end = endOf(text, at);
      if (end < 0) throw fault(at, "'}' is missing");
      flush();
      parts.push(field(text.slice(at + 1, end), at + 1));
      at = end + 1;
    } else if (char === '[') {
      if (depth === deepest) throw fault(at, 'brackets stand too deep in one another');
      const [inner, end] = partsFrom(text, at + 1, depth + 1);
      if (end >= text.length) throw fault(at, "']' is missing");
      if (!inner.some(({ kind }) => kind === 'field')) throw fault(at, 'brackets are for a field in them');
      flush();
      parts.push({ kind: 'optional', parts: inner });
      at = end + 1;
    } else {
      if (char === '\\') throw fault(at, "folders are parted by '/'");
      if (char === '}') throw fault(at, "'}' closes nothing");
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no name can hold them
      if (forbidden.test(char) || /[\0-\x1f\x7f]/u.test(char))
        throw fault(at, `${JSON.stringify(char)} cannot stand in a name`);
      plain += char;
      at += 1;
    }
  }
  flush();
  return [parts, at];
}

/** Where the brace at `at` is closed: a text in it may hold one. -1 where it is not. */
function endOf(text: string, at: number): number {
  const inner = /^\{(?:"[^"]*"|[^"}])*\}/u.exec(text.slice(at));
  return inner === null ? -1 : at + inner[0].length - 1;
}

/** What stands between the braces, which begins at `start`. */
function field(inner: string, start: number): TemplatePart {
  const [, named, digits] = /^((?:"[^"]*"|[^":])*)(?::(\d))?$/u.exec(inner) ?? [];
  if (named === undefined) throw fault(start, `'${inner}' is no field; '{track:2}' has two digits`);
  const names: TemplateField[] = [];
  let otherwise: string | null = null;
  let at = start;
  for (const alternative of named.split('|')) {
    if (otherwise !== null) throw fault(at, 'nothing can stand behind a text');
    const quoted = /^"([^"]*)"$/u.exec(alternative.trim())?.[1];
    if (quoted !== undefined) otherwise = quoted;
    else names.push(fieldName(alternative.trim(), at));
    at += alternative.length + 1;
  }
  if (names.length === 0) return { kind: 'text', text: otherwise ?? '' };
  return { kind: 'field', names, otherwise, digits: digits === undefined ? null : Number(digits) };
}

function fieldName(written: string, at: number): TemplateField {
  const known = templateFields.find((name) => name === written.toLowerCase());
  if (known === undefined)
    throw fault(at, `there is no field '${written}'; there are ${templateFields.join(', ')}`);
  return known;
}

function fault(at: number, reason: string): AppError {
  return new AppError('invalid', `The template cannot be read at position ${at + 1}: ${reason}.`);
}
