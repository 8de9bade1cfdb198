// Writes one playlist a genre into the folder that the user chose, and nothing anywhere else.
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { displayGenre, genreKey } from '../../core/genres/name.ts';
import { AppError, type ErrorData } from '../../core/model/errors.ts';
import type { ExportReport } from '../../core/model/job.ts';
import { displayPath } from '../../core/model/paths.ts';
import { safeFileName } from '../../core/playlists/fileName.ts';
import { canBeListed, ownMark, type PlaylistEntry, renderM3u8 } from '../../core/playlists/m3u8.ts';
import type { ExportedTrack } from '../store/trackQueries.ts';
import type { Work } from './context.ts';
import { progressMeter } from './progressMeter.ts';
import type { JobContext } from './registry.ts';

export interface ExportOptions {
  /** Absolute path; made when it does not exist. */
  readonly folder: string;
  /** Names; null = every genre that has tracks. */
  readonly genres: readonly string[] | null;
  readonly absolute: boolean;
}

const extension = '.m3u8';

export async function exportPlaylists(
  { store, now }: Work,
  options: ExportOptions,
  job: JobContext,
): Promise<ExportReport> {
  const wanted = chosenGenres(store.genres.list(), options.genres);
  await makeFolder(options.folder);
  const meter = progressMeter('Writing playlists', 'playlists');
  const report: ExportReport = { folder: options.folder, playlists: [], skipped: [] };
  const taken = new Set<string>();
  for (const [done, genre] of wanted.entries()) {
    job.signal.throwIfAborted();
    const entries: PlaylistEntry[] = [];
    let seconds = 0;
    for (const track of store.tracks.ofGenre(genre.id)) {
      const location = locationOf(track, options);
      if (typeof location !== 'string') {
        report.skipped.push(location);
        continue;
      }
      entries.push({ ...track, location });
      seconds += track.durationSeconds ?? 0;
    }
    const name = displayGenre(genre.name);
    const file = await writeOwn(options.folder, safeFileName(name), taken, renderM3u8(name, entries));
    report.playlists.push({ genre: genre.name, file, tracks: entries.length, seconds });
    job.report(meter.measure(done + 1, wanted.length, now()));
  }
  return report;
}

function chosenGenres<G extends { name: string; tracks: number }>(
  all: readonly G[],
  names: readonly string[] | null,
): G[] {
  if (names === null) return all.filter(({ tracks }) => tracks > 0);
  return names.map((name) => {
    const found = all.find((genre) => genreKey(genre.name) === genreKey(name));
    if (found === undefined) throw new AppError('not-found', `There is no genre '${name}'.`);
    return found;
  });
}

/** What stands in the playlist for a track, or why it cannot stand there. */
function locationOf({ path, displayPath: shown }: ExportedTrack, options: ExportOptions): string | ErrorData {
  // Playlists are text: a name that is not UTF-8 cannot be written so that a player finds the file again.
  if (!path.equals(Buffer.from(displayPath(path)))) {
    return {
      kind: 'unwritable',
      message: 'The file name is not UTF-8 and cannot stand in a playlist.',
      path: shown,
    };
  }
  const native = options.absolute ? shown : relative(options.folder, shown);
  if (!canBeListed(native)) {
    return {
      kind: 'unwritable',
      message: 'The file name has a line break and cannot stand in a playlist.',
      path: shown,
    };
  }
  return sep === '/' ? native : native.replaceAll(sep, '/');
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/**
 * Writes `<stem>.m3u8`, whole or not at all. A file of that name that Stackwax did not write is left alone, and a
 * number added: 'Rock (2).m3u8'. Returns the path written.
 */
async function writeOwn(folder: string, stem: string, taken: Set<string>, text: string): Promise<string> {
  for (let number = 1; ; number++) {
    const file = join(folder, `${stem}${number === 1 ? '' : ` (${number})`}${extension}`);
    // File systems may not tell case apart.
    const key = file.toLowerCase();
    if (taken.has(key) || !(await isOurs(file))) continue;
    taken.add(key);
    await writeAtomically(file, text);
    return file;
  }
}

/** True when there is no such file, or it is a playlist of our own. A link is never ours: it may lead anywhere. */
async function isOurs(file: string): Promise<boolean> {
  try {
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const head = Buffer.alloc(256);
      const { bytesRead } = await handle.read(head, 0, head.length, 0);
      return head.toString('utf8', 0, bytesRead).split('\n').includes(ownMark);
    } finally {
      await handle.close();
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

async function writeAtomically(file: string, text: string): Promise<void> {
  const draft = join(dirname(file), `.stackwax-${randomUUID()}.tmp`);
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw unwritable(file, cause);
  }
}

function unwritable(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('unwritable', `Could not write: ${reason}`, { path, cause });
}
