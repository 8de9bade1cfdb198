// Makes a backup: the library as of now and its models, in a folder that has its name once all of it is checked and on the disk.
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Backup, BackupReason, BackupStep } from '../../../core/domain/backup.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { defaultSettings, settingsSchema } from '../../../core/domain/settings.ts';
import { diskFault } from '../../files/diskFaults.ts';
import { damageIn, problemsIn, quickCheck, unusable } from '../damage.ts';
import { backupsDirOf, draftSuffix, libraryFile, libraryFileOf, modelsDirOf } from '../folder.ts';
import { whyUnwritable } from '../unwritable.ts';
import {
  type Contents,
  contentsOf,
  draftOf,
  filesIn,
  findBackup,
  foldersIn,
  listBackups,
  nameOf,
  removeBackup,
  sha256Of,
  sizeOf,
  syncToDisk,
  writeContents,
} from './folder.ts';
import { backupsToRemove } from './thin.ts';

export interface BackupRequest {
  readonly libraryDir: string;
  readonly reason: BackupReason;
  readonly now: number;
}

/** That much of the disk stays free. */
const reserveBytes = 256 * 2 ** 20;

/**
 * Blocks until it is made, so a window asks a worker. Works beside the process that writes. Throws
 * AppError('library-unusable') for a damaged library, which is never put beside good backups, and AppError('unwritable').
 */
export function makeBackup(
  request: BackupRequest,
  report: (step: BackupStep) => void = () => undefined,
): Backup {
  const { libraryDir, reason, now } = request;
  const name = nameOf(now);
  const draft = join(backupsDirOf(libraryDir), draftOf(name));
  let limitBytes = defaultLimitBytes;
  if (sizeOf(libraryFileOf(libraryDir)) === 0)
    throw new AppError('not-found', `There is no library in ${libraryDir}.`, { path: libraryDir });
  try {
    report('checking-library');
    const db = new Database(libraryFileOf(libraryDir), { readonly: true, fileMustExist: true });
    try {
      const [problem] = quickCheck(db);
      if (problem !== undefined) throw unusable(libraryDir, `it is damaged (${problem})`);
      needRoom(libraryDir, Number(db.pragma('page_count', { simple: true })) * pageSizeOf(db));
      limitBytes = limitIn(db);
      report('copying-library');
      mkdirSync(draft, { recursive: true });
      db.prepare('VACUUM INTO ?').run(join(draft, libraryFile));
    } finally {
      db.close();
    }
    report('checking-copy');
    const contents = finished(libraryDir, draft, { madeAt: now, reason });
    writeContents(draft, contents);
    renameSync(draft, join(backupsDirOf(libraryDir), name));
    syncToDisk(backupsDirOf(libraryDir));
  } catch (cause) {
    removeBackup(libraryDir, basename(draft));
    throw failure(libraryDir, cause);
  }
  thin(libraryDir, now, limitBytes);
  return findBackup(libraryDir, name);
}

const gigabyte = 2 ** 30;
const defaultLimitBytes = defaultSettings.backupLimitGb * gigabyte;

/** The setting, as any version of the library has it. */
function limitIn(db: Database.Database): number {
  try {
    const json = db
      .prepare<[], string>("SELECT value FROM settings WHERE key = 'backupLimitGb'")
      .pluck()
      .get();
    return settingsSchema.shape.backupLimitGb.parse(JSON.parse(json ?? '')) * gigabyte;
  } catch {
    return defaultLimitBytes;
  }
}

function pageSizeOf(db: Database.Database): number {
  return Number(db.pragma('page_size', { simple: true }));
}

function needRoom(libraryDir: string, libraryBytes: number): void {
  const { bavail, bsize } = statfsSync(libraryDir);
  const free = bavail * bsize;
  const needed = libraryBytes + modelBytes(libraryDir) + reserveBytes;
  if (free >= needed) return;
  const mb = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;
  throw new AppError(
    'unwritable',
    `There is no room for a backup: ${mb(needed)} would have to be free, and ${mb(free)} are.`,
    { path: backupsDirOf(libraryDir) },
  );
}

function modelBytes(libraryDir: string): number {
  const files = wholeModels(libraryDir).flatMap((name) => {
    const folder = join(modelsDirOf(libraryDir), name);
    return filesIn(folder).map((file) => sizeOf(join(folder, file)));
  });
  return files.reduce((sum, bytes) => sum + bytes, 0);
}

function wholeModels(libraryDir: string): string[] {
  return foldersIn(modelsDirOf(libraryDir)).filter((name) => !name.endsWith(draftSuffix));
}

/** Checks the copied library, and puts the models beside it. */
function finished(libraryDir: string, draft: string, what: Pick<Contents, 'madeAt' | 'reason'>): Contents {
  const file = join(draft, libraryFile);
  const [problem] = problemsIn(file);
  if (problem !== undefined)
    throw new AppError('unwritable', `The copy is damaged: ${problem}.`, { path: file });
  syncToDisk(file);
  const files: Contents['files'] = {
    [libraryFile]: { bytes: sizeOf(file), sha256: sha256Of(file) },
    ...copyModels(libraryDir, draft),
  };
  return { ...what, sound: true, ...countsIn(file), files };
}

/**
 * A backup stands alone: its models are copies. But a model never changes, so a later backup links to the copies of an
 * earlier one; where links do not exist it has copies again.
 */
export function copyModels(libraryDir: string, into: string): Contents['files'] {
  const files: Contents['files'] = {};
  const earlier = listBackups(libraryDir).filter(({ sound }) => sound);
  for (const model of wholeModels(libraryDir)) {
    const target = join(into, 'models', model);
    mkdirSync(target, { recursive: true });
    for (const name of filesIn(join(modelsDirOf(libraryDir), model))) {
      const path = `models/${model}/${name}`;
      const source = join(modelsDirOf(libraryDir), model, name);
      const known = { bytes: sizeOf(source), sha256: sha256Of(source) };
      const copies = earlier.flatMap((backup) => {
        const there = contentsOf(libraryDir, backup.name)?.files[path];
        return there?.sha256 === known.sha256 ? [join(backupsDirOf(libraryDir), backup.name, path)] : [];
      });
      linkOrCopy(copies[0], source, join(target, name));
      files[path] = known;
    }
    syncToDisk(target);
  }
  return files;
}

function linkOrCopy(copy: string | undefined, source: string, target: string): void {
  try {
    if (copy !== undefined) {
      linkSync(copy, target);
      return;
    }
  } catch {
    // This file system has no links.
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  syncToDisk(target);
}

/** Null where the file does not tell. */
export function countsIn(file: string): Pick<Contents, 'tracks' | 'labels'> {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
      return {
        tracks: count("SELECT count(*) FROM tracks WHERE presence = 'present'"),
        labels: count(/* sql */ `
          SELECT count(*) FROM labels l WHERE genre_id IS NOT NULL
          AND id = (SELECT max(m.id) FROM labels m WHERE m.track_id = l.track_id)`),
      };
    } finally {
      db.close();
    }
  } catch {
    return { tracks: null, labels: null };
  }
}

/** Damaged libraries that were set aside are not counted, and never go by themselves. */
function thin(libraryDir: string, now: number, limitBytes: number): void {
  const sound = listBackups(libraryDir).filter((backup) => backup.sound);
  const kept = sound.map(({ name, madeAt }) => ({ name, madeAt, files: filesOnDisk(libraryDir, name) }));
  for (const name of backupsToRemove(kept, now, limitBytes)) removeBackup(libraryDir, name);
}

function filesOnDisk(libraryDir: string, name: string): { key: string; bytes: number }[] {
  const folder = join(backupsDirOf(libraryDir), name);
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    if (!entry.isFile()) return [];
    const { dev, ino, size } = statSync(join(entry.parentPath, entry.name));
    return [{ key: `${dev}:${ino}`, bytes: size }];
  });
}

function failure(libraryDir: string, cause: unknown): AppError {
  const expected = cause instanceof AppError ? cause : damageIn(libraryDir, cause);
  if (expected !== null) return expected;
  const denied = whyUnwritable(libraryDir, []);
  if (denied !== null) return denied;
  const reason = diskFault(cause)?.message ?? `${cause instanceof Error ? cause.message : String(cause)}.`;
  return new AppError('unwritable', `The backup could not be made: ${reason}`, {
    path: backupsDirOf(libraryDir),
    cause,
  });
}
