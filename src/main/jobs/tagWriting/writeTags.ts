// Writes what is known of tracks into their files, one step of the log of changes; and shows beforehand what that would do.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../core/domain/errors.ts';
import type {
  FileRefusal,
  PlannedFile,
  TagWritingOptions,
  TagWritingReport,
} from '../../../core/domain/tagWriting.ts';
import type { StoredTrack } from '../../store/tracks/trackQueries.ts';
import { inParallel } from '../../work/inParallel.ts';
import type { JobContext } from '../../work/registry.ts';
import type { Work } from '../context.ts';
import { isOffline } from '../offline.ts';
import { editFiles, editWork, type FileTask } from './editing.ts';
import { settleEdits } from './settleEdits.ts';
import { wantedTags } from './wanted.ts';

/** Looked up at once. */
const tracksAtOnce = 100;
const plannedBesides = 2;

/** Throws AppError('invalid') while the setting is off. */
export function mustBeAllowed({ store }: Pick<Work, 'store'>): void {
  if (store.settings.get().writeTags) return;
  throw new AppError(
    'invalid',
    'Writing tags into files is off. Switch it on in Settings, or by `stackwax settings set write-tags on`.',
  );
}

/** Present tracks whose genre a person has said, in the order of their paths. */
export function saidTracks({ store }: Pick<Work, 'store'>): number[] {
  return store.tracks.query({ sources: ['label'] }, [{ key: 'path', direction: 'ascending' }]);
}

/** Of as many as are asked for at once; files are only read. */
export async function previewTags(
  work: Work,
  trackIds: readonly number[],
  options: TagWritingOptions,
): Promise<PlannedFile[]> {
  const planned = new Map<number, PlannedFile>();
  const tasks = tasksOf(work, trackIds, options);
  const paths = new Map(work.store.tracks.details(trackIds).map(({ id, path }) => [id, path]));
  await inParallel(tasks, plannedBesides, async ({ trackId, path, edit }) => {
    const shown = { trackId, path: paths.get(trackId) ?? '' };
    if (!('kind' in edit)) {
      planned.set(trackId, { ...shown, format: null, fields: [], refusal: edit });
      return;
    }
    if (edit.kind !== 'tags') return;
    const { hardLinks } = options;
    const plan = await work.writing
      .ask('plan', { path, wanted: edit.wanted, hardLinks })
      .catch((error: unknown): { kind: 'refused'; refusal: FileRefusal } => {
        if (!(error instanceof AppError)) throw error;
        return { kind: 'refused', refusal: { reason: 'workerDied', detail: error.message } };
      });
    planned.set(
      trackId,
      plan.kind === 'refused'
        ? { ...shown, format: null, fields: [], refusal: plan.refusal }
        : { ...shown, format: plan.format, fields: [...plan.fields], refusal: null },
    );
  });
  return tasks.flatMap(({ trackId }) => planned.get(trackId) ?? []);
}

/** Throws AppError('invalid' | 'cancelled'); files that were written before it is cancelled stay written, and are one step. */
export async function writeTags(
  work: Work,
  trackIds: readonly number[],
  options: TagWritingOptions,
  job: JobContext,
): Promise<TagWritingReport> {
  mustBeAllowed(work);
  await settleEdits(work);
  const tasks = async function* (): AsyncGenerator<readonly FileTask[]> {
    for (let start = 0; start < trackIds.length; start += tracksAtOnce) {
      yield tasksOf(work, trackIds.slice(start, start + tracksAtOnce), options);
      await setImmediate();
    }
  };
  return await editFiles(
    editWork(work),
    tasks(),
    trackIds.length,
    'write',
    (write) => write.fileEdits.step(),
    job,
  );
}

function tasksOf(work: Work, trackIds: readonly number[], options: TagWritingOptions): FileTask[] {
  const { store } = work;
  const paths = new Map(store.tracks.files(trackIds).map(({ id, path }) => [id, path]));
  return store.tracks.details([...new Set(trackIds)]).flatMap((track): FileTask[] => {
    const path = paths.get(track.id);
    if (path === undefined) return [];
    const edit = refusedBefore(work, track, path) ?? editOf(work, track, options);
    return [{ trackId: track.id, path, edit, options, ofEdit: null }];
  });
}

function refusedBefore(work: Work, { presence }: StoredTrack, path: Uint8Array): FileRefusal | null {
  if (presence === 'missing') return { reason: 'notThere', detail: null };
  return isOffline(work, path) ? { reason: 'unreadable', detail: null } : null;
}

function editOf(work: Work, track: StoredTrack, options: TagWritingOptions): FileTask['edit'] {
  const wanted = wantedTags(work, track, options);
  return wanted === null ? { reason: 'nothingToSay', detail: null } : { kind: 'tags', wanted };
}
