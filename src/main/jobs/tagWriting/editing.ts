// Files are edited a few at a time: noted, prepared beside the old ones, given their names, and read into the library in the same go.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../core/domain/errors.ts';
import { type FileRefusal, refusedNamed, type TagWritingReport } from '../../../core/domain/tagWriting.ts';
import { displayPath } from '../../../core/domain/text/paths.ts';
import type { AnalysisQuestions } from '../../analysis/protocol.ts';
import type { Writes } from '../../store/store.ts';
import { artistKey } from '../../work/artistKey.ts';
import { inParallel } from '../../work/inParallel.ts';
import { progressMeter } from '../../work/progressMeter.ts';
import type { JobContext } from '../../work/registry.ts';
import { draftBeside } from '../../writing/durable.ts';
import type { Edit, EditOptions, Prepared } from '../../writing/editFile.ts';
import type { Work } from '../context.ts';

/** What is to become of one track's file. */
export interface FileTask {
  readonly trackId: number;
  readonly path: Uint8Array;
  /** Or why it is left alone. */
  readonly edit: Edit | FileRefusal;
  readonly options: EditOptions;
  /** The edit that it takes back. */
  readonly ofEdit: number | null;
}

/** Noted together: each note waits for the disk. */
const atOnce = 12;
/** Prepared while others are read back. */
const besides = 2;

type Ready = Extract<Prepared, { kind: 'ready' }>;
export interface EditWork extends Pick<Work, 'store' | 'change' | 'writing' | 'disk' | 'inTurn' | 'now'> {
  /** Throws AppError. */
  readonly readTags: (path: Uint8Array) => Promise<AnalysisQuestions['tags']['output']>;
}

export function editWork({ store, change, writing, disk, inTurn, now, analysis }: Work): EditWork {
  const readTags: EditWork['readTags'] = async (path) => await analysis('any').ask('tags', { path });
  return { store, change, writing, disk, inTurn, now, readTags };
}

/**
 * `tasks` are made a piece at a time. `step`: the step of the log that the files are of, made when the first is begun.
 * Cancelled between two files: those before it are written, and the report says so by the error that is thrown.
 */
export async function editFiles(
  work: EditWork,
  tasks: AsyncIterable<readonly FileTask[]>,
  total: number,
  way: TagWritingReport['way'],
  step: (write: Writes) => number,
  job: JobContext,
): Promise<TagWritingReport> {
  const { change, now } = work;
  const startedAt = now();
  const meter = progressMeter({ phase: 'writing-tags' }, 'files');
  const report = emptyReport(way);
  let changeId: number | null = null;
  let done = 0;
  const told = (): void => job.report(meter.measure(done, total, now()));

  for await (const piece of tasks) {
    for (let start = 0; start < piece.length; start += atOnce) {
      await job.ready();
      await editSome(piece.slice(start, start + atOnce));
      await setImmediate();
    }
  }
  change((write) => write.fileEdits.thin());
  return { ...report, step: report.written === 0 ? null : changeId, seconds: (now() - startedAt) / 1000 };

  function leave(path: Uint8Array, refusal: FileRefusal): void {
    report.refused += 1;
    if (report.refusals.length < refusedNamed) report.refusals.push({ path: displayPath(path), ...refusal });
  }

  async function editSome(some: readonly FileTask[]): Promise<void> {
    const begun: { readonly task: FileTask; readonly edit: Edit; readonly draft: Uint8Array; id: number }[] =
      [];
    for (const task of some) {
      const { edit, path } = task;
      if ('kind' in edit) begun.push({ task, edit, draft: draftBeside(path), id: 0 });
      else leave(path, edit);
    }
    if (begun.length > 0) note();
    const ready = new Map<(typeof begun)[number], Ready>();
    const outcomes: ((write: Writes) => void)[] = [];
    await inParallel(begun, besides, async (one) => {
      const prepared = await prepare(one);
      if (prepared.kind === 'ready') ready.set(one, prepared);
      else if (prepared.kind === 'same') {
        report.unchanged += 1;
        outcomes.push((write) => write.fileEdits.drop(one.id));
      } else {
        leave(one.task.path, prepared.refusal);
        outcomes.push((write) => write.fileEdits.failed(one.id, prepared.refusal));
      }
    });
    change((write) => {
      for (const outcome of outcomes) outcome(write);
      for (const [{ id }, edit] of ready) write.fileEdits.ready(id, edit);
    });
    // Nobody else takes these files in between their new names and what the library knows of them.
    await work.inTurn(async () => {
      const written: ((write: Writes) => void)[] = [];
      for (const [{ task, id }, edit] of ready) written.push(await finish(task, id, edit));
      change((write) => {
        for (const save of written) save(write);
      });
    });
    done += some.length;
    told();
    // Whoever is cancelled has its files settled first.
    job.signal.throwIfAborted();

    function note(): void {
      const ids = change((write) => {
        changeId ??= step(write);
        return write.fileEdits.begin(
          changeId,
          begun.map(({ task, draft }) => ({
            trackId: task.trackId,
            path: task.path,
            draft,
            keepsTimes: task.options.keepTimes,
            ofEdit: task.ofEdit,
          })),
        );
      });
      for (const [i, one] of begun.entries()) one.id = ids[i] ?? 0;
    }
  }

  async function prepare(one: {
    readonly task: FileTask;
    readonly edit: Edit;
    readonly draft: Uint8Array;
  }): Promise<Prepared> {
    const { task, edit, draft } = one;
    if (job.signal.aborted) return { kind: 'refused', refusal: { reason: 'cancelled', detail: null } };
    try {
      return await work.writing.ask('prepare', { path: task.path, draft, edit, options: task.options });
    } catch (error) {
      const refusal = deathOf(error);
      // The process was ended: what it left is removed by another.
      await work.writing.ask('settle', { path: task.path, draft }).catch(() => null);
      return { kind: 'refused', refusal };
    }
  }

  async function finish(
    { trackId, path }: FileTask,
    id: number,
    edit: Ready,
  ): Promise<(write: Writes) => void> {
    const { identity, draft } = edit;
    let refusal: FileRefusal | null = null;
    try {
      const done = await work.writing.ask('commit', { path: edit.path, draft, identity });
      if (done.kind === 'refused') refusal = done.refusal;
    } catch (error) {
      // Whether it had its name already is told by what is there.
      const hash = await work.writing.ask('settle', { path: edit.path, draft }).catch(() => null);
      if (hash !== edit.afterHash) refusal = deathOf(error);
    }
    if (refusal !== null) {
      const why = refusal;
      leave(path, why);
      return (write) => write.fileEdits.failed(id, why);
    }
    report.written += 1;
    if (edit.format !== null) report.formats[edit.format] = (report.formats[edit.format] ?? 0) + 1;
    const known = await readAgain(work, trackId, path);
    return (write) => {
      write.fileEdits.done(id);
      known?.(write);
    };
  }
}

/** What the library knows of the file, so that no scan takes it for changed; its sound is what it was. */
async function readAgain(
  { store, readTags, disk }: EditWork,
  trackId: number,
  path: Uint8Array,
): Promise<((write: Writes) => void) | null> {
  const file = store.tracks.known(trackId);
  if (file === null || Buffer.compare(file.path, path) !== 0) return null;
  try {
    const { tags, fingerprint } = await readTags(path);
    const seen = await disk.look(path);
    if (seen.kind !== 'file') return null;
    const { size } = seen;
    const mtimeMs = Math.floor(seen.mtimeMs);
    const shown = displayPath(path);
    const { rootId } = file;
    const found = {
      rootId,
      path,
      displayPath: shown,
      size,
      mtimeMs,
      fingerprint,
      tags,
      artistKey: artistKey(tags, shown),
    };
    return (write) => write.tracks.update(trackId, found, false);
  } catch (error) {
    // The next scan reads it.
    if (error instanceof AppError) return null;
    throw error;
  }
}

function deathOf(error: unknown): FileRefusal {
  if (!(error instanceof AppError)) throw error;
  return { reason: error.kind === 'cancelled' ? 'cancelled' : 'workerDied', detail: error.message };
}

function emptyReport(way: TagWritingReport['way']): TagWritingReport {
  return { step: null, way, written: 0, unchanged: 0, refused: 0, refusals: [], formats: {}, seconds: 0 };
}
