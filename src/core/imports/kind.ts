// What a file is, by its first bytes and, where these are no more than lines, by its name.
import { AppError } from '../domain/errors.ts';
import type { ForeignKind } from '../domain/foreign.ts';

/** A database's program is told by its tables. */
export type Looks = Exclude<ForeignKind, 'mixxx' | 'navidrome' | 'beets'> | 'database';

const roots: Readonly<Record<string, Looks>> = {
  plist: 'itunes',
  DJ_PLAYLISTS: 'rekordbox',
  NML: 'traktor',
  playlist: 'xspf',
};

/** `head` are the first characters of the file, each byte one; `name` is its name. Throws AppError('invalid'). */
export function looksLike(head: string, name: string): Looks {
  if (head.startsWith('SQLite format 3\0')) return 'database';
  const text = head
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, '')
    .replaceAll('\0', /^(?:ÿþ|þÿ)/u.test(head) ? '' : '\0')
    .trimStart();
  if (text === '') throw new AppError('invalid', 'The file is empty.');
  if (text.includes('\0')) throw new AppError('invalid', 'It holds binary data of no program that is known.');
  if (text.startsWith('<')) return xmlKind(text);
  if (/^\[playlist\]/iu.test(text)) return 'pls';
  if (text.startsWith('{')) return 'jspf';
  if (/^#EXTM3U/iu.test(text) || /\.m3u8?$/iu.test(name)) return 'm3u';
  throw new AppError('invalid', 'It is no playlist and no library of a program that is known.');
}

function xmlKind(text: string): Looks {
  const root = /<([A-Za-z_][\w.:-]*)/u.exec(
    text.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/gu, ''),
  )?.[1];
  const kind = root === undefined ? undefined : roots[root];
  if (kind === undefined)
    throw new AppError(
      'invalid',
      root === undefined
        ? 'It is XML without an element.'
        : `It is XML of no program that is known: its outermost element is '${root.slice(0, 100)}'.`,
    );
  return kind;
}
