// Genres of ID3v2 as names: texts, numbers of ID3v1's list, and the parentheses of versions 2 and 3 around them.
import { id3v1Genres } from '../../genres/id3v1.ts';

/** '(17)', '(4)Eurodisco', '(51)(39)', '17', 'RX'; '((' stands for a parenthesis. Each genre once, as in '(17)Rock'. */
export function genresOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap(genresIn))];
}

function genresIn(text: string): string[] {
  const numbers = /^(?:\((?:\d{1,3}|RX|CR)\))+/u.exec(text)?.[0] ?? '';
  const named = [...numbers.matchAll(/\(([^)]+)\)/gu)].map(([, code = '']) => nameOf(code) ?? `(${code})`);
  const rest = text.slice(numbers.length);
  if (rest === '') return named;
  if (rest.startsWith('((')) return [...named, rest.slice(1)];
  return [...named, (named.length === 0 ? nameOf(rest) : null) ?? rest];
}

function nameOf(code: string): string | null {
  if (code === 'RX') return 'Remix';
  if (code === 'CR') return 'Cover';
  return /^\d{1,3}$/u.test(code) ? (id3v1Genres[Number(code)] ?? null) : null;
}

export function writtenGenre(name: string): string {
  return name.startsWith('(') ? `(${name}` : name;
}
