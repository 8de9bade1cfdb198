// In a learning worker: reads a file of another program, whatever it is, a piece at a time, and finds the tracks that it means.
import type { FileHandle } from 'node:fs/promises';
import { dirname, parse } from 'node:path';
import { TextDecoder } from 'node:util';
import { AppError } from '../../../core/domain/errors.ts';
import type { ForeignKind } from '../../../core/domain/foreign.ts';
import { type Looks, looksLike } from '../../../core/imports/kind.ts';
import { textReaders } from '../../../core/imports/readers.ts';
import { foreignMatcher, type LibrarySong } from '../../../core/matching/foreign.ts';
import { besideList } from '../../../core/matching/location.ts';
import { fill, openRegular } from '../../files/regularFile.ts';
import { readDatabase } from '../../store/foreign/databases.ts';
import { gathering, type ReadForeign } from './found.ts';

const headBytes = 64 * 1024;
const bytesAtOnce = 256 * 1024;
const playlists: ReadonlySet<Looks> = new Set<Looks>(['m3u', 'pls', 'xspf', 'jspf']);
const databases: ReadonlySet<ForeignKind> = new Set<ForeignKind>(['mixxx', 'navidrome', 'beets']);

type Report = (progress: { done: number; total: number }) => void;

/** Throws AppError('invalid' | 'unreadable'), which names the file. */
export async function readForeign(
  path: string,
  as: ForeignKind | null,
  songs: readonly LibrarySong[],
  report: Report,
): Promise<ReadForeign> {
  const { handle, size } = await openRegular(path);
  try {
    const bytes = Buffer.alloc(Math.min(headBytes, size));
    const head = bytes.subarray(0, await fill(handle, bytes, 0));
    const looks = seen(head, path, as);
    report({ done: 0, total: size });
    const isList = playlists.has(looks);
    const folder = dirname(path);
    const { sink, finished } = gathering(foreignMatcher(songs), (location) =>
      isList ? besideList(location, folder) : location,
    );
    report({ done: 0, total: size });
    if (looks === 'database') return finished(readDatabase(path, as, sink));
    const reader = textReaders[looks](sink, parse(path).name);
    const decoder = await decoderOf(handle, size, head, isList);
    for (let done = 0; done < size; ) {
      const piece = Buffer.alloc(Math.min(bytesAtOnce, size - done));
      const read = await fill(handle, piece, done);
      if (read === 0) break;
      done += read;
      reader.take(decoder.decode(piece.subarray(0, read), { stream: true }));
      report({ done, total: size });
    }
    reader.take(decoder.decode());
    reader.end();
    return finished(looks);
  } catch (error) {
    throw named(error, path);
  } finally {
    await handle.close();
  }
}

function seen(head: Buffer, path: string, as: ForeignKind | null): Looks {
  if (as === null) return looksLike(head.toString('latin1'), parse(path).base);
  if (head.length === 0) throw new AppError('invalid', 'The file is empty.');
  const isDatabase = head.toString('latin1').startsWith('SQLite format 3\0');
  if (databases.has(as) === isDatabase) return isDatabase ? 'database' : asText(as);
  throw new AppError('invalid', isDatabase ? 'It is a database.' : 'It is no SQLite database.');
}

function asText(as: ForeignKind): Looks {
  return as === 'mixxx' || as === 'navidrome' || as === 'beets' ? 'database' : as;
}

/** By its mark, by what XML says of itself, else UTF-8 where all of it is, and what Windows wrote where not. */
async function decoderOf(
  handle: FileHandle,
  size: number,
  head: Buffer,
  isList: boolean,
): Promise<TextDecoder> {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']{1,40})["']/u.exec(head.toString('latin1'))?.[1];
  if (declared !== undefined) return strict(declared);
  if (!isList || head.toString('latin1').trimStart().startsWith('<')) return strict('utf-8');
  const utf8 = strict('utf-8');
  try {
    for (let done = 0; done < size; ) {
      const piece = Buffer.alloc(Math.min(bytesAtOnce, size - done));
      const read = await fill(handle, piece, done);
      if (read === 0) break;
      done += read;
      utf8.decode(piece.subarray(0, read), { stream: true });
    }
    utf8.decode();
    return strict('utf-8');
  } catch {
    return new TextDecoder('windows-1252');
  }
}

function strict(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new AppError('invalid', `It says that it is written in '${label}', which is not known.`, { cause });
  }
}

function named(error: unknown, path: string): unknown {
  if (error instanceof AppError)
    return error.path === null ? new AppError(error.kind, error.message, { path, cause: error }) : error;
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new AppError('invalid', 'Its text is damaged: some of it is not in the encoding that it says.', {
      path,
      cause: error,
    });
  return error;
}
