// Finds the audio files in the user's folders by names and `stat` alone; no file is opened.
import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { formatOfName } from '../../core/domain/formats.ts';
import type { LeftOutReason } from '../../core/domain/leftOut.ts';
import { asBuffer, explainIoError } from '../files/ioErrors.ts';
import { type TakenIn, whatIsInTheWay, whyLeftOut } from './leftOut.ts';

export interface FoundFile {
  readonly kind: 'file';
  /** The root that it was found in, as given. */
  readonly root: Buffer;
  readonly path: Buffer;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, whole. */
  readonly mtimeMs: number;
}

/** A folder or file that could not be read; the scan continues without it. */
export interface UnreadablePlace {
  readonly kind: 'unreadable' | 'missing-root';
  readonly root: Buffer;
  readonly path: Buffer;
  readonly message: string;
}

/** A folder or file that might hold music and is not looked at. */
export interface LeftOutPlace {
  readonly kind: 'left-out';
  readonly root: Buffer;
  readonly path: Buffer;
  readonly reason: LeftOutReason;
}

export type Found = FoundFile | UnreadablePlace | LeftOutPlace;

export interface WalkOptions {
  readonly signal?: AbortSignal;
  /** Hidden folders and files that are walked all the same. */
  readonly takenIn?: TakenIn;
}

const separator = Buffer.from(sep);
const statsAtOnce = 32;

interface Walk {
  readonly root: Buffer;
  /** The root with links resolved: paths below it are inside, all others outside. */
  readonly realRoot: Buffer;
  /** Real paths already visited, over all roots: overlapping roots and links yield no file twice. */
  readonly visited: Set<string>;
  readonly takenIn: TakenIn;
  readonly signal: AbortSignal | undefined;
}

/**
 * Walks the roots in order, each depth first and in byte order of the names. A root may be a folder or a single audio
 * file. What is hidden or a system's is left out, and named. Links are followed only where they lead to something inside
 * the root that the walk would not find otherwise. Throws only the signal's reason.
 */
export async function* walk(
  roots: readonly Uint8Array[],
  { signal, takenIn = new Set() }: WalkOptions = {},
): AsyncGenerator<Found> {
  const visited = new Set<string>();
  for (const given of roots) {
    signal?.throwIfAborted();
    const root = withoutTrailingSeparator(asBuffer(given));
    let realRoot: Buffer;
    let stats: Stats;
    try {
      realRoot = await realpath(root, { encoding: 'buffer' });
      stats = await stat(root);
    } catch (error) {
      yield { kind: 'missing-root', root, path: root, message: explainIoError(error) };
      continue;
    }
    if (stats.isDirectory()) {
      yield* walkFolder({ root, realRoot, visited, takenIn, signal }, root, realRoot);
    } else if (!stats.isFile() || formatOfName(root) === null) {
      yield {
        kind: 'unreadable',
        root,
        path: root,
        message: 'This is not an audio file that Stackwax knows.',
      };
    } else if (firstVisit(visited, realRoot)) {
      yield foundFile(root, root, stats);
    }
  }
}

async function* walkFolder(walk: Walk, top: Buffer, realTop: Buffer): AsyncGenerator<Found> {
  // A stack instead of recursion, because folders may be nested deeper than generators should be.
  const pending: { path: Buffer; real: Buffer }[] = [{ path: top, real: realTop }];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    walk.signal?.throwIfAborted();
    if (!firstVisit(walk.visited, folder.real)) continue;
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(folder.path, { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      yield { kind: 'unreadable', root: walk.root, path: folder.path, message: explainIoError(error) };
      continue;
    }
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    const subfolders: { path: Buffer; real: Buffer }[] = [];
    for (let start = 0; start < entries.length; start += statsAtOnce) {
      walk.signal?.throwIfAborted();
      const looks = entries.slice(start, start + statsAtOnce).map((entry) => look(walk, folder, entry));
      for (const seen of await Promise.all(looks)) {
        if (seen === null) continue;
        if (seen.kind === 'folder') subfolders.push(seen);
        else if (seen.kind !== 'file' || firstVisit(walk.visited, seen.real)) yield seen.found;
      }
    }
    pending.push(...subfolders.reverse());
  }
}

type Look =
  | { readonly kind: 'folder'; readonly path: Buffer; readonly real: Buffer }
  | { readonly kind: 'file'; readonly found: FoundFile; readonly real: Buffer }
  | { readonly kind: 'other'; readonly found: UnreadablePlace | LeftOutPlace }
  | null;

/** Classifies one entry of a folder; null when it is no music and none can be in it. */
async function look(
  walk: Walk,
  folder: { path: Buffer; real: Buffer },
  entry: Dirent<Buffer>,
): Promise<Look> {
  const path = join(folder.path, entry.name);
  const real = join(folder.real, entry.name);
  const isAudio = formatOfName(entry.name) !== null;
  if (!isAudio && !entry.isDirectory() && !entry.isSymbolicLink()) return null;
  const why = await whyLeftOut(folder.path.toString('latin1'), entry.name.toString('latin1'), walk.takenIn);
  if (why !== null) return isAudio || entry.isDirectory() ? leftOut(walk, path, why) : null;
  if (entry.isDirectory()) return { kind: 'folder', path, real };
  if (entry.isSymbolicLink()) return lookThroughLink(walk, path);
  if (!entry.isFile()) return leftOut(walk, path, 'not-a-file');
  try {
    const stats = await lstat(path);
    return stats.isFile()
      ? { kind: 'file', found: foundFile(walk.root, path, stats), real }
      : leftOut(walk, path, 'not-a-file');
  } catch (error) {
    const message = explainIoError(error);
    return { kind: 'other', found: { kind: 'unreadable', root: walk.root, path, message } };
  }
}

/** A link is followed when its target is inside the root, but in a hidden folder that the walk leaves out. */
async function lookThroughLink(walk: Walk, path: Buffer): Promise<Look> {
  const isAudio = formatOfName(path) !== null;
  try {
    const real = await realpath(path, { encoding: 'buffer' });
    const stats = await stat(path);
    if (!stats.isDirectory() && !isAudio) return null;
    if (real.equals(walk.realRoot)) return null;
    if (!isInside(walk.realRoot, real)) return leftOut(walk, path, 'link-outside');
    const inTheWay = await whatIsInTheWay(walk.root, real.subarray(walk.realRoot.length), walk.takenIn);
    // Whatever it leads to is found there.
    if (inTheWay === null) return null;
    if (inTheWay.reason === 'system') return leftOut(walk, path, 'system');
    if (stats.isDirectory()) return { kind: 'folder', path, real };
    return stats.isFile()
      ? { kind: 'file', found: foundFile(walk.root, path, stats), real }
      : leftOut(walk, path, 'not-a-file');
  } catch {
    return leftOut(walk, path, 'link-dead');
  }
}

function leftOut({ root }: Walk, path: Buffer, reason: LeftOutReason): Look {
  return { kind: 'other', found: { kind: 'left-out', root, path, reason } };
}

function foundFile(root: Buffer, path: Buffer, stats: Stats): FoundFile {
  return { kind: 'file', root, path, size: stats.size, mtimeMs: Math.floor(stats.mtimeMs) };
}

function firstVisit(visited: Set<string>, real: Buffer): boolean {
  const key = real.toString('latin1');
  if (visited.has(key)) return false;
  visited.add(key);
  return true;
}

function isInside(realRoot: Buffer, real: Buffer): boolean {
  const prefix = join(realRoot, Buffer.alloc(0));
  return real.length > prefix.length && real.subarray(0, prefix.length).equals(prefix);
}

function join(folder: Buffer, name: Buffer): Buffer {
  const ends = folder.length > 0 && folder[folder.length - 1] === separator[0];
  return Buffer.concat(ends ? [folder, name] : [folder, separator, name]);
}

function withoutTrailingSeparator(path: Buffer): Buffer {
  let end = path.length;
  while (end > 1 && path[end - 1] === separator[0]) end -= 1;
  return path.subarray(0, end);
}
