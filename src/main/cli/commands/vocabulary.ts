// `stackwax vocabulary`: the user's changes to the genre vocabulary as one file.
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { AppError } from '../../../core/domain/errors.ts';
import { parseOverlay, serialiseOverlay } from '../../../core/genres/vocabulary/overlay.ts';
import { readTextFile } from '../../files/regularFile.ts';
import { log, print, printJson } from '../../terminal.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  dryRun?: true;
}

export function vocabularyCommand(places: Places): Command {
  const command = new Command('vocabulary').description('your own genres, aliases, merges and ignores');
  command
    .command('export')
    .description('write your changes to a file, which must not exist yet')
    .argument('<file>')
    .addOption(libraryOption())
    .action(async (file: string, { library }: Options) => {
      const overlay = await withLibrary(places, library, (client) => client.genres.overlay());
      const path = userPath(file);
      await writeFile(path, serialiseOverlay(overlay), { flag: 'wx' }).catch((cause: unknown) => {
        throw new AppError('unwritable', 'The file cannot be written, or is there already.', { path, cause });
      });
      print(path);
    });
  command
    .command('import')
    .description('replace your changes by those in a file, and map all tags again')
    .argument('<file>')
    .addOption(libraryOption())
    .option('--dry-run', 'only show what would be mapped differently')
    .option('--json', 'print what changes as JSON')
    .action(async (file: string, { library, dryRun, json }: Options) => {
      const overlay = parseOverlay(await readTextFile(userPath(file)));
      const changes = await withLibrary(places, library, async (client) => {
        const preview = await client.genres.previewOverlay(overlay);
        if (!dryRun) await client.genres.setOverlay(overlay);
        return preview;
      });
      if (json) return printJson(changes);
      for (const { before, after } of changes) {
        print(`${before.written}: ${before.declared ?? 'nothing'} → ${after.declared ?? 'nothing'}`);
      }
      log(`${changes.length} tags are mapped differently${dryRun ? ' (nothing was changed)' : ''}.`);
    });
  command
    .command('undo')
    .description('take back the last change')
    .addOption(libraryOption())
    .action(async ({ library }: Options) => {
      const overlay = await withLibrary(places, library, async (client) => {
        await client.changes.undo({ of: 'vocabulary' });
        return await client.genres.overlay();
      });
      print(...serialiseOverlay(overlay).trimEnd().split('\n'));
    });
  return command;
}
