// The part of a scan that takes in: what is new, changed, moved or gone in some folders; nothing is listened to.
import { AppError, type ErrorKind } from '../../core/domain/errors.ts';
import type { Tags } from '../../core/domain/tags.ts';
import { displayPath } from '../../core/domain/text/paths.ts';
import { type CarefulClient, suspectsLast } from '../analysis/carefully.ts';
import { noTags } from '../library/tags.ts';
import type { Writes } from '../store/store.ts';
import type { KnownFile, FoundFile as StoredFile } from '../store/tracks/trackWrites.ts';
import { artistKey } from '../work/artistKey.ts';
import { isInside } from '../work/paths.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import { type Changes, type FoundFile, findChanges } from './diskChanges.ts';
import { type HeldFile, matchLost } from './matching.ts';
import { isAway, isOffline, noteRoots } from './offline.ts';
import { settlePlaces } from './placing/steps.ts';
import { tagBatch } from './tagBatch.ts';

export interface ScanOptions {
  /** Absolute paths; each must be a root or lie inside one. */
  readonly folders: readonly Uint8Array[];
  readonly workers: number | null;
  /** What an offline root held is gone: a person said so. */
  readonly isGone?: boolean;
  /** Address of a queue whose workers listen, instead of this machine's. */
  readonly queue?: string;
}

export interface TakenIn {
  readonly changes: Changes;
  /** Files at new paths that an earlier track has moved to. */
  readonly moved: number;
  readonly missing: number;
}

/** Failures that may pass by themselves and are retried at the next scan; not one that ends whoever reads the file. */
export const passing: readonly ErrorKind[] = ['unreadable'];

/** `pick` may leave some of the changes for later. One at a time: two would add the same file. */
export async function takeIn(
  work: Work,
  options: ScanOptions,
  job: JobContext,
  pick: (changes: Changes) => Changes = (changes) => changes,
): Promise<TakenIn> {
  return await work.inTurn(async () => {
    const { now } = work;
    const startedAt = now();
    await settlePlaces(work);
    const looking = progressMeter({ phase: 'finding-files' }, 'files');
    const all = await findChanges(work, {
      ...options,
      signal: job.signal,
      onFound: (files) => job.report(looking.measure(files, null, now())),
    });
    noteRoots(work, all.roots);
    const changes = pick(all);
    const found = changes.added.length + changes.changed.length + changes.unchanged;
    job.report(looking.measure(found, found, now()));
    noteUnchanged(work, changes);
    const held = await readAllTags(work, work.analysis(options.workers), changes, job);
    return { changes, ...(await matchLost(work, changes, held, startedAt, job)) };
  });
}

/** Restores files that are back in place, and retries those whose failure may have passed. */
function noteUnchanged({ change }: Work, { unsettled }: Changes): void {
  change((write) => {
    write.features.forgetFailures(passing);
    for (const file of unsettled) {
      if (file.presence === 'missing') write.tracks.setPresence(file.id, 'present');
      if (file.failureKind !== null && passing.includes(file.failureKind)) write.tracks.retry(file.id);
    }
  });
}

/** Files that were given up, because reading them ended whoever did, and have changed since. */
function tryAgainWhatChanged({ change }: Work, analysis: CarefulClient, { changed }: Changes): void {
  const givenUp = changed.filter(({ known }) => known.failureKind === 'worker-died');
  // Stored first: if reading it ends this program, the next session must not forgive it once more.
  change((write) => {
    for (const { known } of givenUp) write.tracks.retry(known.id);
  });
  for (const { file } of givenUp) analysis.forgive(file.path);
}

/**
 * Reads tags of added and changed files, and stores those that can be no other track than they seem. Returns the others: files
 * with a sound that the library knows, and files that have another sound than before.
 */
async function readAllTags(
  work: Work,
  analysis: CarefulClient,
  changes: Changes,
  job: JobContext,
): Promise<HeldFile[]> {
  const { store, now } = work;
  if (changes.added.length + changes.changed.length === 0) return [];
  const roots = store.roots.list();
  const sounds = new Set(changes.before?.known.map(({ fingerprint }) => fingerprint));
  const held: HeldFile[] = [];
  const files: { file: FoundFile; known: KnownFile | null }[] = [
    ...changes.changed,
    ...changes.added.map((file) => ({ file, known: null })),
  ];
  tryAgainWhatChanged(work, analysis, changes);
  const meter = progressMeter({ phase: 'reading-tags' }, 'files');
  let done = 0;
  const batch = tagBatch(work);
  try {
    const pathOf = ({ file }: { readonly file: FoundFile }): Uint8Array => file.path;
    await suspectsLast(analysis, files, pathOf, analysis.size * 2, async ({ file, known }) => {
      await job.ready();
      const stored = await readFile(file);
      // Its root is away: a later scan finds it again.
      if (stored === null) return;
      // It is another file now, for whoever gave the earlier one up.
      if (known !== null && stored.fingerprint !== null) analysis.forgive(file.path);
      if (isHeld(stored, known)) held.push({ stored, known });
      else batch.add((write) => save(write, stored, known));
      done += 1;
      job.report(meter.measure(done, files.length, now()));
    });
  } finally {
    batch.commit();
  }
  return held;

  function isHeld({ fingerprint }: StoredFile, known: KnownFile | null): boolean {
    if (fingerprint === null) return false;
    if (known === null) return sounds.has(fingerprint);
    return known.fingerprint !== null && known.fingerprint !== fingerprint;
  }

  async function readFile(file: FoundFile): Promise<StoredFile | null> {
    if (isOffline(work, file.path)) return null;
    const shown = displayPath(file.path);
    const rootId = roots.find((root) => isInside(file.path, root.path))?.id;
    if (rootId === undefined) throw new Error(`no root holds ${shown}`);
    const found = { rootId, path: file.path, displayPath: shown, size: file.size, mtimeMs: file.mtimeMs };
    try {
      const { tags, fingerprint } = await analysis.ask('tags', { path: file.path }, { signal: job.signal });
      return { ...found, fingerprint, tags, artistKey: artistKey(tags, shown) };
    } catch (error) {
      // The analysis opens the same file next and reports what is wrong with it; here it only lacks tags.
      if (!(error instanceof AppError) || error.kind === 'cancelled') throw error;
      if (await isAway(work, file.path, error)) return null;
      const tags: Tags = { ...noTags, remarks: [{ kind: 'tags', reason: error.message }] };
      return { ...found, fingerprint: null, tags, artistKey: artistKey(tags, shown) };
    }
  }

  function save(write: Writes, stored: StoredFile, known: KnownFile | null): void {
    if (known !== null) {
      const audioChanged = stored.fingerprint === null || stored.fingerprint !== known.fingerprint;
      write.tracks.update(known.id, stored, audioChanged);
      return;
    }
    write.tracks.add(stored);
  }
}
