// Finds the audio files in one of the user's folders by names and `stat` alone; no file is opened.
import { type Dirent, lstatSync, readdirSync, type Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { formatOfName } from '../../core/domain/formats.ts';
import { type LeftOutReason, ruleOfName } from '../../core/domain/leftOut.ts';
import { codeOf } from '../files/diskFaults.ts';
import { asBuffer, explainIoError } from '../files/ioErrors.ts';
import { type TakenIn, whatIsInTheWay, whyLeftOut } from './leftOut.ts';
import { inside, isInside, separator, withoutTrailingSeparator } from './pathBytes.ts';

export interface FoundFile {
  readonly kind: 'file';
  /** In Latin-1, a character a byte: there are tens of thousands, and buffers cost more than all else that is done with them. */
  readonly path: string;
  /** Its path without links: the same file may be found in several ways. */
  readonly real: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, whole. */
  readonly mtimeMs: number;
}

/** A folder or file that could not be read; the walk continues without it. */
export interface UnreadablePlace {
  readonly kind: 'unreadable';
  readonly path: Buffer;
  readonly message: string;
}

/** A folder or file that might hold music and is not looked at. */
export interface LeftOutPlace {
  readonly kind: 'left-out';
  readonly path: Buffer;
  readonly reason: LeftOutReason;
}

/** Nothing is at a place that was asked for. */
export interface AbsentPlace {
  readonly kind: 'absent';
  readonly path: Buffer;
}

export type Found = FoundFile | UnreadablePlace | LeftOutPlace | AbsentPlace;

export interface WalkOptions {
  readonly root: Uint8Array;
  /** Folders and files in the root to walk instead of all of it. */
  readonly places?: readonly Uint8Array[];
  /** Hidden folders and files that are walked all the same. */
  readonly takenIn?: TakenIn;
  /** Called whenever the disk has answered. */
  readonly onAnswer?: () => void;
}

const statsAtOnce = 32;
/** So many together take longer only where a disk is far away, or sleeps, or the machine has much else to do. */
const slowMs = 10;
/** Several at once take no longer where the disk is near after all. */
const quickMs = 2;
/** What was found is sent on after so long, which others wait for. */
const turnMs = 5;

interface Walk {
  readonly root: Buffer;
  /** The root with links resolved: paths below it are inside, all others outside. */
  readonly realRoot: Buffer;
  /** Real paths already visited: links yield no file twice. */
  readonly visited: Set<string>;
  /** All of the root is walked: what lies in it, no link in between, is found once. */
  readonly isWhole: boolean;
  readonly takenIn: TakenIn;
  readonly onAnswer: () => void;
  /** Several looks at once are worth their cost. */
  isSlow: boolean;
  /** When others had their turn. */
  turnAt: number;
}

/**
 * Walks a root, or the places in it one after the other, each depth first and in byte order of the names. A root may be a
 * folder or a single audio file. What is hidden or a system's is left out, and named. Links are followed only where they
 * lead to something inside the root that the walk would not find otherwise. Comes in lists, for to wait for each file
 * costs more than to look at it. Never throws.
 */
export async function* walk({
  root: given,
  places,
  takenIn = new Set(),
  onAnswer = () => undefined,
}: WalkOptions): AsyncGenerator<readonly Found[]> {
  const root = withoutTrailingSeparator(asBuffer(given));
  let realRoot: Buffer;
  let stats: Stats;
  try {
    realRoot = await realpath(root, { encoding: 'buffer' });
    stats = await stat(root);
  } catch (error) {
    yield [notReached(root, error)];
    return;
  }
  if (realRoot.equals(root)) realRoot = root;
  const walked = (places ?? [root]).map((place) => withoutTrailingSeparator(asBuffer(place)));
  const walk: Walk = {
    root,
    realRoot,
    visited: new Set(),
    isWhole: walked.every((path) => path.equals(root)),
    takenIn,
    onAnswer,
    isSlow: false,
    turnAt: performance.now(),
  };
  for (const path of walked) {
    yield* path.equals(root) ? walkRoot(walk, stats) : walkPlace(walk, path);
    onAnswer();
  }
}

async function* walkRoot(walk: Walk, stats: Stats): AsyncGenerator<readonly Found[]> {
  const { root, realRoot } = walk;
  const [path, real] = [text(root), root === realRoot ? text(root) : text(realRoot)];
  if (stats.isDirectory()) yield* walkFolder(walk, path, real);
  else if (stats.isFile() && formatOfName(root) !== null) yield [foundFile(path, real, stats)];
  else yield [{ kind: 'unreadable', path: root, message: 'This is not an audio file that Stackwax knows.' }];
}

/** Something inside the root, however deep. */
async function* walkPlace(walk: Walk, path: Buffer): AsyncGenerator<readonly Found[]> {
  const { root, realRoot } = walk;
  const end = path.lastIndexOf(separator);
  const name = path.subarray(end + 1);
  try {
    const folder = path.subarray(0, Math.max(1, end));
    const inTheWay = await whatIsInTheWay(root, folder.subarray(root.length), walk.takenIn);
    if (inTheWay !== null) {
      yield [{ kind: 'left-out', ...inTheWay }];
      return;
    }
    const real = await realpath(folder, { encoding: 'buffer' });
    if (!real.equals(realRoot) && !isInside(realRoot, real)) {
      yield [{ kind: 'left-out', path: folder, reason: 'link-outside' }];
      return;
    }
    const seen = await look(walk, { path: text(folder), real: text(real) }, await lstat(path), text(name));
    if (seen?.kind === 'folder') yield* walkFolder(walk, seen.path, seen.real);
    else if (seen !== null && (seen.kind !== 'file' || isNew(walk, seen.found))) yield [seen.found];
  } catch (error) {
    yield [notReached(path, error)];
  }
}

function notReached(path: Buffer, error: unknown): AbsentPlace | UnreadablePlace {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent', path };
  return { kind: 'unreadable', path, message: explainIoError(error) };
}

/** Both in Latin-1. */
interface Folder {
  readonly path: string;
  readonly real: string;
}

type Entry = Pick<Dirent, 'name' | 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

async function* walkFolder(walk: Walk, top: string, realTop: string): AsyncGenerator<readonly Found[]> {
  // A stack instead of recursion, because folders may be nested deeper than generators should be.
  const pending: Folder[] = [{ path: top, real: realTop }];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (!firstVisit(walk.visited, folder.real)) continue;
    let entries: Entry[];
    try {
      entries = await entriesOf(walk, folder.path);
    } catch (error) {
      yield [{ kind: 'unreadable', path: bytes(folder.path), message: explainIoError(error) }];
      continue;
    }
    walk.onAnswer();
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const subfolders: Folder[] = [];
    for (let start = 0; start < entries.length; start += statsAtOnce) {
      const some = entries.slice(start, start + statsAtOnce);
      const found: Found[] = [];
      for (const seen of await lookAtAll(walk, folder, some)) {
        if (seen === null) continue;
        if (seen.kind === 'folder') subfolders.push(seen);
        else if (seen.kind !== 'file' || isNew(walk, seen.found)) found.push(seen.found);
      }
      if (found.length > 0) yield found;
      walk.onAnswer();
      if (performance.now() - walk.turnAt < turnMs) continue;
      await setImmediate();
      walk.turnAt = performance.now();
    }
    pending.push(...subfolders.reverse());
  }
}

async function entriesOf(walk: Walk, path: string): Promise<Entry[]> {
  const options = { withFileTypes: true, encoding: 'latin1' } as const;
  if (walk.isSlow) return await readdir(onDisk(path), options);
  const startedAt = performance.now();
  const entries = readdirSync(onDisk(path), options);
  walk.isSlow = performance.now() - startedAt > slowMs;
  return entries;
}

async function lookAtAll(walk: Walk, folder: Folder, entries: readonly Entry[]): Promise<readonly Look[]> {
  const startedAt = performance.now();
  const { isSlow } = walk;
  const looks = entries.map((entry) =>
    !isSlow && isPlain(entry) ? lookHere(folder, entry) : look(walk, folder, entry, entry.name),
  );
  const all = await Promise.all(looks);
  walk.isSlow = performance.now() - startedAt > (isSlow ? quickMs : slowMs);
  return all;
}

/** A file or folder by its name alone. */
function isPlain(entry: Entry): boolean {
  return (entry.isFile() || entry.isDirectory()) && ruleOfName(entry.name) === 'music';
}

/** As `look` without waiting: by way of Node's other threads each look costs ten times as much. */
function lookHere(folder: Folder, entry: Entry): Look {
  const { name } = entry;
  const isFolder = entry.isDirectory();
  if (!isFolder && formatOfName(bytes(name)) === null) return null;
  const path = inside(folder.path, name);
  const real = realOf(folder, path, name);
  if (isFolder) return { kind: 'folder', path, real };
  try {
    return lookedAt(path, real, lstatSync(onDisk(path)));
  } catch (error) {
    return notLookedAt(path, error);
  }
}

/** Where no link has led to the folder, nothing is put together twice. */
function realOf(folder: Folder, path: string, name: string): string {
  return folder.path === folder.real ? path : inside(folder.real, name);
}

type Look =
  | { readonly kind: 'folder'; readonly path: string; readonly real: string }
  | { readonly kind: 'file'; readonly found: FoundFile }
  | { readonly kind: 'other'; readonly found: UnreadablePlace | LeftOutPlace }
  | null;

/** Classifies one entry of a folder; null when it is no music and none can be in it. */
async function look(
  walk: Walk,
  folder: Folder,
  entry: Pick<Entry, 'isDirectory' | 'isFile' | 'isSymbolicLink'>,
  name: string,
): Promise<Look> {
  const path = inside(folder.path, name);
  const real = realOf(folder, path, name);
  const isAudio = formatOfName(bytes(name)) !== null;
  if (!isAudio && !entry.isDirectory() && !entry.isSymbolicLink()) return null;
  const why = await whyLeftOut(folder.path, name, walk.takenIn);
  if (why !== null) return isAudio || entry.isDirectory() ? leftOut(path, why) : null;
  if (entry.isDirectory()) return { kind: 'folder', path, real };
  if (entry.isSymbolicLink()) return lookThroughLink(walk, path);
  if (!entry.isFile()) return leftOut(path, 'not-a-file');
  try {
    return lookedAt(path, real, await lstat(onDisk(path)));
  } catch (error) {
    return notLookedAt(path, error);
  }
}

function lookedAt(path: string, real: string, stats: Stats): Look {
  return stats.isFile() ? { kind: 'file', found: foundFile(path, real, stats) } : leftOut(path, 'not-a-file');
}

function notLookedAt(path: string, error: unknown): Look {
  return {
    kind: 'other',
    found: { kind: 'unreadable', path: bytes(path), message: explainIoError(error) },
  };
}

/** A link is followed when its target is inside the root, but in a hidden folder that the walk leaves out. */
async function lookThroughLink(walk: Walk, path: string): Promise<Look> {
  const given = bytes(path);
  const isAudio = formatOfName(given) !== null;
  try {
    const real = await realpath(given, { encoding: 'buffer' });
    const stats = await stat(given);
    if (!stats.isDirectory() && !isAudio) return null;
    if (real.equals(walk.realRoot)) return null;
    if (!isInside(walk.realRoot, real)) return leftOut(path, 'link-outside');
    const inTheWay = await whatIsInTheWay(walk.root, real.subarray(walk.realRoot.length), walk.takenIn);
    // Whatever it leads to is found there.
    if (inTheWay === null) return null;
    if (inTheWay.reason === 'system') return leftOut(path, 'system');
    if (stats.isDirectory()) return { kind: 'folder', path, real: text(real) };
    return lookedAt(path, text(real), stats);
  } catch {
    return leftOut(path, 'link-dead');
  }
}

function leftOut(path: string, reason: LeftOutReason): Look {
  return { kind: 'other', found: { kind: 'left-out', path: bytes(path), reason } };
}

function foundFile(path: string, real: string, stats: Stats): FoundFile {
  return { kind: 'file', path, real, size: stats.size, mtimeMs: Math.floor(stats.mtimeMs) };
}

/** Where all is walked, no other way leads to a file that no link has led to. */
function isNew({ isWhole, visited }: Walk, { path, real }: FoundFile): boolean {
  return (isWhole && path === real) || firstVisit(visited, real);
}

function firstVisit(visited: Set<string>, real: string): boolean {
  if (visited.has(real)) return false;
  visited.add(real);
  return true;
}

function bytes(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

function text(path: Buffer): string {
  return path.toString('latin1');
}

/** For Node's functions, which write strings in UTF-8: of ASCII these are the same bytes. */
function onDisk(path: string): string | Buffer {
  return /^[\x20-\x7e]*$/u.test(path) ? path : bytes(path);
}
