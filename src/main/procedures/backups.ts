// Backups as the contract gives them.
import { backupsAt } from '../keeping/keeping.ts';
import { os, type Parts } from './parts.ts';

export const backupsProcedures = ({ work: { store, libraryDir }, keeping }: Parts) => ({
  state: os.backups.state.handler(() => {
    const { backups, restoring } = backupsAt(libraryDir);
    const { making, failure, problems } = keeping.state();
    return {
      backups: backups.map((backup) => ({ ...backup, changesSince: store.changes.since(backup.madeAt) })),
      making,
      failure,
      restoring,
      problems: problems === null ? null : [...problems],
      unreadable: store.unreadable(),
    };
  }),
  make: os.backups.make.handler(({ signal }) => keeping.make(signal)),
  cancel: os.backups.cancel.handler(() => {
    keeping.cancel();
    return null;
  }),
  restore: os.backups.restore.handler(async ({ input }) => {
    await keeping.prepareRestore(input.name);
    return null;
  }),
  cancelRestore: os.backups.cancelRestore.handler(() => {
    keeping.cancelRestore();
    return null;
  }),
});
