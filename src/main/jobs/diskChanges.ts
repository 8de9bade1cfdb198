// Compares the files on the disk with those in the library: added, changed, unchanged, gone. Opens no file.
import { setImmediate } from 'node:timers/promises';
import type { ErrorData } from '../../core/domain/errors.ts';
import { type LeftOut, type LeftOutReason, leftOutReasons } from '../../core/domain/leftOut.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import type { TakenIn } from '../library/leftOut.ts';
import { type FoundFile, walk } from '../library/walk.ts';
import type { KnownFile } from '../store/tracks/trackWrites.ts';
import { isInside, pathKey } from '../work/paths.ts';

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
}

/** Of one reason, that a report names; the rest is counted. */
const leftOutNamed = 100;

/** Files that are compared before the event loop gets its turn. */
const filesAtOnce = 5000;

/** `knownFiles` returns at most so many files after an id, in order of ids. */
export async function findChanges(
  folders: readonly Uint8Array[],
  takenIn: TakenIn,
  knownFiles: (after: number, atMost: number) => readonly KnownFile[],
  signal: AbortSignal,
  onFound: (files: number) => void,
): Promise<Changes> {
  const known = await byPath(knownFiles);
  const added: FoundFile[] = [];
  const changed: { file: FoundFile; known: KnownFile }[] = [];
  const unchanged: KnownFile[] = [];
  const unreadable: { path: Buffer; error: ErrorData }[] = [];
  const leftOut = new Map<LeftOutReason, { count: number; paths: string[] }>();
  const seen = new Set<number>();

  let files = 0;
  for await (const found of walk(folders, { signal, takenIn })) {
    if (found.kind === 'left-out') {
      noteLeftOut(leftOut, found.reason, found.path);
      continue;
    }
    if (found.kind !== 'file') {
      unreadable.push({
        path: found.path,
        error: { kind: 'unreadable', message: found.message, path: displayPath(found.path) },
      });
      continue;
    }
    files += 1;
    onFound(files);
    const before = known.get(pathKey(found.path));
    if (before === undefined) added.push(found);
    else {
      seen.add(before.id);
      if (before.size === found.size && before.mtimeMs === found.mtimeMs) unchanged.push(before);
      else changed.push({ file: found, known: before });
    }
  }

  const gone: KnownFile[] = [];
  let compared = 0;
  for (const file of known.values()) {
    compared += 1;
    if (compared % filesAtOnce === 0) await setImmediate();
    if (seen.has(file.id) || !folders.some((folder) => isInside(file.path, folder))) continue;
    if (!unreadable.some((place) => isInside(file.path, place.path))) gone.push(file);
  }
  return {
    known: [...known.values()],
    added,
    changed,
    unchanged,
    gone,
    unreadable,
    leftOut: inOrder(leftOut),
  };
}

function noteLeftOut(
  leftOut: Map<LeftOutReason, { count: number; paths: string[] }>,
  reason: LeftOutReason,
  path: Buffer,
): void {
  const noted = leftOut.get(reason) ?? { count: 0, paths: [] };
  noted.count += 1;
  if (noted.paths.length < leftOutNamed) noted.paths.push(displayPath(path));
  leftOut.set(reason, noted);
}

function inOrder(leftOut: ReadonlyMap<LeftOutReason, Omit<LeftOut, 'reason'>>): LeftOut[] {
  return leftOutReasons.flatMap((reason) => {
    const noted = leftOut.get(reason);
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
