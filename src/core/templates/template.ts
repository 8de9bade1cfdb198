// Templates of paths: '{genre}/{albumartist}/[{year} ]{album}/[{disc}-]{track} {title}'; '/' parts folders, what stands in brackets goes where
// a field in it is unknown, '{album|"Singles"}' tells what stands instead of one, '{track:3}' has three digits, '{"["}' is a bracket.

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

/** Where and why a template cannot be read; `at`: the position, counted from 1. */
export type TemplateFault = { readonly at: number } & FaultKind;
type FaultKind =
  | { readonly kind: 'tooLong'; readonly most: number }
  | {
      readonly kind:
        | 'empty'
        | 'leavesFolder'
        | 'notInside'
        | 'noName'
        | 'tooDeep'
        | 'noField'
        | 'backslash'
        | 'afterText';
    }
  | { readonly kind: 'closesNothing' | 'notClosed' | 'forbidden'; readonly sign: string }
  | { readonly kind: 'notAField' | 'unknownField'; readonly text: string };

export type ReadTemplate =
  | { readonly kind: 'read'; readonly template: Template }
  | { readonly kind: 'faulty'; readonly fault: TemplateFault };

class Faulty extends Error {
  readonly fault: TemplateFault;

  constructor(fault: TemplateFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

export function readTemplate(text: string): ReadTemplate {
  try {
    return { kind: 'read', template: parsed(text) };
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    return { kind: 'faulty', fault: error.fault };
  }
}

function parsed(text: string): Template {
  if (text.length > longest) throw faulty(longest, { kind: 'tooLong', most: longest });
  if (text.trim() === '') throw faulty(0, { kind: 'empty' });
  const climbs = /(?:^|\/)(\.{1,2})(?=\/|$)/u.exec(text);
  if (climbs !== null) throw faulty(text.indexOf(climbs[1] ?? '', climbs.index), { kind: 'leavesFolder' });
  if (text.startsWith('/') || text.startsWith('~')) throw faulty(0, { kind: 'notInside' });
  if (text.endsWith('/')) throw faulty(text.length - 1, { kind: 'noName' });
  const [parts, end] = partsFrom(text, 0, 0);
  if (end < text.length) throw faulty(end, { kind: 'closesNothing', sign: ']' });
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
      if (end < 0) throw faulty(at, { kind: 'notClosed', sign: '}' });
      flush();
      parts.push(field(text.slice(at + 1, end), at + 1));
      at = end + 1;
    } else if (char === '[') {
      if (depth === deepest) throw faulty(at, { kind: 'tooDeep' });
      const [inner, end] = partsFrom(text, at + 1, depth + 1);
      if (end >= text.length) throw faulty(at, { kind: 'notClosed', sign: ']' });
      if (!inner.some(({ kind }) => kind === 'field')) throw faulty(at, { kind: 'noField' });
      flush();
      parts.push({ kind: 'optional', parts: inner });
      at = end + 1;
    } else {
      if (char === '\\') throw faulty(at, { kind: 'backslash' });
      if (char === '}') throw faulty(at, { kind: 'closesNothing', sign: '}' });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no name can hold them
      if (forbidden.test(char) || /[\0-\x1f\x7f]/u.test(char))
        throw faulty(at, { kind: 'forbidden', sign: char });
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
  if (named === undefined) throw faulty(start, { kind: 'notAField', text: inner });
  const names: TemplateField[] = [];
  let otherwise: string | null = null;
  let at = start;
  for (const alternative of named.split('|')) {
    if (otherwise !== null) throw faulty(at, { kind: 'afterText' });
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
  if (known === undefined) throw faulty(at, { kind: 'unknownField', text: written });
  return known;
}

function faulty(index: number, fault: FaultKind): Faulty {
  return new Faulty({ at: index + 1, ...fault });
}
