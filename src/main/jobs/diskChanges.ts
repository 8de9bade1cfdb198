// Compares the files on the disk with those in the library: added, changed, unchanged, gone. Opens no file.
import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorData } from '../../core/domain/errors.ts';
import { type LeftOut, type LeftOutReason, leftOutReasons } from '../../core/domain/leftOut.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { FoundFile, Walked } from '../disk/client.ts';
import type { RootPlace } from '../store/roots.ts';
import type { KnownFile } from '../store/tracks/trackWrites.ts';
import { isInside, pathKey } from '../work/paths.ts';
import type { Work } from './context.ts';
import { type FoundRoot, lookAtRoot, type RootState } from './offline.ts';

export interface Changes {
  /** All that the library had before. */
  readonly known: readonly KnownFile[];
  readonly added: readonly FoundFile[];
  readonly changed: readonly { readonly file: FoundFile; readonly known: KnownFile }[];
  readonly unchanged: readonly KnownFile[];
  /** In the library but no longer in the scanned folders, except in places that could not be read. */
  readonly gone: readonly KnownFile[];
  readonly unreadable: readonly { readonly path: Buffer; readonly error: ErrorData }[];
  readonly leftOut: readonly LeftOut[];
  /** How each root was found: on which drive, or why it is offline. */
  readonly roots: readonly FoundRoot[];
}

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
  const known = await byPath(work.store.tracks.knownFiles);

  const added: FoundFile[] = [];
  const changed: { file: FoundFile; known: KnownFile }[] = [];
  const unchanged: KnownFile[] = [];
  const gone: KnownFile[] = [];
  const roots: FoundRoot[] = [];
  const visited = new Set<string>();
  for (const scope of walked) {
    const compared = await compare(scope, known, visited);
    const state = isGone ? gaveUp(scope) : judged(scope, compared);
    roots.push({ root: scope.root, state });
    if ('offline' in state) continue;
    added.push(...compared.added);
    changed.push(...compared.changed);
    unchanged.push(...compared.unchanged);
    gone.push(...compared.gone);
  }
  const found = walked.map((scope) => scope.found);
  return {
    known: [...known.values()],
    added,
    changed,
    unchanged,
    gone,
    unreadable: found.flatMap(({ unreadable }) => unreadable),
    leftOut: summed(found.flatMap(({ leftOut }) => leftOut)),
    roots,
  };
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

interface Compared extends Pick<Changes, 'added' | 'changed' | 'unchanged' | 'gone'> {
  /** Present tracks of this root that were not looked for. */
  readonly elsewhere: number;
}

async function compare(
  { root, places, found }: WalkedScope,
  known: ReadonlyMap<string, KnownFile>,
  visited: Set<string>,
): Promise<Compared> {
  const added: FoundFile[] = [];
  const changed: { file: FoundFile; known: KnownFile }[] = [];
  const unchanged: KnownFile[] = [];
  const seen = new Set<number>();
  for (const [index, file] of found.files.entries()) {
    if (index % filesAtOnce === 0) await setImmediate();
    // Roots may overlap, and links lead from one into another.
    if (visited.has(file.real)) continue;
    visited.add(file.real);
    const before = known.get(file.key);
    if (before === undefined) added.push(file);
    else {
      seen.add(before.id);
      if (before.size === file.size && before.mtimeMs === file.mtimeMs) unchanged.push(before);
      else changed.push({ file, known: before });
    }
  }
  const gone: KnownFile[] = [];
  let elsewhere = 0;
  let compared = 0;
  for (const file of known.values()) {
    compared += 1;
    if (compared % filesAtOnce === 0) await setImmediate();
    if (seen.has(file.id) || !isInside(file.path, root.path)) continue;
    const isLost =
      places.some((place) => isInside(file.path, place)) &&
      !found.unreadable.some((place) => isInside(file.path, place.path));
    if (isLost) gone.push(file);
    else if (file.presence === 'present') elsewhere += 1;
  }
  return { added, changed, unchanged, gone, elsewhere };
}

/**
 * A drive's folder is there while the drive is away, empty or with something else in it. So a root that has lost every
 * file that was known at once is offline, until a person says that they are gone.
 */
function judged({ root, state }: WalkedScope, compared: Compared): RootState {
  const { added, changed, unchanged, gone, elsewhere } = compared;
  const hasLostAll =
    gone.some(({ presence }) => presence === 'present') &&
    elsewhere + changed.length + unchanged.length === 0;
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

async function byPath(
  knownFiles: (after: number, atMost: number) => readonly KnownFile[],
): Promise<Map<string, KnownFile>> {
  const known = new Map<string, KnownFile>();
  for (let files = knownFiles(0, filesAtOnce); files.length > 0; ) {
    for (const file of files) known.set(pathKey(file.path), file);
    await setImmediate();
    files = knownFiles(files.at(-1)?.id ?? 0, filesAtOnce);
  }
  return known;
}
