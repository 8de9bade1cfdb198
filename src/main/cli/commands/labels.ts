// `stackwax labels export|import`: labels in a file that other libraries can read.
import { lstat, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { AppError } from '../../../core/domain/errors.ts';
import { type LabelsFile, labelsFileSchema } from '../../../core/domain/labelsFile.ts';
import { readTextFile } from '../../files/regularFile.ts';
import { print, printJson } from '../../terminal.ts';
import { writeWhole } from '../../writing/durable.ts';
import { type LibraryOptions, libraryOption } from '../options.ts';
import { countText } from '../output.ts';
import { type Places, userPath, withLibrary } from '../session.ts';

interface Options extends LibraryOptions {
  out?: string;
}

export function labelsCommand(places: Places): Command {
  return new Command('labels')
    .description('take your corrections along: write them to a file, or read them from one')
    .addCommand(exporting(places))
    .addCommand(importing(places));
}

function exporting(places: Places): Command {
  return new Command('export')
    .description('write every label to a JSON file, or to stdout')
    .addOption(libraryOption())
    .option('--out <file>', 'file to write')
    .option('--json', 'with --out: print what was written as JSON')
    .action(async ({ library, out, json }: Options) => {
      const file = await withLibrary(places, library, (client) => client.labels.export());
      if (out === undefined) {
        printJson(file);
        return;
      }
      const path = userPath(out);
      await writeTo(path, Buffer.from(`${JSON.stringify(file, null, 2)}\n`)).catch((cause: unknown) => {
        throw new AppError('unwritable', 'The labels could not be written.', { path, cause });
      });
      if (json) printJson({ file: path, labels: file.labels.length, folders: file.folders.length });
      else print(`${file.labels.length} labels written to ${path}.`);
    });
}

/** A file stands there whole or not at all; a device or a pipe takes what comes. */
async function writeTo(path: string, bytes: Uint8Array): Promise<void> {
  const isFile = await lstat(path).then(
    (stats) => stats.isFile(),
    () => true,
  );
  await (isFile ? writeWhole(path, bytes) : writeFile(path, bytes));
}

function importing(places: Places): Command {
  return new Command('import')
    .description(
      'set the labels of such a file; tracks are matched by path, then sound, then artist, title and length',
    )
    .argument('<file>', 'what `labels export` wrote')
    .addOption(libraryOption())
    .option('--json', 'print the report as JSON')
    .action(async (name: string, { library, json }: Options) => {
      const file = await readLabels(userPath(name));
      const report = await withLibrary(places, library, (client) => client.labels.import(file));
      if (json) return printJson(report);
      const { byPath, byFingerprint, byTags, unmatched, changed, ratings, tags } = report;
      const besides = [
        ...(tags === 0 ? [] : [`${countText(tags, 'tag')} of tracks changed`]),
        ...(ratings === 0 ? [] : [`${countText(ratings, 'rating')} changed`]),
      ].map((text) => `, and ${text}`);
      print(
        `${changed} tracks have a new label${besides.join('')}. Matched by path: ${byPath}, by sound: ${byFingerprint}, ` +
          `by artist and title: ${byTags}; not in this library: ${unmatched.length}.`,
      );
    });
}

async function readLabels(path: string): Promise<LabelsFile> {
  const text = await readTextFile(path);
  try {
    return labelsFileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('invalid', 'This is not a file of labels that Stackwax wrote.', { path, cause });
  }
}
