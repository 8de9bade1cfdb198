// Reads resources/genres.txt: an indented tree of genres with further parents ('<') and other spellings ('=').
import { AppError } from '../../domain/errors.ts';
import type { GenreDefinition } from './vocabulary.ts';

/** Throws `invalid` naming the line when the text does not follow the format described at the file's top. */
export function parseGenreFile(text: string): GenreDefinition[] {
  const definitions: GenreDefinition[] = [];
  /** The genres above the current line, by depth. */
  const above: string[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const at = index + 1;
    const depth = depthOf(line, at);
    if (depth > above.length) throw fault(at, 'is indented more than one step under the line before it');
    const [head = '', aliasText = ''] = splitOnce(line.trim(), ' = ');
    const [name = '', parentText = ''] = splitOnce(head, ' < ');
    if (name !== name.toLowerCase())
      throw fault(at, `writes '${name}' with capitals; names are stored lower case`);
    above.length = depth;
    const first = above.at(-1);
    above.push(name);
    const further = listed(parentText, at);
    const parents = first === undefined ? further : [first, ...further.filter((parent) => parent !== first)];
    definitions.push({ name, parents, aliases: listed(aliasText, at), top: first === undefined });
  }
  return definitions;
}

function depthOf(line: string, at: number): number {
  const indent = line.length - line.trimStart().length;
  if (line.slice(0, indent).includes('\t')) throw fault(at, 'is indented with a tab; use two spaces');
  if (indent % 2 !== 0) throw fault(at, 'is indented by an odd number of spaces');
  return indent / 2;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at).trim(), text.slice(at + separator.length).trim()];
}

function listed(text: string, at: number): string[] {
  if (text === '') return [];
  const items = text.split(',').map((item) => item.trim());
  if (items.includes('')) throw fault(at, 'has an empty item between commas');
  return items;
}

function fault(line: number, what: string): AppError {
  return new AppError('invalid', `Line ${line} of the genre vocabulary ${what}.`);
}
