// A backup of the whole library as people see it: when it was made and why, and what is in it.
import * as z from 'zod';

/**
 * 'daily' by itself, 'asked' by a person, 'migration' before a newer Stackwax changes the file, 'set-aside': what the library
 * was when another backup took its place.
 */
export const backupReasonSchema = z.enum(['daily', 'asked', 'migration', 'set-aside']);
export type BackupReason = z.infer<typeof backupReasonSchema>;

export const backupSchema = z.object({
  /** Name of its folder, made from its time: '2026-11-29T20-15-00Z'. */
  name: z.string(),
  /** Milliseconds since 1970. */
  madeAt: z.number(),
  reason: backupReasonSchema,
  /** False for a damaged library that was set aside, and for a backup whose own files are damaged or gone. */
  sound: z.boolean(),
  /** Null where it could not be read. */
  tracks: z.int().nullable(),
  labels: z.int().nullable(),
  /** Of all its files; models that several backups share count in each. */
  bytes: z.number(),
});
export type Backup = z.infer<typeof backupSchema>;

export const backupStepSchema = z.enum(['checking-library', 'copying-library', 'checking-copy']);
export type BackupStep = z.infer<typeof backupStepSchema>;
