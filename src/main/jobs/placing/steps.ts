// Goes through what a change asks of the disk, file by file, and tells the library of each: what is moved keeps its track.
import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, type ErrorData, toErrorData } from '../../../core/domain/errors.ts';
import { displayPath } from '../../../core/domain/text/paths.ts';
import { codeOf, expectedFailure } from '../../files/diskFaults.ts';
import { makeFolder } from '../../files/folders.ts';
import type { PlaceStep } from '../../store/changes/places.ts';
import type { Writes } from '../../store/store.ts';
import { isInside } from '../../work/paths.ts';
import { progressMeter } from '../../work/progressMeter.ts';
import type { JobContext } from '../../work/registry.ts';
import { copyTo, isSameTime, linkTo, makeFoldersBelow, moveTo, takeAway } from '../../writing/place.ts';
import type { Work } from '../context.ts';
import { leaveFolders, noteFolders } from './folders.ts';

export interface StepsReport {
  done: number;
  left: ErrorData[];
  /** Of those left, what may be asked for again. */
  waiting: number;
}

/** `waits`: the wish stands, and is gone on with when it is asked for again. */
interface Problem extends ErrorData {
  readonly waits: boolean;
}

/** Moved before scans have their turn, and the library is told of them: a kill leaves so many to be settled. */
const stepsAtOnce = 16;

/** Where steps are being taken now: what they have not done yet is no rest of a process that ended. */
const underWay = new WeakSet<Work>();

/** `base`: the folder that nothing may leave; null where files return to where they were. */
export async function takeSteps(
  work: Work,
  steps: readonly PlaceStep[],
  base: string | null,
  job: JobContext,
): Promise<StepsReport> {
  const report: StepsReport = { done: 0, left: [], waiting: 0 };
  const meter = progressMeter({ phase: 'placing-files' }, 'files');
  underWay.add(work);
  try {
    for (let start = 0; start < steps.length; start += stepsAtOnce) {
      await job.ready();
      await work.inTurn(async () => {
        const ends: ((write: Writes) => void)[] = [];
        const batch = steps.slice(start, start + stepsAtOnce);
        const taken: PlaceStep[] = [];
        await noteFolders(work, batch);
        try {
          for (const [n, step] of batch.entries()) {
            if (job.signal.aborted) break;
            const problem = await takeStep(work, step, base, job.signal);
            if (problem === 'cancelled') break;
            if (problem === null) {
              report.done += 1;
              taken.push(step);
              ends.push(ended(work, step));
            } else {
              const { waits, ...told } = problem;
              report.left.push(told);
              if (waits) report.waiting += 1;
              else ends.push((write) => write.places.end(step.id, 'left'));
            }
            job.report(meter.measure(start + n + 1, steps.length, work.now()));
          }
        } finally {
          const gone = await leaveFolders(work, taken);
          work.change((write) => {
            for (const end of ends) end(write);
            write.places.forgetFolders(gone);
          });
        }
      });
      job.signal.throwIfAborted();
    }
  } finally {
    underWay.delete(work);
    leaveTheRest(work, steps);
  }
  return report;
}

/** What was not begun is not wanted any more; what was to be taken back still is. */
function leaveTheRest({ store, change }: Work, steps: readonly PlaceStep[]): void {
  const changes = new Set(store.places.unfinished());
  const mine = new Set(steps.flatMap(({ id, isBack }) => (isBack ? [] : [id])));
  if (changes.size === 0 || mine.size === 0) return;
  change((write) => {
    for (const id of changes)
      for (const step of store.places.waiting(id)) if (mine.has(step.id)) write.places.end(step.id, 'left');
  });
}

/** Null when it is done. */
async function takeStep(
  work: Work,
  step: PlaceStep,
  base: string | null,
  signal: AbortSignal,
): Promise<Problem | 'cancelled' | null> {
  const { way, isBack, from, to } = step;
  const path = displayPath(isBack ? to : from);
  try {
    if (isBack) {
      const reason = await takeBack(work, step, signal);
      return reason === null ? null : { kind: 'unwritable', message: reason, path, waits: false };
    }
    const target = to.toString('utf8');
    if (base !== null) await makeFoldersBelow(base, target);
    // It was never taken back: the undo that is redone met something in its way.
    else if (await isThere(work, step)) return null;
    else await makeFolder(dirname(target));
    if (way === 'copy') await copyTo(from, target, { signal });
    else if (way === 'hard-link') await linkTo(from, target);
    else {
      if (!isAt(work, step.trackId, from)) throw new AppError('unwritable', elsewhere);
      await moveTo(from, target, { signal });
    }
    return null;
  } catch (error) {
    if (signal.aborted || (error instanceof AppError && error.kind === 'cancelled')) return 'cancelled';
    if (codeOf(error) === 'EEXIST')
      return { kind: 'unwritable', message: occupied(step), path, waits: isBack };
    if (codeOf(error) === 'EXDEV')
      return {
        kind: 'unwritable',
        message: 'A hard link cannot lead to another disk; copy it.',
        path,
        waits: isBack,
      };
    const expected = expectedFailure(error);
    if (expected === null) throw error;
    return { ...toErrorData(expected), path, waits: isBack };
  }
}

const elsewhere = 'The track has another place by now; it stays where it is.';

function occupied({ isBack, from }: PlaceStep): string {
  return isBack
    ? `Something stands at its earlier place, ${displayPath(from)}; it stays where it is until that is gone.`
    : 'Something stands at the other place.';
}

/** Null when it is back, otherwise why it stays for good. */
async function takeBack(
  work: Work,
  { way, from, to, size, mtimeMs, trackId }: PlaceStep,
  signal: AbortSignal,
): Promise<string | null> {
  if (way !== 'move')
    try {
      await takeAway(to.toString('utf8'), { size, mtimeMs });
      return null;
    } catch (error) {
      if (error instanceof AppError) return error.message;
      throw error;
    }
  if (!isAt(work, trackId, to)) return elsewhere;
  const known = work.store.tracks.known(trackId);
  const stats = await lstat(to);
  // What the library itself wrote is known to it; what others wrote is theirs.
  if (known === null || stats.size !== known.size || !isSameTime(stats.mtimeMs, known.mtimeMs))
    return 'Another program has changed it since; it stays where it is.';
  const target = from.toString('utf8');
  if (!Buffer.from(target).equals(from))
    return 'Its earlier name is not UTF-8 and cannot be given back; it stays where it is.';
  await makeFolder(dirname(target));
  await moveTo(to, target, { signal });
  return null;
}

/** Otherwise a scan, or a person, has found it elsewhere since. */
function isAt({ store }: Work, trackId: number, path: Buffer): boolean {
  const known = store.tracks.known(trackId);
  return known !== null && known.presence === 'present' && known.path.equals(path);
}

/** What a step asks for is so already. */
async function isThere(work: Work, { way, trackId, to, size, mtimeMs }: PlaceStep): Promise<boolean> {
  const stats = await look(to);
  if (stats === null) return false;
  return way === 'move' ? isAt(work, trackId, to) : stats.size === size && isSameTime(stats.mtimeMs, mtimeMs);
}

/** What the library is told of a step that is done. */
function ended({ store, now }: Work, step: PlaceStep): (write: Writes) => void {
  const { way, isBack, from, to, trackId } = step;
  return (write) => {
    write.places.end(step.id, 'done');
    if (way !== 'move') return;
    const path = isBack ? from : to;
    // What a scan has found there meanwhile has gone, or nothing could have been put there.
    const other = store.tracks.idAt(path);
    if (other !== null && other !== trackId) write.matches.leavePath(other, now());
    const root = store.roots.places().find((place) => isInside(path, place.path));
    write.tracks.relocate(trackId, path, displayPath(path), root?.id ?? null);
  };
}

/**
 * What a process that ended in between has left: what is at its new place is told, and the rest is not wanted any more, unless it is to
 * be taken back, which is gone on with when it is asked for again.
 */
export async function settlePlaces(work: Work): Promise<void> {
  const { store, change } = work;
  if (underWay.has(work)) return;
  for (const changeId of store.places.unfinished())
    for (const step of store.places.waiting(changeId)) {
      const [source, target] = step.isBack ? [step.to, step.from] : [step.from, step.to];
      const [before, after] = [await look(source), await look(target)];
      if (step.way === 'move' && after !== null && before?.ino === after.ino && before.dev === after.dev)
        // It has both names: the move had only to drop the first.
        await moveTo(source, target.toString('utf8'));
      const isDone =
        step.way === 'move'
          ? after?.size === sizeOf(work, step) && (before === null || before.ino === after.ino)
          : step.isBack
            ? before === null
            : after !== null && after.size === step.size && isSameTime(after.mtimeMs, step.mtimeMs);
      if (!isDone && step.isBack) continue;
      const gone = isDone ? await leaveFolders(work, [step]) : [];
      change((write) => {
        if (isDone) ended(work, step)(write);
        else write.places.end(step.id, 'left');
        write.places.forgetFolders(gone);
      });
    }
}

/** Tags may have been written into it since it was placed. */
function sizeOf({ store }: Work, { isBack, trackId, size }: PlaceStep): number {
  return isBack ? (store.tracks.known(trackId)?.size ?? size) : size;
}

async function look(path: Buffer) {
  return await lstat(path).catch(() => null);
}
