// What a scan of some folders must know of the others: whose tracks are lost there, and which files are still there.
import { AppError } from '../../core/domain/errors.ts';
import type { Disk } from '../disk/client.ts';
import type { Look } from '../library/look.ts';
import type { Root } from '../store/roots.ts';
import type { KnownFile, FoundFile as StoredFile } from '../store/tracks/trackWrites.ts';
import { inTurns } from '../work/inTurns.ts';
import { pathKey } from '../work/paths.ts';
import type { Work } from './context.ts';
import type { Matched } from './diskChanges.ts';

/** A file that was found. */
type Present = Pick<StoredFile, 'path' | 'rootId' | 'fingerprint'>;

/** Files of a folder that seems to have moved whose age is looked at. */
const sampled = 20;

/** Long missing tracks, and those of folders that moved, which have the sound of a present file; see ADR 26. */
export async function lostElsewhere(
  { store, disk }: Work,
  changes: Matched,
  present: readonly Present[],
): Promise<KnownFile[]> {
  const others = await notLookedAt(changes, present);
  const removed = new Map(store.roots.removed().map((root) => [root.id, root]));
  const missing = Map.groupBy(
    others.filter(({ presence }) => presence === 'missing'),
    ({ rootId }) => removed.get(rootId),
  );
  const lost = missing.get(undefined) ?? [];
  for (const [root, tracks] of missing) {
    // Files of a folder that was taken out of the library may well be where they were.
    if (root !== undefined) lost.push(...(await inState(disk, 'gone', root, tracks)));
  }
  const here = Map.groupBy(
    others.filter(({ presence }) => presence === 'present'),
    ({ rootId }) => rootId,
  );
  for (const root of store.roots.list()) {
    const tracks = here.get(root.id) ?? [];
    if (tracks.length === 0) continue;
    if ((await isEmptied(root)) || (await hasMoved(root, tracks))) lost.push(...tracks);
  }
  return lost;

  /** On the drive on which its files were, so no drive is away: they were moved out of it. */
  async function isEmptied({ path, offline, device }: Root): Promise<boolean> {
    if (offline?.reason !== 'emptied') return false;
    const seen = await lookIfItAnswers(disk, path);
    return seen?.kind === 'folder' && seen.device === device;
  }

  /**
   * A folder that is not there any more has moved when most of its tracks are in the same places below another folder, and
   * these files are no later copies. A copy of a drive that is only unplugged is none.
   */
  async function hasMoved(root: Root, tracks: readonly KnownFile[]): Promise<boolean> {
    const lengths = new Map(store.roots.list().map(({ id, path }) => [id, path.length]));
    const placeOf = ({ path, rootId, fingerprint }: Present): string =>
      `${fingerprint} ${pathKey(path.subarray(lengths.get(rootId)))}`;
    const places = new Map(present.map((file) => [placeOf(file), file]));
    const same = tracks.flatMap((track) => {
      const file = places.get(placeOf(track));
      return file === undefined ? [] : [{ track, file }];
    });
    const all = changes.known.filter(({ rootId, presence }) => rootId === root.id && presence === 'present');
    if (same.length * 2 <= all.length) return false;
    const some = same.slice(0, sampled);
    if (!(await isLeft(root, some))) return false;
    const known = new Map(
      store.matches.tracks(some.map(({ track }) => track.id)).map(({ id, addedAt }) => [id, addedAt]),
    );
    let copies = 0;
    for (const { track, file } of some) {
      const seen = await lookIfItAnswers(disk, file.path);
      if (seen?.kind === 'file' && seen.bornMs > (known.get(track.id) ?? 0)) copies += 1;
    }
    return copies * 2 <= some.length;
  }

  /** A folder that is not there, or whose music is not, though the folder stays: what was moved out of it leaves it empty. */
  async function isLeft(root: Root, some: readonly { readonly track: KnownFile }[]): Promise<boolean> {
    const ofRoot = await stateOf(disk, root.path);
    if (ofRoot !== 'there') return ofRoot === 'gone';
    for (const { track } of some) if ((await stateOf(disk, track.path)) !== 'gone') return false;
    return true;
  }
}

/** Present tracks that have the sound of a lost one, if their files are there. */
export async function presentElsewhere(
  { store, disk }: Work,
  changes: Matched,
  lost: readonly KnownFile[],
): Promise<KnownFile[]> {
  const others = Map.groupBy(
    (await notLookedAt(changes, lost)).filter(({ presence }) => presence === 'present'),
    ({ rootId }) => rootId,
  );
  const there: KnownFile[] = [];
  for (const root of store.roots.list())
    there.push(...(await inState(disk, 'there', root, others.get(root.id) ?? [])));
  return there;
}

/** Tracks outside the scanned folders, or in places that could not be read, with the sound of one of these. */
async function notLookedAt(
  { known, gone, unchanged, changed }: Matched,
  of: readonly Pick<KnownFile, 'fingerprint'>[],
): Promise<KnownFile[]> {
  const sounds = new Set<string | null>();
  await inTurns(of, ({ fingerprint }) => sounds.add(fingerprint));
  sounds.delete(null);
  if (sounds.size === 0) return [];
  const seen = new Set<KnownFile>();
  for (const some of [gone, unchanged]) await inTurns(some, (track) => seen.add(track));
  await inTurns(changed, (file) => seen.add(file.known));
  const others: KnownFile[] = [];
  await inTurns(known, (track) => {
    if (sounds.has(track.fingerprint) && !seen.has(track)) others.push(track);
  });
  return others;
}

/** Those of these tracks of a folder whose files are there, or gone. None where the folder does not answer. */
async function inState(
  disk: Disk,
  wanted: 'there' | 'gone',
  root: Root,
  tracks: readonly KnownFile[],
): Promise<KnownFile[]> {
  if (tracks.length === 0) return [];
  // A disk that hangs is not asked again.
  const ofRoot = root.offline?.reason === 'not-answering' ? 'unknown' : await stateOf(disk, root.path);
  if (ofRoot === 'gone') return wanted === 'gone' ? [...tracks] : [];
  const found: KnownFile[] = [];
  if (ofRoot === 'unknown') return found;
  for (const track of tracks) {
    const state = await stateOf(disk, track.path);
    if (state === 'unknown') break;
    if (state === wanted) found.push(track);
  }
  return found;
}

async function stateOf(disk: Disk, path: Uint8Array): Promise<'there' | 'gone' | 'unknown'> {
  const seen = await lookIfItAnswers(disk, path);
  if (seen === null) return 'unknown';
  if (seen.kind !== 'away') return 'there';
  return seen.reason === 'not-there' ? 'gone' : 'unknown';
}

async function lookIfItAnswers(disk: Disk, path: Uint8Array): Promise<Look | null> {
  return await disk.look(path).catch((error: unknown) => {
    if (error instanceof AppError && error.kind !== 'cancelled') return null;
    throw error;
  });
}
