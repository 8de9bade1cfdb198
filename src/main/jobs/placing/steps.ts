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

export interface StepsReport {
  done: number;
  left: ErrorData[];
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
  const report: StepsReport = { done: 0, left: [] };
  const meter = progressMeter({ phase: 'placing-files' }, 'files');
  underWay.add(work);
  try {
    for (let start = 0; start < steps.length; start += stepsAtOnce) {
      await job.ready();
      await work.inTurn(async () => {
        const ends: ((write: Writes) => void)[] = [];
        try {
          for (const [n, step] of steps.slice(start, start + stepsAtOnce).entries()) {
            if (job.signal.aborted) break;
            const problem = await takeStep(work, step, base, job.signal);
            if (problem === 'cancelled') break;
            if (problem === null) {
              report.done += 1;
              ends.push(ended(work, step));
            } else {
              report.left.push(problem);
              ends.push((write) => write.places.end(step.id, 'left'));
            }
            job.report(meter.measure(start + n + 1, steps.length, work.now()));
          }
        } finally {
          work.change((write) => {
            for (const end of ends) end(write);
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

/** What was not begun is not wanted any more. */
function leaveTheRest({ store, change }: Work, steps: readonly PlaceStep[]): void {
  const changes = new Set(store.places.unfinished());
  if (changes.size === 0) return;
  const mine = new Set(steps.map(({ id }) => id));
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
): Promise<ErrorData | 'cancelled' | null> {
  const { way, isBack, from, to } = step;
  try {
    if (isBack) await takeBack(work, step, signal);
    else {
      const target = to.toString('utf8');
      if (base === null) await makeFolder(dirname(target));
      else await makeFoldersBelow(base, target);
      if (way === 'copy') await copyTo(from, target, { signal });
      else if (way === 'hard-link') await linkTo(from, target);
      else {
        mustBeHere(work, step.trackId, from);
        await moveTo(from, target, { signal });
      }
    }
    return null;
  } catch (error) {
    if (signal.aborted || (error instanceof AppError && error.kind === 'cancelled')) return 'cancelled';
    const path = displayPath(isBack ? to : from);
    if (codeOf(error) === 'EEXIST')
      return { kind: 'unwritable', message: 'Something stands at the other place.', path };
    if (codeOf(error) === 'EXDEV')
      return { kind: 'unwritable', message: 'A hard link cannot lead to another disk; copy it.', path };
    const expected = expectedFailure(error);
    if (expected === null) throw error;
    return { ...toErrorData(expected), path };
  }
}

async function takeBack(
  work: Work,
  { way, from, to, size, mtimeMs, trackId }: PlaceStep,
  signal: AbortSignal,
) {
  if (way !== 'move') return await takeAway(to.toString('utf8'), { size, mtimeMs });
  mustBeHere(work, trackId, to);
  const known = work.store.tracks.known(trackId);
  const stats = await lstat(to);
  // What the library itself wrote is known to it; what others wrote is theirs.
  if (known === null || stats.size !== known.size || !isSameTime(stats.mtimeMs, known.mtimeMs))
    throw new AppError('unwritable', 'Another program has changed it since; it stays where it is.');
  const target = from.toString('utf8');
  if (!Buffer.from(target).equals(from))
    throw new AppError(
      'unwritable',
      'Its earlier name is not UTF-8 and cannot be given back; it stays where it is.',
    );
  await makeFolder(dirname(target));
  await moveTo(to, target, { signal });
}

/** A scan, or a person, has found it elsewhere since. */
function mustBeHere({ store }: Work, trackId: number, path: Buffer): void {
  const known = store.tracks.known(trackId);
  if (known === null || known.presence !== 'present' || !known.path.equals(path))
    throw new AppError('unwritable', 'The track has another place by now; it stays where it is.');
}

/** What the library is told of a step that is done. */
function ended({ store }: Work, step: PlaceStep): (write: Writes) => void {
  const { way, isBack, from, to, trackId } = step;
  return (write) => {
    write.places.end(step.id, 'done');
    if (way !== 'move') return;
    const path = isBack ? from : to;
    const root = store.roots.places().find((place) => isInside(path, place.path));
    write.tracks.relocate(trackId, path, displayPath(path), root?.id ?? null);
  };
}

/** What a process that ended in between has left: what is at its new place is told, the rest is not wanted any more. */
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
          ? after !== null && after.size === step.size && (before === null || before.ino === after.ino)
          : step.isBack
            ? source === step.to && before === null
            : after !== null && after.size === step.size && isSameTime(after.mtimeMs, step.mtimeMs);
      change((write) => {
        if (isDone) ended(work, step)(write);
        else write.places.end(step.id, 'left');
      });
    }
}

async function look(path: Buffer) {
  return await lstat(path).catch(() => null);
}
