// The folder organiser: a preview of where a template puts files, the run, and its undo.
import { isAbsolute, sep } from 'node:path';
import { AppError } from '../../../core/domain/errors.ts';
import { albumOrder } from '../../../core/domain/listing.ts';
import type { OrganiseReport, PlacePreview, PlaceWay } from '../../../core/domain/placing.ts';
import type { ExportedTrack } from '../../store/tracks/trackQueries.ts';
import { isInside } from '../../work/paths.ts';
import { progressMeter, uncounted } from '../../work/progressMeter.ts';
import type { JobContext } from '../../work/registry.ts';
import type { Work } from '../context.ts';
import { type ExportSelection, exportLists } from '../exportLists.ts';
import { parseTemplate } from './parseTemplate.ts';
import { belowBase, bytesOf, isFree, type Plan, planPlaces } from './plan.ts';
import { settlePlaces, takeSteps } from './steps.ts';

export interface OrganiseOptions extends ExportSelection {
  readonly template: string;
  readonly folder: string;
  readonly way: PlaceWay;
}

export async function previewOrganise(
  work: Work,
  options: OrganiseOptions & { readonly first?: number | undefined },
): Promise<PlacePreview> {
  const { places, left, chosen } = await planned(work, options);
  const lacking: Record<string, number> = {};
  for (const field of places.flatMap((place) => place.lacking)) lacking[field] = (lacking[field] ?? 0) + 1;
  return {
    files: places.map(({ track, to, stays, isNumbered, lacking: fields }) => ({
      from: track.displayPath,
      to: belowBase(options.folder, to),
      stays,
      isNumbered,
      lacking: [...fields],
    })),
    tracks: places.length,
    chosen,
    stay: places.filter(({ stays }) => stays).length,
    numbered: places.filter(({ isNumbered }) => isNumbered).length,
    lacking,
    bytes: places.reduce((sum, { size, stays }) => sum + (stays ? 0 : size), 0),
    left: [...left],
  };
}

/** The journal is written first: a change in the log, of which every file's end is told. */
export async function organise(
  work: Work,
  options: OrganiseOptions,
  job: JobContext,
): Promise<OrganiseReport> {
  const { store, change, now } = work;
  const startedAt = now();
  await work.inTurn(async () => await settlePlaces(work));
  const meter = progressMeter({ phase: 'planning-places' }, 'tracks');
  const { places, left } = await planned(work, options, {
    signal: job.signal,
    onDone: (tracks) => job.report(meter.measure(tracks, null, now())),
  });
  const { way, folder } = options;
  const moving = places.filter(({ stays }) => !stays);
  const report = { way, isBack: false, stayed: places.length - moving.length };
  const changeId = change((write) =>
    write.places.plan(
      moving.map(({ track, to, size, mtimeMs }) => ({
        trackId: track.id,
        way,
        from: bytesOf(track.path),
        to: Buffer.from(to),
        size,
        mtimeMs,
      })),
    ),
  );
  if (changeId === null)
    return { ...report, files: 0, left: [...left], waiting: 0, seconds: (now() - startedAt) / 1000 };
  const { done, left: more, waiting } = await takeSteps(work, store.places.waiting(changeId), folder, job);
  return { ...report, files: done, left: [...left, ...more], waiting, seconds: (now() - startedAt) / 1000 };
}

/** What an undo or redo of the log asks of the disk; null when it asks for nothing. */
export async function followChange(work: Work, changeId: number, job: JobContext): Promise<OrganiseReport> {
  const startedAt = work.now();
  job.report(uncounted({ phase: 'placing-files' }));
  const steps = work.store.places.waiting(changeId);
  const { done, left, waiting } = await takeSteps(work, steps, null, job);
  const [first] = steps;
  return {
    way: first?.way ?? 'move',
    isBack: first?.isBack ?? true,
    files: done,
    stayed: 0,
    left,
    waiting,
    seconds: (work.now() - startedAt) / 1000,
  };
}

async function planned(
  work: Work,
  {
    template: text,
    folder,
    way,
    first,
    ...selection
  }: OrganiseOptions & { readonly first?: number | undefined },
  watch: { readonly signal?: AbortSignal; readonly onDone?: (tracks: number) => void } = {},
): Promise<Plan & { readonly chosen: number }> {
  const template = parseTemplate(text);
  if (!isAbsolute(folder))
    throw new AppError('invalid', 'The folder is wanted as an absolute path.', { path: folder });
  const { store } = work;
  if (way === 'move' && !store.roots.places().some(({ path }) => isInside(Buffer.from(folder), path)))
    throw new AppError(
      'invalid',
      'Files are moved inside of the library alone: this folder is in none of its folders. Add it first.',
      { path: folder },
    );
  const { tracks, chosen } = await tracksOf(work, selection, first);
  const plan = await planPlaces(tracks, {
    template,
    base: folder.length > 1 && folder.endsWith(sep) ? folder.slice(0, -1) : folder,
    // A track that is missing now may come back to its place.
    mayTake: async (path) => (await isFree(path)) && store.tracks.idAt(Buffer.from(path)) === null,
    ...watch,
  });
  return { ...plan, chosen };
}

/** Each once; without a selection every track that is there. With `first` no more than so many are read; `chosen` is how many there are. */
async function tracksOf(
  { store }: Work,
  selection: ExportSelection,
  first: number | undefined,
): Promise<{ tracks: readonly ExportedTrack[]; chosen: number }> {
  const { genres, playlists, tracks, once, sources, minConfidence } = selection;
  const isAll = genres === undefined && playlists === undefined && tracks === undefined;
  let ids: readonly number[] | null = null;
  if (isAll) {
    await store.tracks.readAhead(albumOrder);
    ids = store.tracks.query({ presence: 'present' }, albumOrder);
  }
  if (
    ids !== null &&
    first !== undefined &&
    once !== true &&
    sources === undefined &&
    minConfidence === undefined
  )
    return { tracks: store.tracks.exported(ids.slice(0, first)), chosen: ids.length };
  const lists = await exportLists(store, {
    ...selection,
    ...(ids === null ? {} : { tracks: { name: 'all', ids } }),
    ...(once === undefined ? {} : { once }),
  });
  const each = [...new Map(lists.flatMap((list) => list.tracks).map((track) => [track.id, track])).values()];
  return { tracks: each.slice(0, first), chosen: each.length };
}
