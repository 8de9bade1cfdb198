// The questions about the library as a whole: backups of it, going back to one, whether its file is sound.
import * as z from 'zod';
import type { Backup, BackupReason, BackupStep } from '../../core/domain/backup.ts';

const startSchema = z.object({ libraryDir: z.string() });
export type KeepingStart = z.infer<typeof startSchema>;

export function parseStart(data: unknown): KeepingStart {
  return startSchema.parse(data);
}

export type KeepingQuestions = {
  readonly backup: {
    readonly input: { readonly reason: BackupReason; readonly now: number };
    readonly output: Backup;
    readonly progress: BackupStep;
  };
  /** Makes this backup ready to take the library's place when it is opened next. */
  readonly prepareRestore: {
    readonly input: { readonly name: string; readonly now: number };
    readonly output: null;
  };
  /** What is wrong with the library file; nothing when it is sound. */
  readonly check: { readonly input: null; readonly output: readonly string[] };
};
