// `stackwax backup list|make|restore`: works without opening the library, so also with one that is damaged or gone.
import { Command } from 'commander';
import type { Backup, BackupReason } from '../../../core/domain/backup.ts';
import { AppError } from '../../../core/domain/errors.ts';
import { findBackup, listBackups } from '../../store/backups/folder.ts';
import { makeBackup } from '../../store/backups/make.ts';
import { finishRestore, prepareRestore } from '../../store/backups/restore.ts';
import { dateText } from '../../store/damage.ts';
import { lockLibrary } from '../../store/lock.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { tracksText } from '../output.ts';
import { libraryDirOf } from '../session.ts';

export function backupCommand(): Command {
  return new Command('backup')
    .description('backups of the library and its models: list them, make one, go back to one')
    .addCommand(listing())
    .addCommand(making())
    .addCommand(restoring());
}

function listing(): Command {
  return new Command('list')
    .description('list the backups, the newest first')
    .addOption(libraryOption())
    .option('--json', 'print as JSON')
    .action(({ library, json }: LibraryOptions) => {
      const backups = listBackups(libraryDirOf(library));
      if (json) printJson(backups);
      else if (backups.length === 0) print('There is no backup yet.');
      else for (const backup of backups) print(line(backup));
    });
}

function making(): Command {
  return new Command('make')
    .description('make a backup now; the library may be open')
    .addOption(libraryOption())
    .option('--json', 'print the backup as JSON')
    .action(({ library, json }: LibraryOptions) => {
      const backup = makeBackup({ libraryDir: libraryDirOf(library), reason: 'asked', now: Date.now() });
      if (json) printJson(backup);
      else print(`Backup made: ${line(backup)}`);
    });
}

function restoring(): Command {
  return new Command('restore')
    .description('go back to a backup; the present library is set aside and becomes a backup itself')
    .argument('<backup>', 'its name, the beginning of it (a date: 2026-11-29), or: latest')
    .addOption(libraryOption())
    .option('--json', 'print what was done as JSON')
    .action((wanted: string, { library, json }: LibraryOptions) => {
      const libraryDir = libraryDirOf(library);
      const backup = findBackup(libraryDir, wanted);
      const now = Date.now();
      const { aside } = prepareRestore(libraryDir, backup.name, now);
      const taken = takeNow(libraryDir, now);
      const setAside = listBackups(libraryDir).find(({ name }) => name === aside) ?? null;
      if (json) return printJson({ backup, taken, setAside });
      if (!taken) return print('Stackwax has this library open: it goes back when it is started next.');
      print(`The library is that of ${dateText(backup.madeAt)} again: ${line(backup)}`);
      if (setAside !== null) print(`What it was before is kept as ${setAside.name}.`);
    });
}

/** False while another process has the library open. */
function takeNow(libraryDir: string, now: number): boolean {
  try {
    const lock = lockLibrary(libraryDir);
    try {
      finishRestore(libraryDir, now);
      return true;
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'library-busy') throw error;
    log(error.message);
    return false;
  }
}

const reasons: Readonly<Record<BackupReason, string>> = {
  daily: 'daily',
  asked: 'made by you',
  migration: 'before an update of the library',
  'set-aside': 'set aside',
};

function line({ name, madeAt, reason, sound, tracks, labels, bytes }: Backup): string {
  const counts = tracks === null ? '' : `, ${tracksText(tracks)}, ${labels ?? 0} labelled`;
  const state = sound ? '' : ', DAMAGED';
  return `${name}  ${dateText(madeAt)}  ${(bytes / 2 ** 20).toFixed(1)} MB${counts}, ${reasons[reason]}${state}`;
}
