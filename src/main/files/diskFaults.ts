// What a system or a disk answers when it refuses, as expected failures with a sentence: by Node's and SQLite's codes.
import { AppError, type ErrorKind } from '../../core/domain/errors.ts';

type Fault = readonly [kind: ErrorKind, sentence: string];

const full: Fault = ['unwritable', 'The disk is full. Free some space and try again.'];
const readOnly: Fault = [
  'unwritable',
  'This is on a disk that can only be read here. Nothing can be written to it.',
];
const failing: Fault = ['unwritable', 'The disk reports an error. Check the disk, and copy what is on it.'];
const forbidden: Fault = [
  'unwritable',
  'The system does not permit this. Change the permissions, or use another place.',
];
const noFolder: Fault = [
  'unwritable',
  'Something on this path is a file and not a folder. Use another path.',
];
const tooManyOpen: Fault = [
  'unwritable',
  'The system has too many files open. Close some programs and try again.',
];
const damaged: Fault = ['library-unusable', 'The library file is damaged. Go back to a backup.'];

const faults: Readonly<Record<string, Fault>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: ['unwritable', 'The file is larger than this disk, or the system, permits.'],
  EROFS: readOnly,
  EIO: failing,
  EACCES: forbidden,
  EPERM: forbidden,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
  EISDIR: ['unwritable', 'This is a folder and not a file. Use another path.'],
  ENOENT: ['unwritable', 'There is nothing at this path, and nothing can be made there.'],
  ENAMETOOLONG: ['unwritable', 'The path is too long for the system. Use a shorter one.'],
  ELOOP: ['unwritable', 'The path leads through links in a circle. Use another path.'],
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
  ENODEV: failing,
  ENXIO: failing,
  ESTALE: failing,
  ENOLCK: ['unwritable', 'This disk cannot lock files. Use a local disk.'],
};

/** Codes of SQLite by their beginning, the more special ones first. */
const ofSqlite: readonly (readonly [prefix: string, Fault])[] = [
  ['SQLITE_FULL', full],
  ['SQLITE_IOERR_SHMSIZE', full],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_IOERR', failing],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
  ['SQLITE_PERM', forbidden],
  [
    'SQLITE_CANTOPEN',
    ['unwritable', 'The library file cannot be opened. Check its permissions and the disk.'],
  ],
  ['SQLITE_BUSY', ['library-busy', 'Another process is using the library file. Close it and try again.']],
];

/** The failure that a system error stands for; null when it is none, and so a bug. `path` when the error names none. */
export function diskFault(error: unknown, path: string | null = null): AppError | null {
  const code = codeOf(error);
  if (code === null) return null;
  const fault = faults[code] ?? ofSqlite.find(([prefix]) => code.startsWith(prefix))?.[1];
  if (fault === undefined) return null;
  const named =
    error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : path;
  return new AppError(fault[0], fault[1], { path: named, cause: error });
}

/** An expected failure as it is, a refusal of the system as one; null for a bug. */
export function expectedFailure(error: unknown): AppError | null {
  return error instanceof AppError ? error : diskFault(error);
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** A full disk or one that can only be read is no reason not to read: whoever wants to change something is told. */
export async function ifWritable(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (expectedFailure(error)?.kind !== 'unwritable') throw error;
  }
}
