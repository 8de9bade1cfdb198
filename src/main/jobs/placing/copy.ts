// Copies tracks below a folder, a stick's say, with their playlists beside: goes on where an earlier run stopped, never over others' files.
import { lstat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, sep } from 'node:path';
import { AppError, toErrorData } from '../../../core/domain/errors.ts';
import type { CopyReport } from '../../../core/domain/placing.ts';
import type { ExportFormat, PlayerName } from '../../../core/domain/playlist.ts';
import { progressMeter } from '../../work/progressMeter.ts';
import type { JobContext } from '../../work/registry.ts';
import { sweepDrafts } from '../../writing/durable.ts';
import { isAsWritten, type Manifest, openManifest } from '../../writing/manifest.ts';
import { copyTo, makeFoldersBelow } from '../../writing/place.ts';
import type { Work } from '../context.ts';
import { writeLists } from '../export.ts';
import { makeTarget } from '../exportFiles.ts';
import { type ExportSelection, exportLists } from '../exportLists.ts';
import { wayOf } from '../exportWay.ts';
import { libraryAround } from './around.ts';
import { parseTemplate } from './parseTemplate.ts';
import { belowBase, bytesOf, isFree, type PlannedPlace, planPlaces } from './plan.ts';

export interface CopyOptions extends ExportSelection {
  readonly template: string;
  /** Absolute path. */
  readonly folder: string;
  readonly format?: ExportFormat | undefined;
  readonly for?: PlayerName | undefined;
}

const megabyte = 1e6;
/** Folders, the list of copies, playlists. */
const spareBytes = 2 * megabyte;

export async function copyTracks(
  work: Work,
  { template, folder: asked, ...options }: CopyOptions,
  job: JobContext,
): Promise<CopyReport> {
  const { now } = work;
  const startedAt = now();
  const folder = asked.length > 1 && asked.endsWith(sep) ? asked.slice(0, -1) : asked;
  if (!isAbsolute(folder))
    throw new AppError('invalid', 'The folder is wanted as an absolute path.', { path: folder });
  const way = wayOf({ ...options, absolute: false });
  const lists = await exportLists(work.store, options);
  const tracks = [
    ...new Map(lists.flatMap((list) => list.tracks).map((track) => [track.id, track])).values(),
  ];
  const manifest = await openManifest(folder);
  try {
    const sources = new Set(tracks.map((track) => track.displayPath));
    const planning = progressMeter({ phase: 'planning-places' }, 'tracks');
    const { places, left } = await planPlaces(tracks, {
      template: parseTemplate(template),
      base: folder,
      async mayTake(path, track) {
        if (await isFree(path)) return true;
        const written = manifest.get(belowBase(folder, path));
        // The copy of another track of this run stays that one's.
        const [last] = written;
        if (last === undefined || (last.from !== track.displayPath && sources.has(last.from))) return false;
        for (const line of written) if (await isAsWritten(path, line)) return true;
        return false;
      },
      signal: job.signal,
      onDone: (done) => job.report(planning.measure(done, tracks.length, now())),
    });
    const wanted: PlannedPlace[] = [];
    for (const place of places) if (!(await isThere(folder, manifest, place))) wanted.push(place);
    const bytes = wanted.reduce((sum, { size }) => sum + size, 0);
    await mustFit(folder, bytes);
    await makeTarget(folder);
    const report: CopyReport = {
      folder,
      files: 0,
      bytes: 0,
      there: places.length - wanted.length,
      playlists: [],
      warnings: [],
      libraryAround: await libraryAround(work, folder),
      left: [...left],
      seconds: 0,
    };
    const copying = progressMeter({ phase: 'copying-files' }, 'megabytes');
    const show = (): void =>
      job.report(copying.measure(Math.round(report.bytes / megabyte), Math.ceil(bytes / megabyte), now()));
    const swept = new Set<string>();
    const failed = new Set<number>();
    for (const { track, to, size, mtimeMs } of wanted) {
      await job.ready();
      job.signal.throwIfAborted();
      await makeFoldersBelow(folder, to);
      if (!swept.has(dirname(to))) await sweepDrafts(dirname(to), now());
      swept.add(dirname(to));
      const isOurs = !(await isFree(to));
      await manifest.add({ path: belowBase(folder, to), from: track.displayPath, size, mtimeMs });
      try {
        await copyTo(bytesOf(track.path), to, {
          signal: job.signal,
          way: isOurs ? 'replace' : 'new',
          onBytes(more) {
            report.bytes += more;
            show();
          },
        });
        report.files += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'unreadable') throw error;
        report.left.push({ ...toErrorData(error), path: track.displayPath });
        failed.add(track.id);
      }
    }
    const placed = new Map(
      places.flatMap(({ track, to }) => (failed.has(track.id) ? [] : [[track.id, to] as const])),
    );
    const written = await writeLists(
      work,
      lists.map((list) => ({
        ...list,
        tracks: list.tracks.flatMap((track) => {
          const to = placed.get(track.id);
          return to === undefined ? [] : [{ ...track, path: Buffer.from(to), displayPath: to }];
        }),
      })),
      folder,
      way,
      job,
    );
    report.playlists.push(...new Set(written.playlists.map(({ file }) => file)));
    report.warnings.push(...written.warnings);
    report.left.push(...written.skipped);
    return { ...report, seconds: (now() - startedAt) / 1000 };
  } finally {
    await manifest.close();
  }
}

/** An earlier run has copied just this. */
async function isThere(
  folder: string,
  manifest: Manifest,
  { track, to, size, mtimeMs }: PlannedPlace,
): Promise<boolean> {
  const [known] = manifest.get(belowBase(folder, to));
  if (known === undefined || known.from !== track.displayPath) return false;
  // The source's time to the millisecond, for both come from it; the stick's own is coarser.
  return known.size === size && known.mtimeMs === mtimeMs && (await isAsWritten(to, known));
}

/** Throws AppError('unwritable') before anything is written. */
async function mustFit(folder: string, bytes: number): Promise<void> {
  let there = folder;
  while ((await lstat(there).catch(() => null)) === null && dirname(there) !== there) there = dirname(there);
  const space = await statfs(join(there, sep)).catch(() => null);
  if (space === null) return;
  const free = space.bavail * space.bsize;
  if (bytes + spareBytes > free && bytes > 0)
    throw new AppError(
      'unwritable',
      `This takes ${megabytes(bytes)}, and ${megabytes(free)} are free there.`,
      {
        path: folder,
      },
    );
}

function megabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0)} MB`;
}
