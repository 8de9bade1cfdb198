// Compares the files on the disk with those in the library: added, changed, unchanged, gone. Opens no file.
import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorData } from '../../core/domain/errors.ts';
import { type LeftOut, type LeftOutReason, leftOutReasons } from '../../core/domain/leftOut.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { Walked, WalkedFile } from '../disk/client.ts';
import type { RootPlace } from '../store/roots.ts';
import type { FileMark, KnownFile, TrackFiles } from '../store/tracks/trackWrites.ts';
import { isInside, pathKey } from '../work/paths.ts';
import type { Work } from './context.ts';
import { type FoundRoot, lookAtRoot, type RootState } from './offline.ts';

/** A file that the library does not know as it is. */
export type FoundFile = Pick<WalkedFile, 'size' | 'mtimeMs'> & { readonly path: Buffer };

export interface Changes {
  readonly added: readonly FoundFile[];
  readonly changed: readonly { readonly file: FoundFile; readonly known: KnownFile }[];
  /** How many files are as they were. */
  readonly unchanged: number;
  /** Of these at least those that are missing, have failed, or whose tags an earlier version has read. */
  readonly unsettled: readonly KnownFile[];
  /** In the library but no longer in the scanned folders, except in places that could not be read. */
  readonly gone: readonly KnownFile[];
  /** For telling what has moved: all that the library had, and what of it is unchanged. Null where nothing can have moved. */
  readonly before: Before | null;
  readonly unreadable: readonly { readonly path: Buffer; readonly error: ErrorData }[];
  readonly leftOut: readonly LeftOut[];
  /** How each root was found: on which drive, or why it is offline. */
  readonly roots: readonly FoundRoot[];
}

export interface Before {
  readonly known: readonly KnownFile[];
  readonly unchanged: readonly KnownFile[];
}

/** What is matched: which files are where they were, and which are not. */
export type Matched = Pick<Changes, 'changed' | 'gone'> & Before;

/** Folders and files of one root that are compared. */
interface Scope {
  readonly root: RootPlace;
  readonly places: readonly Uint8Array[];
}

interface WalkedScope extends Scope {
  readonly found: Walked;
  /** Before what is known was compared with what was found. */
  readonly state: RootState;
}

export interface ComparingOptions {
  /** Each must be a root or lie inside one. */
  readonly folders: readonly Uint8Array[];
  /** What a root that was emptied has lost is gone: a person said so. */
  readonly isGone?: boolean;
  readonly signal: AbortSignal;
  readonly onFound: (files: number) => void;
}

/** Files that are compared before the event loop gets its turn. */
const filesAtOnce = 5000;
/** Of whose sounds it is asked whether others have them, in some milliseconds; of more all that is known is read. */
const soundsAsked = 1000;
/** Of one reason, that a report names; the rest is counted. */
const leftOutNamed = 100;

/** A root that is offline takes nothing with it, and none waits for another. */
export async function findChanges(
  work: Pick<Work, 'store' | 'disk'>,
  { folders, isGone = false, signal, onFound }: ComparingOptions,
): Promise<Changes> {
  let files = 0;
  const count = (found: number): void => {
    files += found;
    onFound(files);
  };
  const scopes = scopesOf(work.store.roots.places(), folders);
  const walked = await Promise.all(scopes.map((scope) => walkScope(work, scope, signal, count)));
  const { tracks } = work.store;
  const known = await knownByPath(tracks);

  const added: WalkedFile[] = [];
  const changed: Compared['changed'][number][] = [];
  const unchanged: FileMark[] = [];
  const gone: FileMark[] = [];
  const roots: FoundRoot[] = [];
  const seen = new Set<number>();
  // Roots may overlap, and links lead from one into another.
  const visited = walked.length > 1 ? new Set<string>() : null;
  for (const scope of walked) {
    const compared = await compare(scope, known, seen, visited);
    const state = isGone ? gaveUp(scope) : judged(scope, compared);
    roots.push({ root: scope.root, state });
    if ('offline' in state) continue;
    added.push(...compared.added);
    changed.push(...compared.changed);
    unchanged.push(...compared.unchanged);
    gone.push(...compared.gone);
  }
  const found = walked.map((scope) => scope.found);
  const rest = {
    added: added.map(asFound),
    unchanged: unchanged.length,
    unreadable: found.flatMap(({ unreadable }) => unreadable),
    leftOut: summed(found.flatMap(({ leftOut }) => leftOut)),
    roots,
  };
  const looked = new Set(unchanged.map(([id]) => id));
  const isNews =
    added.length + changed.length > 0 || gone.some(wasPresent) || mayHaveMoved(tracks, known, looked);
  if (!isNews) {
    const unsettled = unchanged.filter(([, , , , , isSettled]) => isSettled === 0);
    const [goneBefore, unsettledNow] = [await knownOf(tracks, gone), await knownOf(tracks, unsettled)];
    return { ...rest, changed: [], gone: goneBefore, unsettled: unsettledNow, before: null };
  }
  const all = await everythingKnown(tracks);
  const asKnown = (marks: readonly FileMark[]): KnownFile[] => marks.flatMap(([id]) => all.get(id) ?? []);
  const before = { known: [...all.values()], unchanged: asKnown(unchanged) };
  return {
    ...rest,
    changed: changed.flatMap(({ file, mark: [id] }) => {
      const track = all.get(id);
      return track === undefined ? [] : [{ file: asFound(file), known: track }];
    }),
    gone: asKnown(gone),
    unsettled: before.unchanged,
    before,
  };
}

function asFound({ key, size, mtimeMs }: WalkedFile): FoundFile {
  return { path: Buffer.from(key, 'latin1'), size, mtimeMs };
}

/** Whether a track that was not looked for may have the sound of one that is where it was. */
function mayHaveMoved(
  { haveTwins }: Pick<TrackFiles, 'haveTwins'>,
  known: KnownByPath,
  looked: ReadonlySet<number>,
): boolean {
  const others: number[] = [];
  if (known.size > looked.size) for (const [id] of known.values()) if (!looked.has(id)) others.push(id);
  const fewer = others.length < looked.size ? others : [...looked];
  return others.length > 0 && (fewer.length > soundsAsked || haveTwins(fewer));
}

function scopesOf(roots: readonly RootPlace[], folders: readonly Uint8Array[]): Scope[] {
  return roots.flatMap((root): Scope[] => {
    if (folders.some((folder) => Buffer.compare(folder, root.path) === 0))
      return [{ root, places: [root.path] }];
    // A folder in several roots is the first one's.
    const places = folders.filter(
      (folder) => roots.find(({ path }) => isInside(folder, path))?.id === root.id,
    );
    return places.length === 0 ? [] : [{ root, places }];
  });
}

async function walkScope(
  { store, disk }: Pick<Work, 'store' | 'disk'>,
  { root, places }: Scope,
  signal: AbortSignal,
  count: (files: number) => void,
): Promise<WalkedScope> {
  const found: { [Part in keyof Walked]: Walked[Part][number][] } = nothing();
  const before = await lookAtRoot(disk, root.path);
  if ('offline' in before) return { root, places, found, state: before };
  try {
    await disk.walk({
      root: root.path,
      places,
      takenIn: store.roots.takenIn(),
      signal,
      onBatch(batch) {
        found.files.push(...batch.files);
        found.unreadable.push(...batch.unreadable);
        found.leftOut.push(...batch.leftOut);
        count(batch.files.length);
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.kind === 'took-too-long')
      return { root, places, found: nothing(), state: { offline: 'not-answering' } };
    throw error;
  }
  // It went away during the walk: what is missing from it says nothing.
  const after = await lookAtRoot(disk, root.path);
  return { root, places, found: 'offline' in after ? nothing() : found, state: after };
}

function nothing() {
  return { files: [], unreadable: [], leftOut: [] };
}

/** By the path, as `pathKey` writes it. */
type KnownByPath = ReadonlyMap<string, FileMark>;

interface Compared {
  readonly added: readonly WalkedFile[];
  readonly changed: readonly { readonly file: WalkedFile; readonly mark: FileMark }[];
  readonly unchanged: readonly FileMark[];
  readonly gone: readonly FileMark[];
  /** Present tracks of this root that were not looked for. */
  readonly elsewhere: number;
}

function wasPresent([, , , , isPresent]: FileMark): boolean {
  return isPresent === 1;
}

/** `seen`: tracks whose files were found, here or in another root. */
async function compare(
  { root, places, found }: WalkedScope,
  known: KnownByPath,
  seen: Set<number>,
  visited: Set<string> | null,
): Promise<Compared> {
  const added: WalkedFile[] = [];
  const changed: { file: WalkedFile; mark: FileMark }[] = [];
  const unchanged: FileMark[] = [];
  for (const [index, file] of found.files.entries()) {
    if (index % filesAtOnce === 0) await setImmediate();
    if (visited?.has(file.real) === true) continue;
    visited?.add(file.real);
    const mark = known.get(file.key);
    if (mark === undefined) {
      added.push(file);
      continue;
    }
    const [id, , size, mtimeMs] = mark;
    seen.add(id);
    if (size === file.size && mtimeMs === file.mtimeMs) unchanged.push(mark);
    else changed.push({ file, mark });
  }
  const gone: FileMark[] = [];
  let elsewhere = 0;
  let compared = 0;
  if (seen.size === known.size) return { added, changed, unchanged, gone, elsewhere };
  for (const [key, mark] of known) {
    compared += 1;
    if (compared % filesAtOnce === 0) await setImmediate();
    if (seen.has(mark[0])) continue;
    const path = Buffer.from(key, 'latin1');
    if (!isInside(path, root.path)) continue;
    const isLost =
      places.some((place) => isInside(path, place)) &&
      !found.unreadable.some((place) => isInside(path, place.path));
    if (isLost) gone.push(mark);
    else if (wasPresent(mark)) elsewhere += 1;
  }
  return { added, changed, unchanged, gone, elsewhere };
}

/**
 * A drive's folder is there while the drive is away, empty or with something else in it. So a root that has lost every
 * file that was known at once is offline, until a person says that they are gone.
 */
function judged({ root, state }: WalkedScope, compared: Compared): RootState {
  const { added, changed, unchanged, gone, elsewhere } = compared;
  const hasLostAll = gone.some(wasPresent) && elsewhere + changed.length + unchanged.length === 0;
  if ('offline' in state || !hasLostAll) return state;
  if (added.length === 0) return { offline: 'emptied' };
  // With other music in it and on the same drive, its folders were renamed.
  return root.device !== null && root.device !== state.device ? { offline: 'another-drive' } : state;
}

function gaveUp({ state }: WalkedScope): RootState {
  return 'offline' in state && state.offline !== 'not-answering' ? { device: null } : state;
}

function summed(places: Walked['leftOut']): LeftOut[] {
  const byReason = new Map<LeftOutReason, { count: number; paths: string[] }>();
  for (const { reason, path } of places) {
    const noted = byReason.get(reason) ?? { count: 0, paths: [] };
    noted.count += 1;
    if (noted.paths.length < leftOutNamed) noted.paths.push(displayPath(path));
    byReason.set(reason, noted);
  }
  return leftOutReasons.flatMap((reason) => {
    const noted = byReason.get(reason);
    return noted === undefined ? [] : [{ reason, ...noted }];
  });
}

async function knownByPath({ marks }: Pick<TrackFiles, 'marks'>): Promise<KnownByPath> {
  const known = new Map<string, FileMark>();
  for (let some = marks(0, filesAtOnce); some.length > 0; ) {
    for (const mark of some) {
      const [, path] = mark;
      known.set(typeof path === 'string' ? path : pathKey(path), mark);
    }
    await setImmediate();
    some = marks(some.at(-1)?.[0] ?? 0, filesAtOnce);
  }
  return known;
}

/** By id. */
async function everythingKnown({
  knownFiles,
}: Pick<TrackFiles, 'knownFiles'>): Promise<Map<number, KnownFile>> {
  const known = new Map<number, KnownFile>();
  for (let files = knownFiles(0, filesAtOnce); files.length > 0; ) {
    for (const file of files) known.set(file.id, file);
    await setImmediate();
    files = knownFiles(files.at(-1)?.id ?? 0, filesAtOnce);
  }
  return known;
}

async function knownOf(
  { knownOf: some }: Pick<TrackFiles, 'knownOf'>,
  marks: readonly FileMark[],
): Promise<KnownFile[]> {
  const known: KnownFile[] = [];
  for (let start = 0; start < marks.length; start += filesAtOnce) {
    known.push(...some(marks.slice(start, start + filesAtOnce).map(([id]) => id)));
    await setImmediate();
  }
  return known;
}
