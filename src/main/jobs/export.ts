// Writes playlists, one a genre or as selected, into the folder that the user chose and nowhere else.
import { isAbsolute, relative, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError, type ErrorData } from '../../core/domain/errors.ts';
import type { ExportReport } from '../../core/domain/job.ts';
import type { PlaylistFormat } from '../../core/domain/playlist.ts';
import { displayGenre } from '../../core/genres/name.ts';
import type { PlaylistEntry } from '../../core/playlists/entry.ts';
import { safeFileName } from '../../core/playlists/fileName.ts';
import { type PlaylistFile, playlistFiles } from '../../core/playlists/formats.ts';
import { placeOf } from '../../core/playlists/place.ts';
import type { ExportedTrack } from '../store/tracks/trackQueries.ts';
import type { WrittenFileReads, WrittenFileWrites } from '../store/writtenFiles.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import { sweepDrafts } from '../writing/durable.ts';
import type { Work } from './context.ts';
import { makeTarget, writeOwn } from './exportFiles.ts';
import { type ExportSelection, exportLists } from './exportLists.ts';

export interface ExportOptions extends ExportSelection {
  readonly format?: PlaylistFormat | undefined;
  readonly absolute?: boolean | undefined;
}

interface Preview {
  files: { name: string; tracks: number; seconds: number }[];
  tracks: number;
  seconds: number;
  leftOut: number;
}

/** The folder of a preview: what a format refuses depends on the names, not on the folder. */
const somewhere = sep;

export async function previewExport({ store }: Work, options: ExportOptions): Promise<Preview> {
  const format = playlistFiles[options.format ?? 'm3u8'];
  let leftOut = 0;
  const files: Preview['files'] = [];
  for (const { name, tracks } of await exportLists(store, options)) {
    const { entries, refused } = await entriesOf(tracks, somewhere, true, format);
    leftOut += refused.length;
    files.push({ name, tracks: entries.length, seconds: sum(entries) });
  }
  return {
    files,
    tracks: files.reduce((total, { tracks }) => total + tracks, 0),
    seconds: files.reduce((total, { seconds }) => total + seconds, 0),
    leftOut,
  };
}

/** `folder`: absolute path; made when it does not exist. */
export async function exportPlaylists(
  { store, change, now }: Work,
  { folder, ...options }: ExportOptions & { readonly folder: string },
  job: JobContext,
): Promise<ExportReport> {
  const format = playlistFiles[options.format ?? 'm3u8'];
  const lists = await exportLists(store, options);
  await makeTarget(folder);
  await sweepDrafts(folder, now());
  const meter = progressMeter({ phase: 'writing-playlists' }, 'playlists');
  const report: ExportReport = { folder, playlists: [], warnings: [], skipped: [] };
  const taken = new Set<string>();
  const written: WrittenFileReads & WrittenFileWrites = {
    ...store.writtenFiles,
    expect: (path, hash) => ifWritable(() => change((write) => write.writtenFiles.expect(path, hash))),
    note: (path, hash) => ifWritable(() => change((write) => write.writtenFiles.note(path, hash))),
  };
  for (const [done, { name, genre, tracks }] of lists.entries()) {
    job.signal.throwIfAborted();
    const { entries, refused } = await entriesOf(tracks, folder, options.absolute ?? false, format);
    for (const one of refused) report.skipped.push(one);
    const content = format.render(name, entries);
    const { extension, mark } = format;
    const file = await writeOwn(
      folder,
      { stem: safeFileName(name), extension, mark, content },
      taken,
      written,
    );
    report.playlists.push({ name, genre, file, tracks: entries.length, seconds: sum(entries) });
    for (const { isAbout, sentence } of format.doubts) {
      const count = entries.filter(isAbout).length;
      if (count > 0)
        report.warnings.push(`${name}: ${sentence(count === 1 ? '1 track' : `${count} tracks`)}.`);
    }
    job.report(meter.measure(done + 1, lists.length, now()));
  }
  return report;
}

/** A library that can only be read exports all the same; what it could not note counts as another's file the next time. */
function ifWritable(note: () => void): void {
  try {
    note();
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'unwritable') throw error;
  }
}

/** Paths are bytes where '/' separates their parts, and Latin-1 keeps every byte; elsewhere they are text. */
const pathText = sep === '/' ? 'latin1' : 'utf8';

/** Entries that are made before others have their turn. */
const entriesAtOnce = 500;

async function entriesOf(
  tracks: readonly ExportedTrack[],
  folder: string,
  absolute: boolean,
  format: PlaylistFile,
): Promise<{ entries: PlaylistEntry[]; refused: ErrorData[] }> {
  const entries: PlaylistEntry[] = [];
  const refused: ErrorData[] = [];
  for (const [n, track] of tracks.entries()) {
    if (n % entriesAtOnce === 0) await setImmediate();
    const entry = entryOf(track, folder, absolute, format);
    if ('kind' in entry) refused.push(entry);
    else entries.push(entry);
  }
  return { entries, refused };
}

/** The entry of a track, or why it cannot be written. */
function entryOf(
  { path, displayPath: shown, ...tags }: ExportedTrack,
  folder: string,
  absolute: boolean,
  format: PlaylistFile,
): PlaylistEntry | ErrorData {
  const whole = path.toString(pathText);
  const native = absolute ? whole : relative(Buffer.from(folder).toString(pathText), whole);
  const slashed = sep === '/' ? native : native.replaceAll(sep, '/');
  const place = placeOf(Buffer.from(slashed, pathText), isAbsolute(native));
  const refused = format.refuses(place);
  if (refused !== null) {
    return {
      kind: 'unwritable',
      message: `The path cannot stand in the playlist: ${refused}.`,
      path: shown,
    };
  }
  return { ...tags, genre: tags.genre === null ? null : displayGenre(tags.genre), ...place };
}

function sum(tracks: readonly { readonly durationSeconds: number | null }[]): number {
  return tracks.reduce((total, { durationSeconds }) => total + (durationSeconds ?? 0), 0);
}
