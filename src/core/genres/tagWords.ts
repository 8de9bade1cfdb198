// The words beside genres: moods, places, voices, instruments, opinions, noise. Reads resources/genres.words.txt.
import { AppError } from '../domain/errors.ts';
import { genreKey } from './name.ts';

/** A word's kind; the file explains each. */
const wordKinds = [
  'mood',
  'place',
  'voice',
  'instrument',
  'style',
  'praise',
  'rank',
  'chart',
  'object',
  'item',
  'joining',
  'personal',
  'placeholder',
] as const;
export type WordKind = (typeof wordKinds)[number];

export interface TagWord {
  readonly kind: WordKind;
  /** The form that filters show: 'germany' for 'deutsch'. */
  readonly name: string;
}

export interface TagWords {
  readonly byKey: ReadonlyMap<string, TagWord>;
  /** Keys of the genres that are also modifiers ('experimental'). */
  readonly qualifiers: ReadonlySet<string>;
  /** Keys of the genres that are everyday words too ('house', 'world'). */
  readonly everyday: ReadonlySet<string>;
  /** Keys of real words that must not be taken for a misspelling. */
  readonly lookalikes: ReadonlySet<string>;
}

/** Throws `invalid` naming the line for an unknown section, an empty item or a word given two meanings. */
export function parseTagWords(text: string): TagWords {
  const byKey = new Map<string, TagWord>();
  const marks = { qualifier: new Set<string>(), everyday: new Set<string>(), lookalike: new Set<string>() };
  let section: WordKind | Mark | null = null;
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = raw.trim();
    const at = index + 1;
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('[')) {
      section = sectionOf(line.slice(1, -1));
      if (section === null) throw fault(at, `opens a section that does not exist: ${line}`);
      continue;
    }
    if (section === null) throw fault(at, 'stands before the first section');
    const { name, forms } = readLine(line, at);
    for (const form of forms) {
      const key = genreKey(form);
      if (key === '') throw fault(at, 'has an empty item between commas');
      if (isMark(section)) marks[section].add(key);
      else {
        if (byKey.has(key)) throw fault(at, `repeats '${form}'`);
        byKey.set(key, { kind: section, name: name ?? form });
      }
    }
  }
  return { byKey, qualifiers: marks.qualifier, everyday: marks.everyday, lookalikes: marks.lookalike };
}

/** Sections that mark words instead of defining them. */
type Mark = 'qualifier' | 'everyday' | 'lookalike';

function isMark(section: WordKind | Mark): section is Mark {
  return section === 'qualifier' || section === 'everyday' || section === 'lookalike';
}

function sectionOf(name: string): WordKind | Mark | null {
  if (name === 'qualifier' || name === 'everyday' || name === 'lookalike') return name;
  return wordKinds.find((kind) => kind === name) ?? null;
}

/** 'a = b, c' gives one word with three forms; 'a, b' gives two words. */
function readLine(line: string, at: number): { name: string | null; forms: string[] } {
  const equals = line.indexOf(' = ');
  const list = (equals < 0 ? line : line.slice(equals + 3)).split(',').map((form) => form.trim());
  if (equals === 0) throw fault(at, 'has no word before the equals sign');
  if (equals < 0) return { name: null, forms: list };
  const name = line.slice(0, equals).trim();
  return { name, forms: [name, ...list] };
}

function fault(line: number, what: string): AppError {
  return new AppError('invalid', `Line ${line} of the tag words ${what}.`);
}
