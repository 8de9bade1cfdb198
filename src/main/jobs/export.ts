// Writes playlists, one a genre or as selected, into the folder that the user chose and nowhere else.
import { isAbsolute as isFromRoot, relative, sep } from 'node:path';
import type { CuePoint } from '../../core/domain/cuePoint.ts';
import { AppError, type ErrorData } from '../../core/domain/errors.ts';
import type { ExportWarning } from '../../core/domain/exportWarning.ts';
import type { ExportReport } from '../../core/domain/job.ts';
import { displayGenre } from '../../core/genres/name.ts';
import { safeFileName } from '../../core/playlists/fileName.ts';
import { type Place, placeOf } from '../../core/playlists/place.ts';
import type { LibraryEntry } from '../../core/playlists/programs/libraryEntry.ts';
import type { ExportedTrack } from '../store/tracks/trackQueries.ts';
import type { WrittenFileReads, WrittenFileWrites } from '../store/writtenFiles.ts';
import { inTurns } from '../work/inTurns.ts';
import { progressMeter } from '../work/progressMeter.ts';
import type { JobContext } from '../work/registry.ts';
import { sweepDrafts } from '../writing/durable.ts';
import type { Work } from './context.ts';
import { makeTarget, writeOwn } from './exportFiles.ts';
import { type ExportList, exportLists } from './exportLists.ts';
import { type ExportOptions, type ExportWay, wayOf } from './exportWay.ts';

interface Preview {
  files: { name: string; tracks: number; seconds: number }[];
  tracks: number;
  seconds: number;
  leftOut: number;
  warnings: ExportWarning[];
}

/** The folder of a preview where none is chosen yet: what a format refuses depends on the names, not on the folder. */
const somewhere = sep;

export async function previewExport(
  { store }: Work,
  { folder, ...options }: ExportOptions & { readonly folder?: string | undefined },
): Promise<Preview> {
  const way = wayOf(options);
  let leftOut = 0;
  const files: Preview['files'] = [];
  const all: LibraryEntry[] = [];
  for (const { name, tracks } of await exportLists(store, options)) {
    const { entries, refused } = await entriesOf(tracks, folder ?? somewhere, way);
    leftOut += refused.length;
    files.push({ name, tracks: entries.length, seconds: sum(entries) });
    all.push(...entries);
  }
  return {
    files,
    tracks: files.reduce((total, { tracks }) => total + tracks, 0),
    seconds: files.reduce((total, { seconds }) => total + seconds, 0),
    leftOut,
    warnings: [...(await way.warningsOf(all, null)), ...way.hints],
  };
}

/** `folder`: absolute path; made when it does not exist. */
export async function exportPlaylists(
  work: Work,
  { folder, ...options }: ExportOptions & { readonly folder: string },
  job: JobContext,
): Promise<ExportReport> {
  return await writeLists(work, await exportLists(work.store, options), folder, wayOf(options), job);
}

/** A file for each list, or one for all, whatever the format holds. */
export async function writeLists(
  { store, change, now }: Pick<Work, 'store' | 'change' | 'now'>,
  lists: readonly ExportList[],
  folder: string,
  way: ExportWay,
  job: JobContext,
): Promise<ExportReport> {
  const { file } = way;
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
  const writeFile = async (stem: string, pieces: Iterable<string | Uint8Array>): Promise<string> => {
    const { extension, mark } = file;
    const content = await whole(pieces);
    return await writeOwn(folder, { stem, extension, mark, content }, taken, written);
  };
  const rendered: { name: string; genre: string; entries: LibraryEntry[] }[] = [];
  for (const [done, { name, genre, tracks }] of lists.entries()) {
    job.signal.throwIfAborted();
    const { entries, refused } = await entriesOf(tracks, folder, way);
    for (const one of refused) report.skipped.push(one);
    report.warnings.push(...(await way.warningsOf(entries, name)));
    if (file.holds === 'all') {
      const whole: LibraryEntry[] = [];
      const withCues = (entry: LibraryEntry) =>
        void whole.push({ ...entry, cuePoints: store.cues.of(entry.id) });
      await inTurns(entries, withCues, entriesAtOnce);
      rendered.push({ name, genre, entries: whole });
    } else {
      const path = await writeFile(safeFileName(name), file.render(name, entries));
      report.playlists.push({ name, genre, file: path, tracks: entries.length, seconds: sum(entries) });
    }
    job.report(meter.measure(done + 1, lists.length, now()));
  }
  if (file.holds === 'all' && rendered.length > 0) {
    const path = await writeFile(file.stem, file.render(rendered));
    for (const { name, genre, entries } of rendered)
      report.playlists.push({ name, genre, file: path, tracks: entries.length, seconds: sum(entries) });
  }
  if (report.playlists.length > 0) report.warnings.push(...way.hints);
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
  way: ExportWay,
): Promise<{ entries: LibraryEntry[]; refused: ErrorData[] }> {
  const entries: LibraryEntry[] = [];
  const refused: ErrorData[] = [];
  const from = fromFolder(way.absolute ? null : folder);
  // The same few stand on most tracks.
  const shown = new Map<string, string>();
  const genreShown = (name: string): string => {
    const known = shown.get(name);
    if (known !== undefined) return known;
    const genre = displayGenre(name);
    shown.set(name, genre);
    return genre;
  };
  const add = (track: ExportedTrack): void => {
    const entry = entryOf(track, from(track.path), genreShown, way);
    if ('kind' in entry) refused.push(entry);
    else entries.push(entry);
  };
  await inTurns(tracks, add, entriesAtOnce);
  return { entries, refused };
}

/** How a path stands in a file of this folder; null: as it is. */
function fromFolder(folder: string | null): (path: string | Buffer) => Place {
  const native = (path: string) => path;
  const ofText = folder === null ? native : pathsFrom(folder);
  const ofBytes = folder === null ? native : pathsFrom(Buffer.from(folder).toString(pathText));
  const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));
  return (path) => {
    if (typeof path === 'string') {
      const text = ofText(path);
      return placeOf(slashed(text), isFromRoot(text));
    }
    const bytes = ofBytes(path.toString(pathText));
    return placeOf(Buffer.from(slashed(bytes), pathText), isFromRoot(bytes));
  };
}

/** As `relative`, which takes its time, but once for the files of a folder. */
function pathsFrom(folder: string): (path: string) => string {
  const folders = new Map<string, string>();
  return (path) => {
    const end = path.lastIndexOf(sep) + 1;
    const inside = path.slice(0, end);
    let before = folders.get(inside);
    if (before === undefined) {
      before = relative(folder, inside);
      // On another disk it stays absolute, with or without its last separator.
      if (before !== '' && !before.endsWith(sep)) before += sep;
      folders.set(inside, before);
    }
    return before + path.slice(end);
  };
}

const noCues: readonly CuePoint[] = [];

/** The entry of a track, or why it cannot be written. */
function entryOf(
  track: ExportedTrack,
  place: Place,
  genreShown: (name: string) => string,
  { file }: ExportWay,
): LibraryEntry | ErrorData {
  const refused = file.refuses(place);
  if (refused !== null) {
    return {
      kind: 'unwritable',
      message: `The path cannot stand in the playlist: ${refused}.`,
      path: track.displayPath,
    };
  }
  const genre = track.genre === null ? null : genreShown(track.genre);
  const { path, location, isText, isAbsolute } = place;
  // One by one: what is spread a second time is copied slowly.
  return { ...track, path, location, isText, isAbsolute, cuePoints: noCues, genre };
}

/** What is rendered, in bytes; others have their turn meanwhile. */
async function whole(pieces: Iterable<string | Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push(Buffer.from(text));
    text = '';
  };
  const add = (piece: string | Uint8Array): void => {
    if (typeof piece !== 'string') parts.push(piece);
    else text += piece;
    if (text.length > textAtOnce) flush();
  };
  await inTurns(pieces, add, piecesAtOnce);
  flush();
  return Buffer.concat(parts);
}

/** Some milliseconds of rendering. */
const piecesAtOnce = 250;
const textAtOnce = 65_536;

function sum(tracks: readonly { readonly durationSeconds: number | null }[]): number {
  return tracks.reduce((total, { durationSeconds }) => total + (durationSeconds ?? 0), 0);
}
