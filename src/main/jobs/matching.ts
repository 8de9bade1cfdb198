// The part of a scan that matches: which tracks that are not where they were are which of the files with the same sound.
import { setImmediate } from 'node:timers/promises';
import { type FoundFile, type LostTrack, matchTracks } from '../../core/matching/matchTracks.ts';
import type { Writes } from '../store/store.ts';
import type { MatchedTrack } from '../store/tracks/matches.ts';
import type { KnownFile, FoundFile as StoredFile } from '../store/tracks/trackWrites.ts';
import { inTurns } from '../work/inTurns.ts';
import type { JobContext } from '../work/registry.ts';
import type { Work } from './context.ts';
import type { Changes, Matched } from './diskChanges.ts';
import { lostElsewhere, presentElsewhere } from './elsewhere.ts';
import { folderKindsFollow, type Move } from './folderKinds.ts';
import { playlistsByTrack, saidOf, traitsOf } from './traits.ts';

/** A file that was read and is not stored yet; `known` had another sound at its path before. */
export interface HeldFile {
  readonly stored: StoredFile;
  readonly known: KnownFile | null;
}

interface Lost extends LostTrack {
  readonly id: number;
  readonly displayPath: string;
  readonly isLogged: boolean;
  readonly isAnalysed: boolean;
}

/** A file that is not stored yet, or a present track that nobody said anything about. */
interface Found extends FoundFile {
  readonly displayPath: string;
  readonly is: { readonly stored: StoredFile } | { readonly id: number; readonly isAnalysed: boolean };
}

/** Tracks of equal sound: lost ones, present ones, and files that are not stored yet. */
interface Group {
  readonly lost: readonly KnownFile[];
  readonly seen: readonly KnownFile[];
  readonly arrived: readonly StoredFile[];
}

type Step = (write: Writes) => void;

/** Tracks read at once, and steps of one transaction: some ten milliseconds each. */
const readAtOnce = 500;
const writtenAtOnce = 64;
/** Nobody looks through more than these. */
const candidatesAsked = 50;

/**
 * Stores the held files, each as the track that it was if it was one, and marks what is gone since `at`, when the scan
 * began. Returns how many files at new paths an earlier track has moved to, and how many tracks of the scanned folders are
 * missing.
 */
export async function matchLost(
  work: Work,
  { changed, gone, before }: Pick<Changes, 'changed' | 'gone' | 'before'>,
  held: readonly HeldFile[],
  at: number,
  job: Pick<JobContext, 'ready'>,
): Promise<{ readonly moved: number; readonly missing: number }> {
  if (before === null) return { moved: 0, missing: gone.length };
  const changes: Matched = { changed, gone, ...before };
  const { arrived, replaced } = await storeReplaced(work, changes, held, at, job);
  const vanished = [...changes.gone, ...replaced];
  const seen = [...seenTracks(changes, replaced), ...(await presentElsewhere(work, changes, vanished))];
  const lost = [...vanished, ...(await lostElsewhere(work, changes, [...arrived, ...seen]))];
  const groups = await grouped(lost, seen, arrived);
  const roots = new Map(work.store.roots.list().map(({ id, displayPath }) => [id, displayPath]));
  const playlists = playlistsByTrack(work.store.playlists.list());
  const analysed = new Map<string | null, number>();
  await inTurns(changes.known, ({ state, fingerprint, id }) => {
    if (state === 'analysed') analysed.set(fingerprint, id);
  });
  const atKnownPaths = new Set(held.flatMap(({ stored, known }) => (known === null ? [] : [stored])));
  const found = new Set<number>();
  const stored = new Set<StoredFile>();
  const moves: Move[] = [];
  let moved = 0;

  for (const batch of inBatches(groups)) {
    const details = await detailsOf(work, batch);
    const steps: Step[] = [];
    for (const group of batch) for (const step of await stepsOf(group, details)) steps.push(step);
    await inSlices(work, steps, job);
  }
  const others = arrived.filter((file) => !stored.has(file));
  await inSlices(
    work,
    others.map((file) => (write) => void add(write, file)),
    job,
  );
  const missing = vanished.filter(({ id }) => !found.has(id));
  await inSlices(
    work,
    missing.map(
      ({ id }) =>
        (write) =>
          write.tracks.setPresence(id, 'missing', at),
    ),
    job,
  );
  await folderKindsFollow(work, moves, seen);
  return { moved, missing: missing.length };

  async function stepsOf(group: Group, details: ReadonlyMap<number, MatchedTrack>): Promise<Step[]> {
    const candidates: Lost[] = [];
    const files: Found[] = [];
    await inTurns(group.lost, (track) => {
      const detail = details.get(track.id);
      if (detail === undefined) return;
      const { id, displayPath, isLogged, missingAt, refusedAt } = detail;
      const since = track.presence === 'missing' ? (missingAt ?? 0) : at;
      const said = saidOf(detail, playlists);
      const isAnalysed = track.state === 'analysed';
      const about = { id, displayPath, isLogged, isAnalysed, since, said };
      candidates.push({ ...about, onlyAfter: refusedAt, ...traitsOf(detail) });
    });
    await inTurns(group.arrived, (file) => {
      const root = roots.get(file.rootId) ?? '';
      const { displayPath, tags } = file;
      files.push({ at, displayPath, is: { stored: file }, ...traitsOf({ ...tags, displayPath, root }) });
    });
    await inTurns(group.seen, ({ id, state }) => {
      const detail = details.get(id);
      if (detail === undefined || detail.isLogged) return;
      const { addedAt, displayPath } = detail;
      const is = { id, isAnalysed: state === 'analysed' };
      files.push({ at: addedAt, displayPath, is, ...traitsOf(detail) });
    });
    const { pairs, open } = matchTracks(candidates, files);
    const idOf = new Map<Found, number>();
    const taken = new Set(pairs.map(({ found: { is } }) => ('stored' in is ? is.stored : null)));
    return [
      ...pairs.map(
        (pair) => (write: Writes) => void idOf.set(pair.found, become(write, pair.lost, pair.found)),
      ),
      ...open.flatMap((question) =>
        question.found.map((file) => (write: Writes) => {
          if (!idOf.has(file)) idOf.set(file, 'stored' in file.is ? add(write, file.is.stored) : file.is.id);
        }),
      ),
      ...group.arrived
        .filter((file) => !taken.has(file))
        .map((file) => (write: Writes) => {
          if (!stored.has(file)) add(write, file);
        }),
      ...group.lost.map(
        ({ id }) =>
          (write: Writes) =>
            write.matches.dropQuestions(id),
      ),
      ...open.flatMap((question) =>
        question.lost.map(({ id }) => (write: Writes) => {
          const asked = question.found.slice(0, candidatesAsked).flatMap((file) => idOf.get(file) ?? []);
          write.tracks.setPresence(id, 'missing', at);
          write.matches.ask(id, asked);
        }),
      ),
    ];
  }

  /** Returns the id of the track that has the file now. */
  function become(write: Writes, lostTrack: Lost, { is, displayPath }: Found): number {
    const { id, said, isLogged } = lostTrack;
    moves.push({ from: lostTrack.displayPath, to: displayPath });
    if ('stored' in is) {
      stored.add(is.stored);
      write.tracks.update(id, is.stored, false);
      // Files that were exchanged are counted where they were found.
      if (!atKnownPaths.has(is.stored)) moved += 1;
      found.add(id);
      return id;
    }
    write.tracks.setPresence(id, 'missing', at);
    // What a person said stays with its id, which the log names; else a file that stayed keeps its own.
    const keep = isLogged || said !== null ? 'lost' : 'present';
    if (keep === 'lost' && !lostTrack.isAnalysed) write.features.copy(is.id, id);
    if (keep === 'present' && !is.isAnalysed) write.features.copy(id, is.id);
    if (!write.matches.join(id, is.id, keep)) return is.id;
    found.add(id);
    return keep === 'lost' ? id : is.id;
  }

  function add(write: Writes, file: StoredFile): number {
    stored.add(file);
    const id = write.tracks.add(file);
    // Nobody listens twice to the same sound.
    const twin = analysed.get(file.fingerprint);
    if (twin !== undefined) write.features.copy(twin, id);
    return id;
  }
}

/**
 * A file with another sound at the same path is the same track (somebody cut or encoded it anew), unless its sound is that
 * of another track, or the track's sound has come up elsewhere: then files were exchanged, and the track lost its path.
 */
async function storeReplaced(
  work: Work,
  { known }: Matched,
  held: readonly HeldFile[],
  at: number,
  job: Pick<JobContext, 'ready'>,
): Promise<{ arrived: StoredFile[]; replaced: KnownFile[] }> {
  const knownSounds = new Set<string | null>();
  const heldSounds = new Set<string | null>();
  await inTurns(known, ({ fingerprint }) => knownSounds.add(fingerprint));
  await inTurns(held, ({ stored }) => heldSounds.add(stored.fingerprint));
  const arrived: StoredFile[] = [];
  const replaced: KnownFile[] = [];
  const steps: Step[] = [];
  await inTurns(held, ({ stored, known: before }) => {
    if (before === null) arrived.push(stored);
    else if (knownSounds.has(stored.fingerprint) || heldSounds.has(before.fingerprint)) {
      arrived.push(stored);
      replaced.push(before);
      steps.push((write) => write.matches.leavePath(before.id, at));
    } else steps.push((write) => write.tracks.update(before.id, stored, true));
  });
  await inSlices(work, steps, job);
  return { arrived, replaced };
}

/** Tracks whose files are where they were, with the sound that they had. */
function seenTracks({ unchanged, changed }: Matched, replaced: readonly KnownFile[]): KnownFile[] {
  const gone = new Set(replaced);
  return [...unchanged, ...changed.map(({ known }) => known)].filter((track) => !gone.has(track));
}

/** Sounds of which something is lost, and a file is there. */
async function grouped(
  lost: readonly KnownFile[],
  seen: readonly KnownFile[],
  arrived: readonly StoredFile[],
): Promise<Group[]> {
  const groups = new Map<string, { lost: KnownFile[]; seen: KnownFile[]; arrived: StoredFile[] }>();
  await inTurns(lost, (track) => {
    if (track.fingerprint === null) return;
    const group = groups.get(track.fingerprint);
    if (group === undefined) groups.set(track.fingerprint, { lost: [track], seen: [], arrived: [] });
    else group.lost.push(track);
  });
  await inTurns(seen, (track) => groups.get(track.fingerprint ?? '')?.seen.push(track));
  await inTurns(arrived, (file) => groups.get(file.fingerprint ?? '')?.arrived.push(file));
  return [...groups.values()].filter((group) => group.seen.length + group.arrived.length > 0);
}

/** Groups that are read and written together, so that many small ones take few transactions. */
function* inBatches(groups: readonly Group[]): Generator<Group[]> {
  let batch: Group[] = [];
  let size = 0;
  for (const group of groups) {
    batch.push(group);
    size += group.lost.length + group.seen.length;
    if (size < readAtOnce) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

async function detailsOf({ store }: Work, groups: readonly Group[]): Promise<Map<number, MatchedTrack>> {
  const ids = groups.flatMap(({ lost, seen }) => [...lost, ...seen].map(({ id }) => id));
  const details = new Map<number, MatchedTrack>();
  for (let start = 0; start < ids.length; start += readAtOnce) {
    for (const track of store.matches.tracks(ids.slice(start, start + readAtOnce)))
      details.set(track.id, track);
    await setImmediate();
  }
  return details;
}

async function inSlices(
  { change }: Work,
  steps: readonly Step[],
  job: Pick<JobContext, 'ready'>,
): Promise<void> {
  for (let start = 0; start < steps.length; start += writtenAtOnce) {
    await job.ready();
    change((write) => {
      for (const step of steps.slice(start, start + writtenAtOnce)) step(write);
    });
    await setImmediate();
  }
}
