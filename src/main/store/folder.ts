// What lies in the folder of a library, beside what only its own files know of.
import { join } from 'node:path';

export const libraryFile = 'library.db';
/** What SQLite keeps beside it while it is open, and what a killed process leaves. */
export const besideLibraryFile = ['-wal', '-shm'] as const;

export const libraryFileOf = (libraryDir: string): string => join(libraryDir, libraryFile);
export const modelsDirOf = (libraryDir: string): string => join(libraryDir, 'models');
/** The library's own copies of ears, each named by its SHA-256. */
export const earsDirOf = (libraryDir: string): string => join(libraryDir, 'ears');
export const backupsDirOf = (libraryDir: string): string => join(libraryDir, 'backups');
/** A backup that takes the library's place when it is opened next. */
export const restoringDirOf = (libraryDir: string): string => join(libraryDir, 'restoring');

/** What is being written has this after its name until it is whole. */
export const draftSuffix = '.draft';
