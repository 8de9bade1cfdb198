// Going back to a backup: all that it needs is made ready beside the library, then takes its place; what was there is set aside.
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { AppError } from '../../../core/domain/errors.ts';
import { problemsIn } from '../damage.ts';
import {
  backupsDirOf,
  besideLibraryFile,
  draftSuffix,
  libraryFile,
  libraryFileOf,
  modelsDirOf,
  restoringDirOf,
} from '../folder.ts';
import {
  type Contents,
  contentsOf,
  findBackup,
  foldersIn,
  nameOf,
  sha256Of,
  sizeOf,
  syncToDisk,
  writeContents,
} from './folder.ts';
import { copyModels, countsIn } from './make.ts';

const planFile = 'plan.json';
const planSchema = z.object({
  at: z.number(),
  /** The backup that is gone back to. */
  backup: z.string(),
  /** The backup that the present library becomes. */
  aside: z.string(),
});
export type Restoring = z.infer<typeof planSchema>;

/**
 * Makes a backup ready; from then on it takes the library's place whenever that is opened next. Nothing that is there is
 * touched, so it may be open now. `wanted` as in `findBackup`. Throws AppError('not-found' | 'invalid' | 'unwritable').
 */
export function prepareRestore(libraryDir: string, wanted: string, now: number): Restoring {
  const { name, sound } = findBackup(libraryDir, wanted);
  const contents = contentsOf(libraryDir, name);
  const folder = join(backupsDirOf(libraryDir), name);
  if (!sound || contents === null)
    throw new AppError('invalid', 'This backup is damaged itself: choose another.', { path: folder });
  const draft = restoringDirOf(libraryDir) + draftSuffix;
  const plan: Restoring = { at: now, backup: name, aside: nameOf(now) };
  try {
    rmSync(draft, { recursive: true, force: true });
    const here = modelsHere(libraryDir, contents);
    for (const [path, { sha256 }] of Object.entries(contents.files)) {
      if (here.has(dirname(path))) continue;
      const target = join(draft, path);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join(folder, path), target, constants.COPYFILE_FICLONE);
      if (sha256Of(target) !== sha256)
        throw new AppError('invalid', `This backup is damaged itself, in ${path}: choose another.`, {
          path: folder,
        });
      syncToDisk(target);
      syncToDisk(dirname(target));
    }
    const [problem] = problemsIn(join(draft, libraryFile));
    if (problem !== undefined)
      throw new AppError('invalid', `This backup is damaged itself (${problem}): choose another.`, {
        path: folder,
      });
    writeFileSync(join(draft, planFile), JSON.stringify(plan));
    syncToDisk(join(draft, planFile));
    syncToDisk(draft);
    cancelRestore(libraryDir);
    renameSync(draft, restoringDirOf(libraryDir));
    syncToDisk(libraryDir);
    return plan;
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('unwritable', `The backup could not be made ready: ${reason}.`, {
      path: folder,
      cause,
    });
  }
}

/** The models of the backup that lie in the library's folder just so. */
function modelsHere(libraryDir: string, { files }: Contents): ReadonlySet<string> {
  const models = new Set(Object.keys(files).map(dirname));
  models.delete('.');
  for (const [path, { bytes, sha256 }] of Object.entries(files)) {
    const file = join(libraryDir, path);
    if (sizeOf(file) !== bytes || sha256Of(file) !== sha256) models.delete(dirname(path));
  }
  return models;
}

/** The backup that is ready to take the library's place; null when there is none. */
export function pendingRestore(libraryDir: string): Restoring | null {
  try {
    return planSchema.parse(JSON.parse(readFileSync(join(restoringDirOf(libraryDir), planFile), 'utf8')));
  } catch {
    return null;
  }
}

/** The library stays as it is. Only while it has not begun to take its place: under the lock, or before that was tried. */
export function cancelRestore(libraryDir: string): void {
  const folder = restoringDirOf(libraryDir);
  if (!existsSync(folder)) return;
  // In one step, so that half of it is never taken for all.
  renameSync(folder, folder + cancelledSuffix);
  rmSync(folder + cancelledSuffix, { recursive: true, force: true });
}

const cancelledSuffix = `.cancelled${draftSuffix}`;

/** Removes what was being made ready when the process died. */
export function sweepRestoreDrafts(libraryDir: string): void {
  const folder = restoringDirOf(libraryDir);
  for (const suffix of [draftSuffix, cancelledSuffix])
    rmSync(folder + suffix, { recursive: true, force: true });
}

/**
 * Lets a backup that is ready take the library's place; only the holder of the lock may call it. Killed at any point, it is
 * called again at the next opening and goes on: every step is a rename, and one that is done is not found again.
 */
export function finishRestore(libraryDir: string, now: number): Restoring | null {
  const planned = pendingRestore(libraryDir);
  if (planned === null) return null;
  const ready = restoringDirOf(libraryDir);
  const plan = datedNow(libraryDir, planned, now);
  const aside = join(backupsDirOf(libraryDir), plan.aside);
  if (existsSync(join(ready, libraryFile))) {
    if (existsSync(libraryFileOf(libraryDir))) describeAside(libraryDir, aside, plan);
    for (const suffix of ['', ...besideLibraryFile])
      moveIfThere(libraryFileOf(libraryDir) + suffix, join(aside, libraryFile) + suffix);
    for (const model of foldersIn(modelsDirOf(ready))) {
      const [from, to] = [join(modelsDirOf(ready), model), join(modelsDirOf(libraryDir), model)];
      takeModel(from, to, join(aside, 'damaged-models', model));
    }
    renameSync(join(ready, libraryFile), libraryFileOf(libraryDir));
    syncToDisk(libraryDir);
  }
  rmSync(ready, { recursive: true, force: true });
  return plan;
}

/** What is set aside is the library of this moment, however long ago going back was asked for; until the first of it is there. */
function datedNow(libraryDir: string, plan: Restoring, now: number): Restoring {
  const dated = { ...plan, at: now, aside: nameOf(now) };
  const isThere = ({ aside }: Restoring): boolean => existsSync(join(backupsDirOf(libraryDir), aside));
  if (now <= plan.at || isThere(plan) || isThere(dated)) return plan;
  const file = join(restoringDirOf(libraryDir), planFile);
  try {
    writeFileSync(file + draftSuffix, JSON.stringify(dated));
    syncToDisk(file + draftSuffix);
    renameSync(file + draftSuffix, file);
    syncToDisk(dirname(file));
    return dated;
  } catch {
    // A full disk must not keep anybody from going back.
    return plan;
  }
}

function moveIfThere(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
  syncToDisk(dirname(to));
}

/** What the present library becomes is written down before it is moved; its models stay where they are, too. */
function describeAside(libraryDir: string, aside: string, { at }: Restoring): void {
  const file = libraryFileOf(libraryDir);
  const sound = sizeOf(file) > 0 && problemsIn(file).length === 0 && isInOneFile(file);
  // Its files may be links to another backup's: never written over, when this is called again.
  rmSync(modelsDirOf(aside), { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const own = { [libraryFile]: { bytes: sizeOf(file), sha256: sha256Of(file) } };
  writeContents(aside, {
    madeAt: at,
    reason: 'set-aside',
    sound,
    ...countsIn(file),
    files: { ...own, ...(sound ? copiedModels(libraryDir, aside) : {}) },
  });
}

/** A full disk must not keep anybody from going back. */
function copiedModels(libraryDir: string, aside: string): Contents['files'] {
  try {
    return copyModels(libraryDir, aside);
  } catch {
    rmSync(modelsDirOf(aside), { recursive: true, force: true });
    return {};
  }
}

/** Takes what is in the -wal file into the library file. */
function isInOneFile(file: string): boolean {
  try {
    const db = new Database(file, { fileMustExist: true });
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    return besideLibraryFile.every((suffix) => !existsSync(file + suffix));
  } catch {
    return false;
  }
}

function takeModel(from: string, to: string, damagedTo: string): void {
  moveIfThere(to, damagedTo);
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
  syncToDisk(dirname(to));
}
