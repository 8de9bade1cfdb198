// The audio files that a data set names, with class and artist: from a folder with one sub-folder a class, or from an index.
import { readdir, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { AppError } from '../../src/core/domain/errors.ts';
import type { LeftOutReason } from '../../src/core/domain/leftOut.ts';
import { parseCsv } from '../../src/core/domain/text/parseCsv.ts';
import { displayPath } from '../../src/core/domain/text/paths.ts';
import { unreadable } from '../../src/main/files/ioErrors.ts';
import { readTextFile } from '../../src/main/files/regularFile.ts';
import { walk } from '../../src/main/library/walk.ts';
import { oneOf, withoutExtension } from '../tables/featureTable.ts';

export interface Clip {
  /** Absolute; names of files are bytes. */
  readonly path: Uint8Array;
  /** As it is told to a person: its path from the folder or index on. */
  readonly file: string;
  readonly class: string;
  /** Null where the data set does not say: then the file's own tags do. */
  readonly artist: string | null;
}

/** Why the folder of a class is left out. */
export const emptyFolder = 'There is no audio file in this folder.';

/** What a data set names, or has in it, and is not used. */
export interface LeftOut {
  readonly file: string;
  readonly reason: string;
}

export interface Listing {
  readonly clips: readonly Clip[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Of `source`, a folder or a CSV. In a folder the class is the name of the sub-folder, however deep the file lies below it. A CSV has the
 * columns `file` or `filename`, `genre`, `label` or `class`, and `artist` if it likes; its files lie beside it or, given `audio`, in
 * that folder, where names without extension do: rows without a file there are left out in silence, for folds are often made of more
 * than is at hand. No file is opened but the CSV. Throws AppError `unreadable` or `invalid`.
 */
export async function listClips(source: string, audio: string | null): Promise<Listing> {
  const stats = await stat(source).catch((error: unknown) => {
    throw unreadable(Buffer.from(source), error);
  });
  const listing = stats.isDirectory()
    ? await fromFolder(resolve(source))
    : await fromIndex(source, audio === null ? null : resolve(audio));
  if (listing.clips.length === 0)
    throw new AppError('invalid', 'There is no audio file that belongs to a class in it.', { path: source });
  return listing;
}

async function fromFolder(folder: string): Promise<Listing> {
  const { files, leftOut } = await filesIn(folder);
  const clips: Clip[] = [];
  for (const { path, file } of files) {
    const end = file.indexOf(sep);
    if (end < 0) leftOut.push({ file, reason: 'It is in no sub-folder, so nothing says its class.' });
    else clips.push({ path, file, class: file.slice(0, end), artist: null });
  }
  const used = new Set(clips.map((clip) => clip.class));
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !entry.name.startsWith('.') && !used.has(entry.name))
      leftOut.push({ file: entry.name, reason: emptyFolder });
  return { clips, leftOut };
}

async function fromIndex(csv: string, audio: string | null): Promise<Listing> {
  const rows = await readIndex(csv);
  if (audio === null) {
    const clips = rows.map((row) => ({ ...row, path: Buffer.from(resolve(dirname(csv), row.file)) }));
    return { clips, leftOut: [] };
  }
  const { files, leftOut } = await filesIn(audio);
  const byName = new Map(rows.map((row) => [withoutExtension(row.file), row]));
  const clips: Clip[] = [];
  for (const { path, file } of files) {
    const row = byName.get(withoutExtension(file));
    if (row === undefined) leftOut.push({ file, reason: 'The index has no row for it.' });
    else clips.push({ ...row, path, file });
  }
  return { clips, leftOut };
}

async function readIndex(csv: string): Promise<Omit<Clip, 'path'>[]> {
  const rows = parseCsv(await readTextFile(csv));
  try {
    if (rows.length === 0) throw new AppError('invalid', 'The index has no rows.');
    const columns = Object.keys(rows[0] ?? {});
    const fileColumn = oneOf(columns, ['file', 'filename']);
    const classColumn = oneOf(columns, ['genre', 'label', 'class']);
    const lines = new Map<string, number>();
    return rows.map((row, i) => {
      const line = i + 2;
      const file = (row[fileColumn] ?? '').trim();
      if (file === '') throw new AppError('invalid', `Line ${line} has no ${fileColumn}.`);
      const earlier = lines.get(file);
      if (earlier !== undefined)
        throw new AppError('invalid', `Line ${line}: ${file} stands in line ${earlier}, too.`);
      lines.set(file, line);
      const name = (row[classColumn] ?? '').trim();
      if (name === '') throw new AppError('invalid', `Line ${line} (${file}) has no ${classColumn}.`);
      return { file, class: name, artist: row['artist']?.trim() || null };
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.kind, error.message, { path: csv, cause: error });
  }
}

const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  hidden: 'It is hidden.',
  system: "It is a system's, never music.",
  'link-outside': 'It is a link that leads out of the folder.',
  'link-dead': 'It is a link to nothing, or in a circle.',
  'not-a-file': 'It is named like music, but no file.',
};

interface FoundClip {
  readonly path: Uint8Array;
  /** From the folder on. */
  readonly file: string;
}

/** Audio files below a folder, in order of their names; links in a circle or out of it are followed nowhere. */
async function filesIn(folder: string): Promise<{ files: FoundClip[]; leftOut: LeftOut[] }> {
  const files: FoundClip[] = [];
  const leftOut: LeftOut[] = [];
  const root = Buffer.from(folder);
  for await (const all of walk({ root }))
    for (const found of all) {
      const path = found.kind === 'file' ? Buffer.from(found.path, 'latin1') : found.path;
      const file = displayPath(path.subarray(root.length + 1));
      if (found.kind === 'file') files.push({ path, file });
      else if (found.kind === 'left-out') leftOut.push({ file, reason: leftOutWords[found.reason] });
      else if (found.kind === 'unreadable') leftOut.push({ file, reason: found.message });
      else throw unreadable(root, new Error('There is nothing at this path.'));
    }
  return { files, leftOut };
}
