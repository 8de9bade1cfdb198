// Backups of the library: which there are, making one, going back to one; and whether the library's file is sound.
import * as z from 'zod';
import { backupSchema, backupStepSchema } from '../domain/backup.ts';
import { unreadableSchema } from '../domain/damage.ts';
import { errorDataSchema } from '../domain/errors.ts';
import { procedure } from './procedure.ts';

const stateSchema = z.object({
  /** Newest first; with the steps of a person's that are newer than it. */
  backups: z.array(backupSchema.extend({ changesSince: z.int() })),
  /** Where the backup is that is being made. */
  making: backupStepSchema.nullable(),
  /** Why the last backup was not made. */
  failure: errorDataSchema.nullable(),
  /** Name of the backup that takes the library's place at the next start. */
  restoring: z.string().nullable(),
  /** What is wrong with the library's file; null while it is being checked. */
  problems: z.array(z.string()).nullable(),
  /** Stored values that are damaged and left out. */
  unreadable: z.array(unreadableSchema),
});

export const backupsContract = {
  state: procedure.output(stateSchema),
  /** Makes one now, or waits for the one that is being made. */
  make: procedure.output(backupSchema),
  /** Ends the one that is being made; the earlier ones stay. */
  cancel: procedure.output(z.null()),
  /** Makes it ready: it takes the library's place at the next start, and what is there then becomes a backup itself. */
  restore: procedure.input(z.object({ name: z.string() })).output(z.null()),
  /** The library stays as it is. */
  cancelRestore: procedure.output(z.null()),
};
